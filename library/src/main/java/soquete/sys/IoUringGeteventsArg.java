package soquete.sys;

/// `struct io_uring_getevents_arg` of `<linux/io_uring.h>`: how long io_uring_enter(2) waits.
@CStruct("io_uring_getevents_arg")
final class IoUringGeteventsArg {
    static final int SIZE = 24;
    static final int SIGMASK = 0;
    static final int SIGMASK_SZ = 8;
    static final int TS = 16;

    private IoUringGeteventsArg() {}
}
