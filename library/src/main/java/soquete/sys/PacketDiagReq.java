package soquete.sys;

/// `struct packet_diag_req` of `<linux/packet_diag.h>`: asks for packet sockets.
@CStruct("packet_diag_req")
public final class PacketDiagReq {
    public static final int SIZE = 20;
    public static final int SDIAG_FAMILY = 0;
    public static final int PDIAG_SHOW = 8;

    private PacketDiagReq() {}
}
