package soquete.sys;

/// `struct io_uring_cqe` of `<linux/io_uring.h>`: one completion.
@CStruct("io_uring_cqe")
public final class IoUringCqe {
    public static final int SIZE = 16;
    public static final int USER_DATA = 0;
    public static final int RES = 8;
    public static final int FLAGS = 12;

    private IoUringCqe() {}
}
