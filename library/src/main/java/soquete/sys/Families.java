package soquete.sys;

/// The numbers of the address families whose addresses have a codec here, beside those of IP; and
/// the forms of TIPC's.
@CConstants
final class Families {
    static final int AF_ALG = 38;
    static final int AF_BLUETOOTH = 31;
    static final int AF_CAN = 29;
    static final int AF_NETLINK = 16;
    static final int AF_PACKET = 17;
    static final int AF_QIPCRTR = 42;
    static final int AF_TIPC = 30;
    static final int AF_UNIX = 1;
    static final int AF_VSOCK = 40;
    static final int AF_XDP = 44;
    static final int TIPC_SERVICE_ADDR = 2;
    static final int TIPC_SERVICE_RANGE = 1;
    static final int TIPC_SOCKET_ADDR = 3;

    private Families() {}
}
