package soquete.ring;

/// Something with a descriptor that a [Driver] watches.
abstract sealed class Watched permits LoopConnection, LoopListener, LoopDatagrams {
    /// The descriptor's number; the loop's to close, except that of [LoopDatagrams].
    final int fd;

    /// What stands for this object in the kernel: see [Registry].
    long number;

    Watched(int fd) {
        this.fd = fd;
    }
}
