package soquete.sys;

/// `struct io_uring_sync_cancel_reg` of `<linux/io_uring.h>`: an operation to be cancelled at once.
@CStruct("io_uring_sync_cancel_reg")
final class IoUringSyncCancelReg {
    static final int SIZE = 64;
    static final int ADDR = 0;
    static final int FD = 8;
    static final int TIMEOUT = 16;

    private IoUringSyncCancelReg() {}
}
