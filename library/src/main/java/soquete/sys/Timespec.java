package soquete.sys;

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
}
