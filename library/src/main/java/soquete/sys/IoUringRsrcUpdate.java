package soquete.sys;

/// `struct io_uring_rsrc_update` of `<linux/io_uring.h>`: registered descriptors to be changed.
@CStruct("io_uring_rsrc_update")
final class IoUringRsrcUpdate {
    static final int SIZE = 16;
    static final int OFFSET = 0;
    static final int DATA = 8;

    private IoUringRsrcUpdate() {}
}
