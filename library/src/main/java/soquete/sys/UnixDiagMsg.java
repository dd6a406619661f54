package soquete.sys;

/// `struct unix_diag_msg` of `<linux/unix_diag.h>`: one Unix socket.
@CStruct("unix_diag_msg")
public final class UnixDiagMsg {
    public static final int SIZE = 16;
    public static final int UDIAG_TYPE = 1;
    public static final int UDIAG_STATE = 2;
    public static final int UDIAG_INO = 4;
    public static final int UDIAG_COOKIE = 8;

    private UnixDiagMsg() {}
}
