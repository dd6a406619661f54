package soquete.stress;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import soquete.error.WouldBlockException;

/// Messages in both directions, with several threads that send and several that receive.
///
/// A message arrives whole and at most once, and never when its send failed. Where the family is
/// reliable and nobody cut it, each arrives exactly once, and each receiver sees those of one
/// sender in order.
final class MessageRound extends PairRound {
    /// The first byte of a message that ends a receiver.
    private static final byte MARKER = (byte) 0xFF;

    /// The number of the sender, and the place in its sequence.
    private static final int HEADER = 5;

    private static final int DRAINED_AT_ONCE = 64;

    private final List<Flow> flows = new ArrayList<>();
    private boolean wasCut;

    MessageRound(Kind kind, Dice dice, Tally tally, UnaryOperator<Port> fault) {
        super(kind, dice, tally, fault);
    }

    private static final class Flow {
        final End from;
        final End to;
        final List<Sender> senders = new ArrayList<>();
        final List<Receiver> receivers = new ArrayList<>();
        final List<Got.Message> drained = new ArrayList<>();
        boolean dry;

        Flow(End from, End to) {
            this.from = from;
            this.to = to;
        }
    }

    @Override
    void populate(End from, End to) throws IOException {
        Flow flow = new Flow(from, to);
        flows.add(flow);
        int senders = dice.between(1, 3);
        int receivers = dice.between(1, 3);
        for (int i = 1; i <= senders; i++) {
            Held sending = dice.oneIn(4) ? duplicate(from) : first(from);
            Sender sender = new Sender(from.name + "-sends-" + i, sending, this, dice.oneIn(2), i);
            flow.senders.add(sender);
            actors.add(sender);
        }
        for (int i = 1; i <= receivers; i++) {
            Held receiving = dice.oneIn(4) ? duplicate(to) : first(to);
            Receiver receiver =
                    new Receiver(to.name + "-receives-" + i, receiving, this, dice.oneIn(2));
            flow.receivers.add(receiver);
            actors.add(receiver);
        }
    }

    private static byte[] message(int sender, int sequence, int size) {
        byte[] bytes = Content.of(sender, sequence, size);
        for (int i = 1; i < HEADER; i++) {
            bytes[i] = (byte) (sequence >>> (8 * (i - 1)));
        }
        return bytes;
    }

    private static int sequence(byte[] message) {
        int sequence = 0;
        for (int i = 1; i < HEADER; i++) {
            sequence |= (message[i] & 0xFF) << (8 * (i - 1));
        }
        return sequence;
    }

    private static int pause(Dice dice) {
        return dice.oneIn(8) ? dice.below(2_000) : 0;
    }

    private static void rest(int micros) {
        if (micros > 0) {
            LockSupport.parkNanos(micros * 1000L);
        }
    }

    private record Sending(Way way, List<Integer> sizes, int pauseMicros) {
        @Override
        public String toString() {
            return way + " " + sizes + (pauseMicros > 0 ? " after a pause" : "");
        }
    }

    private static final class Sender extends Actor {
        private final int number;
        private final List<Sending> steps = new ArrayList<>();

        /// By their places in the sequence.
        private final List<Integer> sizes = new ArrayList<>();

        private final Set<Integer> sent = new HashSet<>();

        Sender(String name, Held held, Round round, boolean virtual, int number) {
            super(name, held, round, virtual);
            this.number = number;
            Dice dice = round.dice;
            int longest = round.kind.longestMessage();
            for (int i = dice.between(1, 30); i > 0; i--) {
                Way way = dice.of(Way.SEND_MESSAGE);
                if (round.kind.passesDescriptors() && dice.oneIn(6)) {
                    way = Way.RIGHTS;
                }
                List<Integer> of = new ArrayList<>();
                for (int j = way == Way.BATCH ? dice.between(1, 8) : 1; j > 0; j--) {
                    of.add(HEADER + dice.size(dice.oneIn(6) ? longest : longest / 20) - 1);
                }
                steps.add(new Sending(way, of, pause(dice)));
            }
            round.note(name + (virtual ? " (virtual)" : "") + " on " + held.name + ": " + steps);
        }

        @Override
        void act() {
            for (Sending step : steps) {
                rest(step.pauseMicros);
                int first = sizes.size();
                List<byte[]> messages = new ArrayList<>();
                for (int size : step.sizes) {
                    messages.add(message(number, sizes.size(), size));
                    sizes.add(size);
                }
                Outcome outcome =
                        perform(
                                "send " + step,
                                () -> held.port.sendMessages(step.way, messages),
                                outcome());
                for (int i = 0; i < outcome.count; i++) {
                    sent.add(first + i);
                }
                round.tally.messages.addAndGet(outcome.count);
                if (isOver(outcome)) {
                    return;
                }
            }
        }
    }

    private static final class Receiver extends Actor {
        private static final long NOTHING_THERE = 200_000;
        private static final int SLOW_ROUNDS = 3;

        private record Receiving(Way way, int pauseMicros) {
            @Override
            public String toString() {
                return way + (pauseMicros > 0 ? " after a pause" : "");
            }
        }

        private final List<Receiving> steps = new ArrayList<>();
        private final List<Got.Message> received = new ArrayList<>();

        Receiver(String name, Held held, Round round, boolean virtual) {
            super(name, held, round, virtual);
            Dice dice = round.dice;
            for (int i = dice.between(1, 10); i > 0; i--) {
                steps.add(new Receiving(dice.of(Way.RECV_MESSAGE), pause(dice)));
            }
            round.note(name + (virtual ? " (virtual)" : "") + " on " + held.name + ": " + steps);
        }

