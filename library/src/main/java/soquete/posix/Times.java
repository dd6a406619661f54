package soquete.posix;

import java.lang.foreign.Arena;
import java.time.Duration;

/// Time limits of calls that wait.
final class Times {
    private static final long TIMESPEC = 16;
    private static final long FOREVER = -1;

    private Times() {}

    /// Nanoseconds, or a negative number for 146 years and more.
    static long nanos(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        return timeout.toSeconds() >= Long.MAX_VALUE / 2_000_000_000L ? FOREVER : timeout.toNanos();
    }

    static long room(Arena arena) {
        return arena.allocate(TIMESPEC, Long.BYTES).address();
    }
}
