package soquete.sys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `struct timespec` of `<time.h>`, as 64-bit system calls take it.
@CStruct("timespec")
final class Timespec {
    static final int SIZE = 16;
    static final int TV_SEC = 0;
    static final int TV_NSEC = 8;

    private Timespec() {}

    static void encode(long nanos, long to) {
        Memory.putLong(to + TV_SEC, nanos / 1_000_000_000);
        Memory.putLong(to + TV_NSEC, nanos % 1_000_000_000);
    }

    static void encode(Instant time, long to) {
        Memory.putLong(to + TV_SEC, time.getEpochSecond());
        Memory.putLong(to + TV_NSEC, time.getNano());
    }

    /// The time, or null if it is none.
    static @Nullable Instant decode(long from) {
        return instant(Memory.getLong(from + TV_SEC), Memory.getLong(from + TV_NSEC));
    }

    static @Nullable Instant instant(long seconds, long nanos) {
        boolean valid =
                seconds >= Instant.MIN.getEpochSecond()
                        && seconds <= Instant.MAX.getEpochSecond()
                        && nanos >= 0
                        && nanos < 1_000_000_000;
        return valid ? Instant.ofEpochSecond(seconds, nanos) : null;
    }
}
