package soquete.sys;

/// `struct inet_diag_bc_op` of `<linux/inet_diag.h>`: one instruction of a filter.
@CStruct("inet_diag_bc_op")
public final class InetDiagBcOp {
    public static final int SIZE = 4;
    public static final int CODE = 0;
    public static final int YES = 1;
    public static final int NO = 2;

    private InetDiagBcOp() {}
}
