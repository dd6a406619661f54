package soquete.ring;

/// Something with a descriptor that a [Driver] watches.
abstract sealed class Watched permits LoopConnection, LoopListener, LoopDatagrams {
    /// The descriptor's number; the loop's to close, except that of [LoopDatagrams].
    final int fd;

    /// What stands for this object in the kernel: see [Registry].
    long number;

    /// The operation of io_uring(7) that watches it, or 0. Of the driver, as is [#released].
    long operation;

    /// Whether it is to be closed when that operation is final.
    boolean released;

    /// Whether the kernel was told to close the descriptor. Of the driver too.
    boolean closeBegun;

    Watched(int fd) {
        this.fd = fd;
    }
}
