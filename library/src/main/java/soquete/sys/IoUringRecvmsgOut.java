package soquete.sys;

/// `struct io_uring_recvmsg_out` of `<linux/io_uring.h>`: what a multishot recvmsg puts before a
/// message in a provided buffer.
@CStruct("io_uring_recvmsg_out")
public final class IoUringRecvmsgOut {
    public static final int SIZE = 16;
    public static final int NAMELEN = 0;
    public static final int CONTROLLEN = 4;
    public static final int PAYLOADLEN = 8;
    public static final int FLAGS = 12;

    private IoUringRecvmsgOut() {}
}
