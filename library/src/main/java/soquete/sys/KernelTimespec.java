package soquete.sys;

/// `struct __kernel_timespec` of `<linux/time_types.h>`: a time, on every architecture in 64 bits.
@CStruct("__kernel_timespec")
public final class KernelTimespec {
    public static final int SIZE = 16;
    static final int TV_SEC = 0;
    static final int TV_NSEC = 8;

    private KernelTimespec() {}

    public static void encode(long nanos, long to) {
        Memory.putLong(to + TV_SEC, nanos / 1_000_000_000);
        Memory.putLong(to + TV_NSEC, nanos % 1_000_000_000);
    }

    public static void encode(long seconds, long nanos, long to) {
        Memory.putLong(to + TV_SEC, seconds);
        Memory.putLong(to + TV_NSEC, nanos);
    }
}
