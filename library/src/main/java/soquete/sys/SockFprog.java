package soquete.sys;

/// `struct sock_fprog` of `<linux/filter.h>`: a socket filter.
@CStruct("sock_fprog")
public final class SockFprog {
    public static final int SIZE = 16;
    public static final int LEN = 0;
    public static final int FILTER = 8;

    private SockFprog() {}
}
