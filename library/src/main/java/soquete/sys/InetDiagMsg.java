package soquete.sys;

/// `struct inet_diag_msg` of `<linux/inet_diag.h>`: one socket of IP.
@CStruct("inet_diag_msg")
public final class InetDiagMsg {
    public static final int SIZE = 72;
    public static final int IDIAG_FAMILY = 0;
    public static final int IDIAG_STATE = 1;
    public static final int IDIAG_TIMER = 2;
    public static final int IDIAG_RETRANS = 3;
    public static final int ID = 4;
    public static final int IDIAG_EXPIRES = 52;
    public static final int IDIAG_RQUEUE = 56;
    public static final int IDIAG_WQUEUE = 60;
    public static final int IDIAG_UID = 64;
    public static final int IDIAG_INODE = 68;

    private InetDiagMsg() {}
}
