package soquete.sys;

/// `struct io_uring_buf_ring` of `<linux/io_uring.h>`: a ring of provided buffers; its tail lies
/// within the first element.
@CStruct("io_uring_buf_ring")
public final class IoUringBufRing {
    public static final int SIZE = 16;
    public static final int TAIL = 14;

    private IoUringBufRing() {}
}
