package soquete.sys;

/// `struct sockaddr_ll` of `<linux/if_packet.h>`: the address of a captured packet, behind its
/// header.
@CStruct("sockaddr_ll")
public final class CapturedAddress {
    public static final int SIZE = 20;
    public static final int SLL_PROTOCOL = 2;
    public static final int SLL_IFINDEX = 4;
    public static final int SLL_HATYPE = 8;
    public static final int SLL_PKTTYPE = 10;
    public static final int SLL_HALEN = 11;
    public static final int SLL_ADDR = 12;

    private CapturedAddress() {}
}
