package soquete.sys;

/// `struct cmsghdr` of `<sys/socket.h>`, cmsg(3): the header of one control message.
@CStruct("cmsghdr")
final class Cmsghdr {
    static final int SIZE = 16;
    static final int CMSG_LEN = 0;
    static final int CMSG_LEVEL = 8;
    static final int CMSG_TYPE = 12;

    private Cmsghdr() {}
}
