package soquete.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A bounded wait for something that nobody announces, such as another process's socket.
final class Patience {
    private static final long PAUSE_NANOS = 1_000_000;

    private final long start = System.nanoTime();
    private final long nanos;

    Patience(Duration atMost) {
        this.nanos = atMost.toNanos();
    }

    /// Pauses for a moment.
    ///
    /// @return false once the time is up, or the thread was interrupted
    boolean left() {
        LockSupport.parkNanos(PAUSE_NANOS);
        return System.nanoTime() - start < nanos && !Thread.currentThread().isInterrupted();
    }
}
