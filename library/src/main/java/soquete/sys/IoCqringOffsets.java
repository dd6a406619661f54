package soquete.sys;

/// `struct io_cqring_offsets` of `<linux/io_uring.h>`: where the parts of the completion queue lie.
@CStruct("io_cqring_offsets")
public final class IoCqringOffsets {
    public static final int SIZE = 40;
    public static final int HEAD = 0;
    public static final int TAIL = 4;
    public static final int RING_MASK = 8;
    public static final int RING_ENTRIES = 12;
    public static final int OVERFLOW = 16;
    public static final int CQES = 20;
    public static final int FLAGS = 24;

    private IoCqringOffsets() {}
}
