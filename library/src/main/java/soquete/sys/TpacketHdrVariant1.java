package soquete.sys;

/// `struct tpacket_hdr_variant1` of `<linux/if_packet.h>`: the tag of a packet.
@CStruct("tpacket_hdr_variant1")
public final class TpacketHdrVariant1 {
    public static final int SIZE = 12;
    public static final int TP_VLAN_TCI = 4;
    public static final int TP_VLAN_TPID = 8;

    private TpacketHdrVariant1() {}
}
