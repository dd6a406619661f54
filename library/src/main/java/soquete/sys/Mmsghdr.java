package soquete.sys;

/// `struct mmsghdr` of `<sys/socket.h>`, recvmmsg(2): one message of a batch.
@CStruct("mmsghdr")
final class Mmsghdr {
    static final int SIZE = 64;
    static final int MSG_HDR = 0;
    static final int MSG_LEN = 56;

    private Mmsghdr() {}
}
