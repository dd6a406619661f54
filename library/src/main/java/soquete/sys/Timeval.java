package soquete.sys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `struct timeval` of `<sys/time.h>`: seconds and microseconds.
@CStruct("timeval")
final class Timeval {
    static final int SIZE = 16;
    static final int TV_SEC = 0;
    static final int TV_USEC = 8;

    private Timeval() {}

    static int encode(Instant time, long to) {
        Memory.putLong(to + TV_SEC, time.getEpochSecond());
        Memory.putLong(to + TV_USEC, time.getNano() / 1000);
        return SIZE;
    }

    /// The time, or null if it is none.
    static @Nullable Instant decode(long from) {
        long micros = Memory.getLong(from + TV_USEC);
        boolean valid = micros >= 0 && micros < 1_000_000;
        return valid ? Timespec.instant(Memory.getLong(from + TV_SEC), micros * 1000) : null;
    }
}
