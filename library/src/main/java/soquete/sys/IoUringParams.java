package soquete.sys;

/// `struct io_uring_params` of `<linux/io_uring.h>`: what io_uring_setup(2) is asked and answers.
@CStruct("io_uring_params")
public final class IoUringParams {
    public static final int SIZE = 120;
    public static final int SQ_ENTRIES = 0;
    public static final int CQ_ENTRIES = 4;
    public static final int FLAGS = 8;
    public static final int FEATURES = 20;
    public static final int SQ_OFF = 40;
    public static final int CQ_OFF = 80;

    private IoUringParams() {}
}
