package soquete.sys;

/// `struct io_uring_rsrc_register` of `<linux/io_uring.h>`: a table to be registered.
@CStruct("io_uring_rsrc_register")
final class IoUringRsrcRegister {
    static final int SIZE = 32;
    static final int NR = 0;
    static final int FLAGS = 4;

    private IoUringRsrcRegister() {}
}
