package soquete.sys;

/// `struct io_uring_napi` of `<linux/io_uring.h>`: how long a wait looks at the network cards.
@CStruct("io_uring_napi")
final class IoUringNapi {
    static final int SIZE = 16;
    static final int BUSY_POLL_TO = 0;
    static final int PREFER_BUSY_POLL = 4;

    private IoUringNapi() {}
}
