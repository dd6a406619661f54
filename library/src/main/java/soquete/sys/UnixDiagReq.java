package soquete.sys;

/// `struct unix_diag_req` of `<linux/unix_diag.h>`: asks for Unix sockets.
@CStruct("unix_diag_req")
public final class UnixDiagReq {
    public static final int SIZE = 24;
    public static final int SDIAG_FAMILY = 0;
    public static final int UDIAG_STATES = 4;
    public static final int UDIAG_SHOW = 12;

    private UnixDiagReq() {}
}
