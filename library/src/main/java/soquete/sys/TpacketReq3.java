package soquete.sys;

/// `struct tpacket_req3` of `<linux/if_packet.h>`: what ring is wanted.
@CStruct("tpacket_req3")
public final class TpacketReq3 {
    public static final int SIZE = 28;
    public static final int TP_BLOCK_SIZE = 0;
    public static final int TP_BLOCK_NR = 4;
    public static final int TP_FRAME_SIZE = 8;
    public static final int TP_FRAME_NR = 12;
    public static final int TP_RETIRE_BLK_TOV = 16;

    private TpacketReq3() {}
}