        @Override
        void act() {
            int most = round.kind.longestMessage() + HEADER;
            for (int i = 0; ; i++) {
                Receiving step = steps.get(i % steps.size());
                rest(i < SLOW_ROUNDS * steps.size() ? step.pauseMicros : 0);
                Got got =
                        perform(
                                "recv " + step,
                                () -> held.port.recvMessages(step.way, most),
                                Got::failure);
                boolean last = false;
                for (Got.Message message : got.messages()) {
                    // Of seqpacket an empty message is the end.
                    if (message.fullSize() == 0 || message.bytes()[0] == MARKER) {
                        last = true;
                    } else {
                        received.add(message);
                    }
                }
                IOException failure = got.failure();
                if (last || (failure != null && isOver(failure))) {
                    return;
                }
                if (got.messages().isEmpty()) {
                    LockSupport.parkNanos(NOTHING_THERE);
                }
            }
        }
    }

    @Override
    void attend() {
        spread();
        for (Flow flow : flows) {
            boolean sent = allFinished(flow.senders);
            if (!allFinished(flow.receivers)) {
                if (sent) {
                    mark(flow);
                }
            } else if (!flow.dry) {
                boolean nothing = drain(flow);
                flow.dry = sent && nothing;
            }
        }
    }

    /// Tells one receiver to end; those that stay are told again.
    private void mark(Flow flow) {
        List<Held> open = open(flow.from);
        for (Held held : open) {
            Outcome outcome = held.port.sendNow(new byte[] {MARKER});
            if (outcome.failure instanceof ClosedChannelException) {
                continue; // meanwhile
            }
            if (outcome.failure != null
                    && !(outcome.failure instanceof WouldBlockException)
                    && !allows(flow.senders.getFirst(), held, outcome.failure)) {
                throw new Broken("a send failed", outcome.failure);
            }
            return;
        }
        if (flow.from.closed()) {
            flow.to.close(); // nobody is left to tell them
        }
    }

    /// Takes what nobody receives any more.
    private boolean drain(Flow flow) {
        for (Held held : open(flow.to)) {
            for (int i = 0; i < DRAINED_AT_ONCE; i++) {
                Outcome outcome = held.port.recvNow(kind.longestMessage() + HEADER);
                if (outcome.failure instanceof ClosedChannelException) {
                    break; // meanwhile
                }
                if (outcome.failure instanceof WouldBlockException || outcome.end) {
                    return true;
                }
                if (outcome.failure != null) {
                    if (!allows(flow.receivers.getFirst(), held, outcome.failure)) {
                        throw new Broken("a receive failed", outcome.failure);
                    }
                    continue; // of an earlier datagram
                }
                if (outcome.bytes[0] != MARKER) {
                    flow.drained.add(new Got.Message(outcome.bytes, outcome.bytes.length));
                }
            }
            if (!held.closed()) {
                return false;
            }
        }
        return flow.to.closed();
    }

    @Override
    boolean settled() {
        wasCut = cut();
        for (Flow flow : flows) {
            if (!flow.dry) {
                return false;
            }
        }
        return true;
    }

    @Override
    void judge() {
        for (Flow flow : flows) {
            String what = "from " + flow.from.name + " to " + flow.to.name;
            Set<List<Integer>> seen = new HashSet<>();
            for (Receiver receiver : flow.receivers) {
                judge(what, flow, receiver.received, seen);
            }
            judge(what, flow, flow.drained, seen);
            if (kind.reliable() && !wasCut) {
                for (Sender sender : flow.senders) {
                    for (int sequence : sender.sent) {
                        if (!seen.contains(List.of(sender.number, sequence))) {
                            throw new Broken(
                                    what
                                            + ": message "
                                            + sequence
                                            + " of sender "
                                            + sender.number
                                            + " was lost");
                        }
                    }
                }
            }
        }
    }

    private void judge(
            String what, Flow flow, List<Got.Message> received, Set<List<Integer>> seen) {
        int[] last = new int[flow.senders.size() + 1];
        Arrays.fill(last, -1);
        for (Got.Message message : received) {
            byte[] bytes = message.bytes();
            int number = bytes[0];
            if (bytes.length < HEADER || number < 1 || number > flow.senders.size()) {
                throw new Broken(what + ": a message of " + bytes.length + " bytes of nobody");
            }
            Sender sender = flow.senders.get(number - 1);
            int sequence = sequence(bytes);
            String which = what + ": message " + sequence + " of sender " + number;
            if (sequence < 0 || sequence >= sender.sizes.size()) {
                throw new Broken(which + " was never sent");
            }
            if (!sender.sent.contains(sequence)) {
                throw new Broken(which + " arrived, and its send failed");
            }
            int size = sender.sizes.get(sequence);
            byte[] expected = message(number, sequence, size);
            if (message.fullSize() != size
                    || !Arrays.equals(bytes, 0, bytes.length, expected, 0, bytes.length)) {
                throw new Broken(
                        which + " of " + size + " bytes came as another of " + message.fullSize());
            }
            if (!seen.add(List.of(number, sequence))) {
                throw new Broken(which + " came twice");
            }
            if (kind.reliable() && sequence <= last[number]) {
                throw new Broken(which + " came after message " + last[number]);
            }
            last[number] = sequence;
        }
    }
}
