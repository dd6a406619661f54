package soquete.sys;

/// `struct tpacket_block_desc` of `<linux/if_packet.h>`: the head of a block of a capture ring.
@CStruct("tpacket_block_desc")
public final class TpacketBlockDesc {
    public static final int SIZE = 48;
    public static final int HDR = 8;

    private TpacketBlockDesc() {}
}
