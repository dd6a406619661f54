package soquete.sys;

/// `struct iovec` of `<sys/uio.h>`: one piece of memory.
@CStruct("iovec")
final class Iovec {
    static final int SIZE = 16;
    static final int IOV_BASE = 0;
    static final int IOV_LEN = 8;

    private Iovec() {}

    static void encode(long to, long base, long length) {
        Memory.putLong(to + IOV_BASE, base);
        Memory.putLong(to + IOV_LEN, length);
    }
}
