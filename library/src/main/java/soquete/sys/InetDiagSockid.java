package soquete.sys;

/// `struct inet_diag_sockid` of `<linux/inet_diag.h>`: both ends of a socket of IP.
@CStruct("inet_diag_sockid")
public final class InetDiagSockid {
    public static final int SIZE = 48;
    public static final int IDIAG_SPORT = 0;
    public static final int IDIAG_DPORT = 2;
    public static final int IDIAG_SRC = 4;
    public static final int IDIAG_DST = 20;
    public static final int IDIAG_IF = 36;
    public static final int IDIAG_COOKIE = 40;

    private InetDiagSockid() {}
}
