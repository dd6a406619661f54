package soquete.sys;

/// `struct io_uring_probe_op` of `<linux/io_uring.h>`: one operation of a probe.
@CStruct("io_uring_probe_op")
final class IoUringProbeOp {
    static final int SIZE = 8;
    static final int OP = 0;
    static final int FLAGS = 2;

    private IoUringProbeOp() {}
}
