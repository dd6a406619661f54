package soquete.sys;

/// `struct itimerspec` of `<time.h>`.
@CStruct("itimerspec")
public final class Itimerspec {
    static final int SIZE = 32;
    static final int IT_INTERVAL = 0;
    static final int IT_VALUE = 16;

    private Itimerspec() {}

    static void encode(long first, long every, long to) {
        Timespec.encode(every, to + IT_INTERVAL);
        Timespec.encode(first, to + IT_VALUE);
    }

    /// Nanoseconds to the next expiry; 0 where the timer is stopped.
    public static long value(long from) {
        return nanos(from + IT_VALUE);
    }

    /// Nanoseconds from one expiry to the next; 0 where there is no next one.
    public static long interval(long from) {
        return nanos(from + IT_INTERVAL);
    }

    private static long nanos(long from) {
        return Memory.getLong(from + Timespec.TV_SEC) * 1_000_000_000
                + Memory.getLong(from + Timespec.TV_NSEC);
    }
}
