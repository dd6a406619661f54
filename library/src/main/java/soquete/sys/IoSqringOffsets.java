package soquete.sys;

/// `struct io_sqring_offsets` of `<linux/io_uring.h>`: where the parts of the submission queue lie.
@CStruct("io_sqring_offsets")
public final class IoSqringOffsets {
    public static final int SIZE = 40;
    public static final int HEAD = 0;
    public static final int TAIL = 4;
    public static final int RING_MASK = 8;
    public static final int RING_ENTRIES = 12;
    public static final int FLAGS = 16;
    public static final int ARRAY = 24;

    private IoSqringOffsets() {}
}
