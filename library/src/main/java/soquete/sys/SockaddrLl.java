package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.EtherType;
import soquete.endpoint.PacketEndpoint;

/// `struct sockaddr_ll` of `<linux/if_packet.h>`, packet(7): the protocol in network order; also
/// behind the header of a packet in a ring. A longer hardware address than its 8 bytes goes on
/// behind it.
@CStruct("sockaddr_ll")
public final class SockaddrLl {
    static final int SIZE = 20;
    static final int SLL_FAMILY = 0;
    public static final int SLL_PROTOCOL = 2;
    public static final int SLL_IFINDEX = 4;
    public static final int SLL_HATYPE = 8;
    public static final int SLL_PKTTYPE = 10;
    public static final int SLL_HALEN = 11;
    public static final int SLL_ADDR = 12;

    private SockaddrLl() {}

    static int encode(PacketEndpoint endpoint, long to) {
        byte[] address = endpoint.address();
        Memory.putLong(to + SLL_ADDR, 0);
        Memory.putShort(to + SLL_FAMILY, (short) Families.AF_PACKET);
        Memory.putNetShort(to + SLL_PROTOCOL, (short) endpoint.protocol().number());
        Memory.putInt(to + SLL_IFINDEX, endpoint.interfaceIndex());
        Memory.putShort(to + SLL_HATYPE, (short) endpoint.hatype());
        Memory.putByte(to + SLL_PKTTYPE, (byte) endpoint.pkttype());
        Memory.putByte(to + SLL_HALEN, (byte) address.length);
        Memory.copy(address, 0, to + SLL_ADDR, address.length);
        return Math.max(SIZE, SLL_ADDR + address.length);
    }

    /// getsockname(2) answers only as much of the address as there is.
    static @Nullable PacketEndpoint decode(long from, int length) {
        if (length < SLL_ADDR) {
            return null;
        }
        int halen = Memory.getByte(from + SLL_HALEN) & 0xff;
        int index = Memory.getInt(from + SLL_IFINDEX);
        if (halen > PacketEndpoint.MAX_ADDR_LEN || SLL_ADDR + halen > length || index < 0) {
            return null;
        }
        byte[] address = new byte[halen];
        Memory.copy(from + SLL_ADDR, address, 0, halen);
        return new PacketEndpoint(
                new EtherType(Memory.getNetShort(from + SLL_PROTOCOL) & 0xffff),
                index,
                Memory.getShort(from + SLL_HATYPE) & 0xffff,
                Memory.getByte(from + SLL_PKTTYPE) & 0xff,
                address);
    }
}
