package soquete.sys;

/// `struct io_uring_file_index_range` of `<linux/io_uring.h>`: places of the table of descriptors.
@CStruct("io_uring_file_index_range")
final class IoUringFileIndexRange {
    static final int SIZE = 16;
    static final int OFF = 0;
    static final int LEN = 4;

    private IoUringFileIndexRange() {}
}
