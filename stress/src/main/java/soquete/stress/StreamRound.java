package soquete.stress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import soquete.error.WouldBlockException;

/// Streams in both directions.
///
/// Several threads send with operations that never interleave, or one sends in any way; one thread
/// receives in any way, or several receive in ways that keep bytes together. What was received must
/// be what was sent, to the last byte and the last part of an operation that failed; where the
/// connection was cut, the beginning of it.
final class StreamRound extends PairRound {
    private static final int BUDGET = 1_200_000;
    private static final int DRAINED_AT_ONCE = 32;

    private final List<Flow> flows = new ArrayList<>();

    StreamRound(Kind kind, Dice dice, Tally tally, UnaryOperator<Port> fault) {
        super(kind, dice, tally, fault);
    }

    /// One direction.
    private static final class Flow {
        final End from;
        final End to;
        final List<Sender> senders = new ArrayList<>();
        final List<Reader> readers = new ArrayList<>();
        final List<byte[]> drained = new ArrayList<>();

        /// The end of the sending was told.
        boolean ended;

        /// What nobody read has been taken, or cannot be.
        boolean dry;

        /// The end came.
        boolean complete;

        Flow(End from, End to) {
            this.from = from;
            this.to = to;
        }
    }

    @Override
    void populate(End from, End to) throws IOException {
        Flow flow = new Flow(from, to);
        flows.add(flow);
        int senders = dice.oneIn(2) ? 1 : dice.between(2, 3);
        int readers = senders == 1 && dice.oneIn(2) ? dice.between(2, 3) : 1;
        Held sending = senders == 1 && dice.oneIn(3) ? duplicate(from) : first(from);
        for (int i = 1; i <= senders; i++) {
            String name = from.name + "-sends-" + i;
            Sender sender =
                    new Sender(
                            name, sending, this, dice.oneIn(2), i, senders == 1, BUDGET / senders);
            flow.senders.add(sender);
            actors.add(sender);
        }
        boolean exactly = readers > 1 && dice.oneIn(2);
        for (int i = 1; i <= readers; i++) {
            Held receiving = !exactly && dice.oneIn(3) ? duplicate(to) : first(to);
            String name = to.name + "-reads-" + i;
            Reader reader = new Reader(name, receiving, this, dice.oneIn(2), readers == 1, exactly);
            flow.readers.add(reader);
            actors.add(reader);
        }
    }

    private record Step(Way way, boolean all, int size, int pauseMicros) {
        void pause() {
            if (pauseMicros > 0) {
                LockSupport.parkNanos(pauseMicros * 1000L);
            }
        }

        @Override
        public String toString() {
            return (all ? "all " : "")
                    + way
                    + " "
                    + size
                    + (pauseMicros > 0 ? " after a pause" : "");
        }
    }

    private static int pause(Dice dice) {
        return dice.oneIn(6) ? dice.below(3_000) : 0;
    }

    private static final class Sender extends Actor {
        private final int number;
        private final List<Step> steps = new ArrayList<>();
        private final List<byte[]> sent = new ArrayList<>();

        Sender(
                String name,
                Held held,
                Round round,
                boolean virtual,
                int number,
                boolean alone,
                int budget) {
            super(name, held, round, virtual);
            this.number = number;
            Dice dice = round.dice;
            int left = budget;
            for (int i = dice.between(1, 25); i > 0 && left > 0; i--) {
                boolean all = !alone || dice.oneIn(2);
                int size = dice.size(left);
                Way way = dice.of(all ? Way.SEND_ALL : Way.SEND);
                if (!all && round.kind.passesDescriptors() && dice.oneIn(4)) {
                    way = Way.RIGHTS;
                } else if (!all && round.kind.splices() && dice.oneIn(6)) {
                    way = Way.SPLICE;
                }
                steps.add(new Step(way, all, size, pause(dice)));
                left -= size;
            }
            round.note(name + (virtual ? " (virtual)" : "") + " on " + held.name + ": " + steps);
        }

        @Override
        void act() {
            int sequence = 0;
            for (Step step : steps) {
                step.pause();
                byte[] data = Content.of(number, sequence++, step.size);
                Outcome outcome =
                        step.all
                                ? perform(
                                        "sendAll " + step,
                                        () -> held.port.sendAll(step.way, data),
                                        outcome())
                                : perform(
                                        "send " + step,
                                        () -> held.port.send(step.way, data),
                                        outcome());
                if (outcome.count > 0) {
                    round.tally.bytes.addAndGet(outcome.count);
                    sent.add(Arrays.copyOf(data, (int) outcome.count));
                }
                if (isOver(outcome)) {
                    return;
                }
            }
        }
    }

    private static final class Reader extends Actor {
        private static final long NOTHING_THERE = 200_000;
        private static final int SLOW_ROUNDS = 3;

