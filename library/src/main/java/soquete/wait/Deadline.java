package soquete.wait;

import java.time.Duration;

/// Points on the monotonic clock (`System.nanoTime`), as longs so that none is allocated.
public final class Deadline {
    /// No deadline.
    public static final long NEVER = Long.MAX_VALUE;

    /// A deadline that has passed: do not wait at all.
    public static final long NOW = Long.MIN_VALUE;

    private Deadline() {}

    /// The nanoseconds of a time-out; [#NEVER] for those of 146 years and more.
    ///
    /// @throws IllegalArgumentException if it is negative
    public static long nanos(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "the timeout " + timeout + " is negative: use Duration.ZERO not to wait");
        }
        if (timeout.toSeconds() >= Long.MAX_VALUE / 2_000_000_000L) {
            return NEVER;
        }
        return timeout.toNanos();
    }

    /// The point that lies some nanoseconds from now; [#NEVER] stays so, and 0 is [#NOW].
    public static long after(long nanos) {
        if (nanos == NEVER) {
            return NEVER;
        }
        if (nanos == 0) {
            return NOW;
        }
        long at = System.nanoTime() + nanos;
        return at == NEVER ? at - 1 : at;
    }

    /// The nanoseconds until a point, 0 or negative when it has passed; [#NEVER] and [#NOW] stay
    /// so.
    public static long left(long deadline) {
        if (deadline == NEVER || deadline == NOW) {
            return deadline;
        }
        return deadline - System.nanoTime();
    }
}
