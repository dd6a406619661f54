package soquete.tls;

import java.time.Duration;
import soquete.Socket;

/// The end of one operation, which may take many receives and sends.
final class TimeLimit {
    private static final Duration SHORTEST = Duration.ofNanos(1);

    private final Duration whole;
    private final long start = System.nanoTime();

    private TimeLimit(Duration whole) {
        this.whole = whole;
    }

    static TimeLimit of(Duration whole) {
        return new TimeLimit(whole);
    }

    boolean isEndless() {
        return whole.equals(Socket.FOREVER);
    }

    /// Whether the operation must not wait at all.
    boolean isNow() {
        return whole.isZero();
    }

    /// What is left for the next call; never zero, which would mean not to wait.
    Duration left() {
        if (isEndless() || isNow()) {
            return whole;
        }
        Duration left = whole.minusNanos(System.nanoTime() - start);
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }
}