        private final List<Step> steps = new ArrayList<>();
        private final List<byte[]> received = new ArrayList<>();
        private volatile boolean sawEnd;

        Reader(
                String name,
                Held held,
                Round round,
                boolean virtual,
                boolean alone,
                boolean exactly) {
            super(name, held, round, virtual);
            Dice dice = round.dice;
            for (int i = dice.between(1, 12); i > 0; i--) {
                boolean all = exactly || (alone && dice.oneIn(3));
                Way way = dice.of(all ? Way.RECV_EXACTLY : alone ? Way.RECV_ALONE : Way.RECV);
                if (alone && !all && round.kind.splices() && dice.oneIn(6)) {
                    way = Way.SPLICE;
                }
                steps.add(new Step(way, all, dice.size(300_000), pause(dice)));
            }
            round.note(name + (virtual ? " (virtual)" : "") + " on " + held.name + ": " + steps);
        }

        /// In the end without pauses, and not byte by byte.
        private Step step(int i) {
            Step step = steps.get(i % steps.size());
            return i < SLOW_ROUNDS * steps.size()
                    ? step
                    : new Step(step.way, step.all, Math.max(step.size, 10_000), 0);
        }

        @Override
        void act() {
            for (int i = 0; ; i++) {
                Step step = step(i);
                step.pause();
                Outcome outcome =
                        step.all
                                ? perform(
                                        "recvExactly " + step,
                                        () -> held.port.recvExactly(step.way, step.size),
                                        outcome())
                                : perform(
                                        "recv " + step,
                                        () -> held.port.recv(step.way, step.size),
                                        outcome());
                if (outcome.bytes.length > 0) {
                    received.add(outcome.bytes);
                }
                if (outcome.end) {
                    sawEnd = true;
                    return;
                }
                if (isOver(outcome)) {
                    return;
                }
                if (outcome.bytes.length == 0) {
                    LockSupport.parkNanos(NOTHING_THERE);
                }
            }
        }
    }

    @Override
    void attend() {
        spread();
        for (Flow flow : flows) {
            if (!flow.ended && allFinished(flow.senders)) {
                end(flow);
                flow.ended = true;
            }
            if (!flow.complete && !flow.dry && allFinished(flow.readers)) {
                flow.complete = flow.readers.stream().anyMatch(reader -> reader.sawEnd);
                if (!flow.complete) {
                    drain(flow);
                }
            }
        }
    }

    /// Tells the other end that no more comes.
    private void end(Flow flow) {
        try {
            for (Held held : open(flow.from)) {
                if (shut(flow.from, held)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new Broken("shutdown failed", e);
        }
    }

    /// Takes what nobody reads any more, as long as there is a port to take it from.
    private void drain(Flow flow) {
        for (Held held : open(flow.to)) {
            for (int i = 0; i < DRAINED_AT_ONCE; i++) {
                Outcome outcome = held.port.recvNow(65_536);
                if (outcome.end) {
                    flow.complete = true;
                    return;
                }
                if (outcome.failure instanceof ClosedChannelException) {
                    break; // meanwhile
                }
                if (outcome.failure instanceof WouldBlockException) {
                    return;
                }
                if (outcome.failure != null) {
                    if (!allows(flow.readers.getFirst(), held, outcome.failure)) {
                        throw new Broken("a receive failed", outcome.failure);
                    }
                    flow.dry = true;
                    return;
                }
                flow.drained.add(outcome.bytes);
            }
            if (!held.closed()) {
                return;
            }
        }
        flow.dry = flow.to.closed();
    }

    private boolean wasCut;

    @Override
    boolean settled() {
        wasCut = cut();
        for (Flow flow : flows) {
            if (!flow.ended || (!flow.complete && !flow.dry)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void judge() {
        for (Flow flow : flows) {
            String what = "from " + flow.from.name + " to " + flow.to.name;
            if (!wasCut && !flow.complete) {
                throw new Broken(what + ": no end of the stream");
            }
            List<List<byte[]>> sent = new ArrayList<>();
            for (Sender sender : flow.senders) {
                sent.add(sender.sent);
            }
            List<List<byte[]>> received = new ArrayList<>();
            for (Reader reader : flow.readers) {
                received.add(reader.received);
            }
            if (flow.readers.size() == 1) {
                received.getFirst().addAll(flow.drained);
                Interleaving.require(what, sent, joined(received.getFirst()), !wasCut);
            } else {
                received.add(flow.drained);
                byte[] whole = joined(sent.getFirst());
                int size = 0;
                for (List<byte[]> some : received) {
                    size += joined(some).length;
                }
                if (wasCut && size <= whole.length) {
                    whole = Arrays.copyOf(whole, size);
                }
                Interleaving.require(what, received, whole, true);
            }
        }
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
