package soquete.sys;

/// Constants of sock_diag(7), by their C names.
@CConstants
public final class DiagConstants {
    // <linux/sock_diag.h>, <linux/inet_diag.h>
    public static final int INET_DIAG_BC_D_GE = 4;
    public static final int INET_DIAG_BC_D_LE = 5;
    public static final int INET_DIAG_BC_S_GE = 2;
    public static final int INET_DIAG_BC_S_LE = 3;
    public static final int INET_DIAG_CGROUP_ID = 21;
    public static final int INET_DIAG_CLASS_ID = 17;
    public static final int INET_DIAG_CONG = 4;
    public static final int INET_DIAG_INFO = 2;
    public static final int INET_DIAG_MARK = 15;
    public static final int INET_DIAG_REQ_BYTECODE = 1;
    public static final int INET_DIAG_REQ_PROTOCOL = 3;
    public static final int INET_DIAG_SHUTDOWN = 8;
    public static final int INET_DIAG_SKMEMINFO = 7;
    public static final int INET_DIAG_SKV6ONLY = 11;
    public static final int INET_DIAG_TCLASS = 6;
    public static final int INET_DIAG_TOS = 5;
    public static final int SOCK_DESTROY = 21;
    public static final int SOCK_DIAG_BY_FAMILY = 20;

    // <linux/unix_diag.h>
    public static final int UDIAG_SHOW_ICONS = 8;
    public static final int UDIAG_SHOW_MEMINFO = 32;
    public static final int UDIAG_SHOW_NAME = 1;
    public static final int UDIAG_SHOW_PEER = 4;
    public static final int UDIAG_SHOW_RQLEN = 16;
    public static final int UDIAG_SHOW_UID = 64;
    public static final int UDIAG_SHOW_VFS = 2;
    public static final int UNIX_DIAG_ICONS = 3;
    public static final int UNIX_DIAG_MEMINFO = 5;
    public static final int UNIX_DIAG_NAME = 0;
    public static final int UNIX_DIAG_PEER = 2;
    public static final int UNIX_DIAG_RQLEN = 4;
    public static final int UNIX_DIAG_SHUTDOWN = 6;
    public static final int UNIX_DIAG_UID = 7;
    public static final int UNIX_DIAG_VFS = 1;

    // <linux/netlink_diag.h>, <linux/packet_diag.h>
    public static final int NDIAG_PROTO_ALL = 255;
    public static final int NDIAG_SHOW_GROUPS = 2;
    public static final int NDIAG_SHOW_MEMINFO = 1;
    public static final int NETLINK_DIAG_GROUPS = 1;
    public static final int NETLINK_DIAG_MEMINFO = 0;
    public static final int PACKET_DIAG_INFO = 0;
    public static final int PACKET_DIAG_MEMINFO = 6;
    public static final int PACKET_DIAG_UID = 5;
    public static final int PACKET_SHOW_INFO = 1;
    public static final int PACKET_SHOW_MEMINFO = 16;

    private DiagConstants() {}
}
