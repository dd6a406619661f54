package soquete.sys;

/// `struct tpacket_hdr_v1` of `<linux/if_packet.h>`: what the head of a block says.
@CStruct("tpacket_hdr_v1")
public final class TpacketHdrV1 {
    public static final int SIZE = 40;
    public static final int BLOCK_STATUS = 0;
    public static final int NUM_PKTS = 4;
    public static final int OFFSET_TO_FIRST_PKT = 8;

    private TpacketHdrV1() {}
}
