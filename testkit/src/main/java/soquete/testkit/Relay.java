package soquete.testkit;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A bad network between two ends, of any family: it delays, splits, puts together, reorders, loses
/// and repeats what passes, as [Conditions] say, and can stall and cut off.
///
/// A test puts it between two sockets by giving it two more, each connected to one of them:
///
/// ```java
/// try (Relay relay = Relay.ofStreams(left, right, Conditions.NONE.pieces(1))) { … }
/// ```
///
/// What happens to which byte or message is determined by the seed of the conditions; the times are
/// the machine's. The relay has threads of its own, two for each direction, and closes both ends.
public final class Relay implements AutoCloseable {
    private static final long JOIN_SECONDS = 10;

    private final List<RelayFlow> flows;
    private final End left;
    private final End right;

    /// One of the two ends, as a test makes it from a socket.
    public interface End {
        /// Receives something, waiting for it.
        ///
        /// @param max bytes at most
        /// @return bytes of a stream, none at its end; or one message
        /// @throws IOException when closed
        byte[] receive(int max) throws IOException;

        /// Sends all of it, as one message where the family keeps messages.
        ///
        /// @throws IOException when it does not go
        void send(byte[] data) throws IOException;

        /// Tells the peer that no more comes: shutdown(2). Ends of messages do nothing.
        ///
        /// @throws IOException when it does not go
        void finish() throws IOException;

        /// Cuts the connection as rudely as the family can: a reset.
        void abort();

        /// Ends whatever waits, too.
        void close();
    }

    private Relay(End left, End right, Conditions conditions, boolean messages) {
        this.left = left;
        this.right = right;
        Runnable cut = this::closeEnds;
        this.flows =
                List.of(
                        new RelayFlow("left to right", left, right, conditions, messages, 1, cut),
                        new RelayFlow("right to left", right, left, conditions, messages, 2, cut));
    }

    /// Relays streams of bytes.
    ///
    /// @param left       one end
    /// @param right      the other
    /// @param conditions the same in both directions
    /// @return a relay at work
    public static Relay ofStreams(End left, End right, Conditions conditions) {
        return new Relay(left, right, conditions, false).started();
    }

    /// Relays messages.
    ///
    /// @param left       one end
    /// @param right      the other
    /// @param conditions the same in both directions
    /// @return a relay at work
    public static Relay ofMessages(End left, End right, Conditions conditions) {
        return new Relay(left, right, conditions, true).started();
    }

    private Relay started() {
        flows.forEach(RelayFlow::start);
        return this;
    }

    /// Lets nothing pass, in both directions, until [#resume]. What comes is kept.
    public void stall() {
        flows.forEach(flow -> flow.stall(true));
    }

    /// Lets pass what was kept, and what comes.
    public void resume() {
        flows.forEach(flow -> flow.stall(false));
    }

    /// Waits until both directions have come to their end.
    ///
    /// @return false if they have not within the time
    public boolean awaitEnd(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            if (flows.stream().allMatch(RelayFlow::ended)) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return false;
    }

    private void closeEnds() {
        left.close();
        right.close();
    }

    /// Closes both ends and waits for the threads.
    @Override
    public void close() {
        closeEnds();
        resume();
        flows.forEach(flow -> flow.join(TimeUnit.SECONDS.toMillis(JOIN_SECONDS)));
    }
}
