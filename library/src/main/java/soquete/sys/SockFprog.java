package soquete.sys;

/// `struct sock_fprog` of `<linux/filter.h>`: a classic BPF program, by its address.
@CStruct("sock_fprog")
final class SockFprog {
    static final int SIZE = 16;
    static final int LEN = 0;
    static final int FILTER = 8;

    private SockFprog() {}

    /// @param count instructions at `filter`
    static void encode(int count, long filter, long to) {
        Memory.putLong(to, 0);
        Memory.putShort(to + LEN, (short) count);
        Memory.putLong(to + FILTER, filter);
    }
}
