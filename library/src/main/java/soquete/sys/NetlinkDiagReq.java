package soquete.sys;

/// `struct netlink_diag_req` of `<linux/netlink_diag.h>`: asks for netlink sockets.
@CStruct("netlink_diag_req")
public final class NetlinkDiagReq {
    public static final int SIZE = 20;
    public static final int SDIAG_FAMILY = 0;
    public static final int SDIAG_PROTOCOL = 1;
    public static final int NDIAG_SHOW = 8;

    private NetlinkDiagReq() {}
}
