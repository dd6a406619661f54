package soquete.sys;

/// `struct netlink_diag_msg` of `<linux/netlink_diag.h>`: one netlink socket.
@CStruct("netlink_diag_msg")
public final class NetlinkDiagMsg {
    public static final int SIZE = 28;
    public static final int NDIAG_TYPE = 1;
    public static final int NDIAG_PROTOCOL = 2;
    public static final int NDIAG_PORTID = 4;
    public static final int NDIAG_DST_PORTID = 8;
    public static final int NDIAG_INO = 16;
    public static final int NDIAG_COOKIE = 20;

    private NetlinkDiagMsg() {}
}
