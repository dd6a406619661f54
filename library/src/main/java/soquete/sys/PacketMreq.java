package soquete.sys;

/// `struct packet_mreq` of `<linux/if_packet.h>`: what else an interface takes.
@CStruct("packet_mreq")
public final class PacketMreq {
    public static final int SIZE = 16;
    public static final int MR_IFINDEX = 0;
    public static final int MR_TYPE = 4;

    private PacketMreq() {}
}
