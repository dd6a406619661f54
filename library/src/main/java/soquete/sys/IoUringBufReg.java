package soquete.sys;

/// `struct io_uring_buf_reg` of `<linux/io_uring.h>`: the registration of a ring of provided
/// buffers.
@CStruct("io_uring_buf_reg")
final class IoUringBufReg {
    static final int SIZE = 40;
    static final int RING_ADDR = 0;
    static final int RING_ENTRIES = 8;
    static final int BGID = 12;
    static final int FLAGS = 14;

    private IoUringBufReg() {}
}
