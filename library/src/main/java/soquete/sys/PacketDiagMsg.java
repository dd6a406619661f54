package soquete.sys;

/// `struct packet_diag_msg` of `<linux/packet_diag.h>`: one packet socket.
@CStruct("packet_diag_msg")
public final class PacketDiagMsg {
    public static final int SIZE = 16;
    public static final int PDIAG_TYPE = 1;
    public static final int PDIAG_NUM = 2;
    public static final int PDIAG_INO = 4;
    public static final int PDIAG_COOKIE = 8;

    private PacketDiagMsg() {}
}
