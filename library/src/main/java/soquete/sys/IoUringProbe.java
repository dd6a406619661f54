package soquete.sys;

/// `struct io_uring_probe` of `<linux/io_uring.h>`: the operations that a kernel has.
@CStruct("io_uring_probe")
final class IoUringProbe {
    static final int SIZE = 16;
    static final int OPS_LEN = 1;
    static final int OPS = 16;

    private IoUringProbe() {}
}
