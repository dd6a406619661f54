package soquete.stress;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import soquete.Socket;
import soquete.SocketPair;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.Shutdown;
import soquete.option.SolSocket;

/// A program on two sockets that are joined: threads that send and receive at both ends, and one or
/// two that disturb them.
abstract class PairRound extends Round {
    private static final List<Errno> CUT =
            List.of(
                    Errno.ECONNRESET,
                    Errno.EPIPE,
                    Errno.ENOTCONN,
                    Errno.ECONNREFUSED,
                    Errno.ECONNABORTED,
                    Errno.ENOPROTOOPT);

    final List<End> ends = List.of(new End("a"), new End("b"));

    PairRound(Kind kind, Dice dice, Tally tally, UnaryOperator<Port> fault) {
        super(kind, dice, tally, fault);
    }

    @Override
    final void prepare() throws IOException {
        SocketPair pair = kind.pair();
        List<Socket> sockets = List.of(pair.first(), pair.second());
        for (int i = 0; i < 2; i++) {
            Socket socket = sockets.get(i);
            End end = ends.get(i);
            Port port = new SocketPort(socket, kind.header(), kind.prefix(socket));
            end.ports.add(new Held(end.name, fault.apply(port)));
            if (dice.oneIn(2)) {
                // A message has to fit.
                int least = kind.keepsMessages() ? kind.longestMessage() + 5_000 : 2_000;
                int size = dice.between(least, least + 40_000);
                socket.set(SolSocket.SO_SNDBUF, size);
                note(end.name + " has SO_SNDBUF " + size);
            }
            if (!kind.keepsMessages() && dice.oneIn(3)) {
                // Less than a segment of the loopback, and TCP waits for its timers.
                int size = dice.between(100_000, 300_000);
                socket.set(SolSocket.SO_RCVBUF, size);
                note(end.name + " has SO_RCVBUF " + size);
            }
            if (dice.oneIn(2)) {
                duplicate(end);
                note(end.name + " is held by a duplicate that nobody closes");
            }
        }
        for (int i = 0; i < 2; i++) {
            populate(ends.get(i), ends.get(1 - i));
        }
        disturb();
    }

    /// The actors that send from one end to the other.
    abstract void populate(End from, End to) throws IOException;

    final Held first(End end) {
        return end.ports.getFirst();
    }

    final Held duplicate(End end) throws IOException {
        Held made = first(end).duplicate(end.name + "'" + end.ports.size());
        end.ports.add(made);
        tally.duplicates.incrementAndGet();
        return made;
    }

    private void disturb() {
        List<Actor> others = List.copyOf(actors);
        int chaoses = dice.of(List.of(0, 1, 1, 1, 2));
        for (int i = 0; i < chaoses; i++) {
            End end = dice.of(ends);
            Chaos chaos = new Chaos("chaos" + i, first(end), this);
            int interrupts = dice.oneIn(2) ? dice.below(8) : 0;
            for (int j = 0; j < interrupts; j++) {
                chaos.interrupt(dice.of(others));
            }
            int timeouts = dice.oneIn(2) ? dice.below(6) : 0;
            for (int j = 0; j < timeouts; j++) {
                chaos.timeout(dice.of(dice.of(ends).ports));
            }
            for (int j = dice.below(3); j > 0; j--) {
                chaos.duplicateAndClose(first(dice.of(ends)));
            }
            for (int j = dice.below(3); j > 0; j--) {
                chaos.options(dice.of(dice.of(ends).ports));
            }
            if (dice.oneIn(4)) {
                chaos.close(first(dice.of(ends)), dice.oneIn(3));
            }
            if (dice.oneIn(8) && !kind.keepsMessages()) {
                End shut = dice.of(ends);
                chaos.shut(this, shut, first(shut));
            }
            actors.add(chaos);
        }
    }

    final End endOf(Held held) {
        return ends.get(0).has(held) ? ends.get(0) : ends.get(1);
    }

    /// Whether the kernel ended the connection before everything was through.
    final boolean cut() {
        return ends.get(0).closed() || ends.get(1).closed();
    }

    @Override
    final boolean allows(Actor actor, Held held, IOException failure) {
        if (!(failure instanceof ErrnoException e)) {
            return false;
        }
        return (e.errno().equals(Errno.EPIPE) && endOf(held).shut)
                || (CUT.contains(e.errno()) && cut())
                // Linux 6.18 answers so for a raw socket whose buffer is full.
                || (kind == Kind.RAW4 && e.errno().equals(Errno.ENOPROTOOPT));
    }

    /// Ends what an end sends, by one of its ports.
    ///
    /// @return false if the port is closed
    final boolean shut(End end, Held held) throws IOException {
        boolean before = end.shut;
        end.shut = true;
        try {
            held.port.shutdown(Shutdown.SHUT_WR);
            return true;
        } catch (ClosedChannelException e) {
            if (!held.closed()) {
                throw new Broken("closed, says an open socket", e);
            }
            return false;
        } catch (ErrnoException e) {
            // Once both ends have told their end, TCP says that there is no connection.
            boolean over = before && e.errno().equals(Errno.ENOTCONN);
            if (!over && !(CUT.contains(e.errno()) && cut())) {
                throw new Broken("shutdown failed", e);
            }
            return true;
        }
    }

    /// Whether an actor that failed so has nothing more to do.
    static boolean isOver(Outcome outcome) {
        return outcome.failure != null && isOver(outcome.failure);
    }

    static boolean isOver(IOException failure) {
        return failure instanceof ClosedChannelException
                || (failure instanceof ErrnoException && !(failure instanceof WouldBlockException));
    }

    static boolean allFinished(List<? extends Actor> some) {
        for (Actor actor : some) {
            if (!actor.finished()) {
                return false;
            }
        }
        return true;
    }

    /// Closes the other end too, where a sender would hear of a close only after a minute.
    final void spread() {
        if (!kind.tellsSenders() && cut()) {
            ends.forEach(End::close);
        }
    }

    /// A port of the end that is open, if any.
    static List<Held> open(End end) {
        List<Held> open = new ArrayList<>();
        for (Held held : end.ports) {
            if (!held.closed()) {
                open.add(held);
            }
        }
        return open;
    }

    @Override
    final void close() {
        ends.forEach(End::close);
    }
}
