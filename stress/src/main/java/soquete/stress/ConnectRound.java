package soquete.stress;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;

/// Many connections to one listener: threads that connect, say a word and hear it answered; threads
/// that accept and answer. Every word is heard at most once, every answer is the right one, and
/// where nobody was disturbed, every word is answered.
final class ConnectRound extends Round {
    private static final long ANSWER = 0x5A5A_5A5A_5A5A_5A5AL;
    private static final int WORD = Long.BYTES;
    private static final int MAXIMUM_TRIES = 20;

    private static final List<Errno> CUT =
            List.of(
                    Errno.ECONNRESET,
                    Errno.EPIPE,
                    Errno.ENOTCONN,
                    Errno.ECONNREFUSED,
                    Errno.ECONNABORTED);

    private final End listener = new End("listener");
    private final List<Acceptor> acceptors = new ArrayList<>();
    private final List<Connector> connectors = new ArrayList<>();
    private final ConcurrentLinkedQueue<Long> heard = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> answered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Held> connections = new ConcurrentLinkedQueue<>();
    private @Nullable Endpoint endpoint;
    private boolean disturbed;

    ConnectRound(Kind kind, Dice dice, Tally tally, UnaryOperator<Port> fault) {
        super(kind, dice, tally, fault);
    }

    @Override
    void prepare() throws IOException {
        Socket socket = kind.listener();
        Held first = new Held(listener.name, fault.apply(new SocketPort(socket)));
        listener.ports.add(first);
        endpoint = kind.reach(socket.localEndpoint());
        if (dice.oneIn(3)) {
            int backlog = dice.between(0, 3);
            socket.listen(backlog);
            note("the backlog is " + backlog);
        }
        for (int i = dice.between(1, 4); i > 0; i--) {
            Held held = first;
            if (dice.oneIn(4)) {
                held = first.duplicate("listener'" + listener.ports.size());
                listener.ports.add(held);
            }
            Acceptor acceptor = new Acceptor("accepts-" + i, held, dice.oneIn(2));
            note(acceptor.name + " on " + held.name);
            acceptors.add(acceptor);
            actors.add(acceptor);
        }
        for (int i = dice.between(1, 6); i > 0; i--) {
            Connector connector = new Connector("connects-" + i, first, dice.oneIn(2), i);
            connectors.add(connector);
            actors.add(connector);
        }
        disturb(first);
    }

    private void disturb(Held first) {
        List<Actor> others = List.copyOf(actors);
        if (dice.oneIn(3)) {
            return;
        }
        Chaos chaos = new Chaos("chaos", first, this);
        for (int i = dice.below(8); i > 0; i--) {
            chaos.interrupt(dice.of(others));
        }
        for (int i = dice.below(4); i > 0; i--) {
            chaos.timeout(dice.of(listener.ports));
        }
        for (int i = dice.below(3); i > 0; i--) {
            chaos.duplicateAndClose(first);
        }
        for (int i = dice.below(3); i > 0; i--) {
            chaos.options(first);
        }
        if (dice.oneIn(4)) {
            chaos.close(first, false);
            disturbed = true;
        }
        actors.add(chaos);
    }

    private static byte[] bytes(long word) {
        return ByteBuffer.allocate(WORD).putLong(word).array();
    }

