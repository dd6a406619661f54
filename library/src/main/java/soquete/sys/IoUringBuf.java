package soquete.sys;

/// `struct io_uring_buf` of `<linux/io_uring.h>`: one element of a ring of provided buffers.
@CStruct("io_uring_buf")
public final class IoUringBuf {
    public static final int SIZE = 16;
    public static final int ADDR = 0;
    public static final int LEN = 8;
    public static final int BID = 12;

    private IoUringBuf() {}
}
