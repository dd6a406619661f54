package soquete.sys;

/// `struct sock_filter` of `<linux/filter.h>`: an instruction. The fields are written by
/// `soquete.bpf`.
@CStruct("sock_filter")
final class SockFilter {
    static final int SIZE = 8;

    private SockFilter() {}
}