    private static long word(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /// What came of an accept.
    private record Accepted(@Nullable Port port, @Nullable IOException failure) {}

    private Held adopt(String name, Port port) {
        Held held = new Held(name, port);
        connections.add(held);
        return held;
    }

    private final class Acceptor extends Actor {
        Acceptor(String name, Held held, boolean virtual) {
            super(name, held, ConnectRound.this, virtual);
        }

        @Override
        void act() {
            while (true) {
                Accepted accepted = perform("accept", this::accept, Accepted::failure);
                if (accepted.port != null) {
                    serve(adopt("accepted by " + name, accepted.port));
                } else if (accepted.failure != null && PairRound.isOver(accepted.failure)) {
                    return;
                } else {
                    LockSupport.parkNanos(100_000);
                }
            }
        }

        private Accepted accept() {
            try {
                return new Accepted(held.port.accept(), null);
            } catch (IOException e) {
                return new Accepted(null, e);
            }
        }

        private void serve(Held connection) {
            tally.connections.incrementAndGet();
            try {
                byte[] bytes = exchange(this, connection, null);
                if (bytes.length == WORD) {
                    heard.add(word(bytes));
                    byte[] answer = bytes(word(bytes) ^ ANSWER);
                    perform(
                            connection,
                            "answer",
                            () ->
                                    kind.keepsMessages()
                                            ? connection.port.sendMessages(
                                                    Way.ARRAY, List.of(answer))
                                            : connection.port.sendAll(Way.ARRAY, answer),
                            outcome());
                }
            } finally {
                connection.close(false);
            }
        }
    }

    private final class Connector extends Actor {
        private final List<Integer> timeouts = new ArrayList<>();
        private final int number;

        Connector(String name, Held held, boolean virtual, int number) {
            super(name, held, ConnectRound.this, virtual);
            this.number = number;
            for (int i = dice.between(1, 8); i > 0; i--) {
                timeouts.add(dice.oneIn(3) ? dice.below(20_000) : 0);
            }
            note(name + (virtual ? " (virtual)" : "") + ": timeouts of connect in us " + timeouts);
        }

        @Override
        void act() throws IOException {
            for (int i = 0; i < timeouts.size(); i++) {
                Socket socket = kind.open();
                Held connection = adopt(name + "'s " + i, fault.apply(new SocketPort(socket)));
                try {
                    if (connect(connection, timeouts.get(i))) {
                        connection.timeout(Socket.FOREVER);
                        say(connection, ((long) number << 32) + i);
                    }
                } finally {
                    connection.close(false);
                }
            }
        }

        private boolean connect(Held connection, int micros) {
            Endpoint to = Objects.requireNonNull(endpoint);
            if (micros > 0) {
                connection.timeout(Duration.ofNanos(micros * 1000L));
            }
            for (int tries = 0; tries < MAXIMUM_TRIES; tries++) {
                Outcome outcome =
                        perform(
                                connection,
                                "connect",
                                () -> connection.port.connect(to),
                                outcome());
                if (outcome.failure == null) {
                    return true;
                }
                if (PairRound.isOver(outcome.failure)) {
                    return false;
                }
            }
            connection.timeout(Socket.FOREVER);
            Outcome last;
            do {
                last =
                        perform(
                                connection,
                                "connect at last",
                                () -> connection.port.connect(to),
                                outcome());
            } while (last.failure instanceof InterruptedIOException);
            return last.failure == null;
        }

        private void say(Held connection, long word) {
            byte[] answer = exchange(this, connection, bytes(word));
            if (answer.length == WORD) {
                if (word(answer) != (word ^ ANSWER)) {
                    throw new Broken("the answer is that of another word");
                }
                answered.add(word);
            } else if (answer.length > 0) {
                throw new Broken("an answer of " + answer.length + " bytes");
            }
        }
    }

    /// Says a word, if there is one, and hears one; no bytes where that failed as it may.
    private byte[] exchange(Actor actor, Held connection, byte @Nullable [] word) {
        if (word != null) {
            Outcome said;
            do {
                said =
                        actor.perform(
                                connection,
                                "say",
                                () ->
                                        kind.keepsMessages()
                                                ? connection.port.sendMessages(
                                                        Way.ARRAY, List.of(word))
                                                : connection.port.sendAll(Way.ARRAY, word),
                                Actor.outcome());
            } while (said.failure instanceof InterruptedIOException);
            if (said.failure != null) {
                return new byte[0];
            }
        }
        while (true) {
            Outcome came =
                    actor.perform(
                            connection,
                            "hear",
                            () ->
                                    kind.keepsMessages()
                                            ? connection.port.recv(Way.ARRAY, WORD)
                                            : connection.port.recvExactly(Way.ARRAY, WORD),
                            Actor.outcome());
            if (!(came.failure instanceof InterruptedIOException) || came.bytes.length > 0) {
                return came.bytes;
            }
        }
    }

    @Override
    void attend() {
        if (PairRound.allFinished(connectors)) {
            listener.close();
        }
    }

    @Override
    boolean settled() {
        return true;
    }

    @Override
    boolean allows(Actor actor, Held held, IOException failure) {
        if (failure instanceof WouldBlockException || !(failure instanceof ErrnoException e)) {
            return false;
        }
        return listener.closed() && CUT.contains(e.errno());
    }

    @Override
    void close() {
        listener.close();
        connections.forEach(held -> held.close(false));
    }

    @Override
    void judge() {
        Set<Long> once = new HashSet<>();
        for (long word : heard) {
            if (!once.add(word)) {
                throw new Broken("a word was heard twice");
            }
        }
        int all = 0;
        for (Connector connector : connectors) {
            all += connector.timeouts.size();
        }
        if (!once.containsAll(answered)) {
            throw new Broken("an answer to a word that nobody heard");
        }
        if (!disturbed && answered.size() != all) {
            throw new Broken(answered.size() + " of " + all + " words were answered");
        }
    }
}
