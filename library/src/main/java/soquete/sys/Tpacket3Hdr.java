package soquete.sys;

/// `struct tpacket3_hdr` of `<linux/if_packet.h>`: before each packet of a block.
@CStruct("tpacket3_hdr")
public final class Tpacket3Hdr {
    public static final int SIZE = 48;
    public static final int TP_NEXT_OFFSET = 0;
    public static final int TP_SEC = 4;
    public static final int TP_NSEC = 8;
    public static final int TP_SNAPLEN = 12;
    public static final int TP_LEN = 16;
    public static final int TP_STATUS = 20;
    public static final int TP_MAC = 24;
    public static final int HV1 = 28;

    private Tpacket3Hdr() {}
}
