package soquete.sys;

/// `struct inet_diag_req_v2` of `<linux/inet_diag.h>`: asks for sockets of IP.
@CStruct("inet_diag_req_v2")
public final class InetDiagReqV2 {
    public static final int SIZE = 56;
    public static final int SDIAG_FAMILY = 0;
    public static final int SDIAG_PROTOCOL = 1;
    public static final int IDIAG_EXT = 2;
    public static final int IDIAG_STATES = 4;
    public static final int ID = 8;

    private InetDiagReqV2() {}
}
