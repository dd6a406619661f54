package soquete.option;

import java.util.Arrays;
import java.util.HexFormat;

/// What a packet socket asks of an interface: `struct packet_mreq`, packet(7).
///
/// @param interfaceIndex the interface
/// @param type           [#PACKET_MR_PROMISC] and so on
/// @param address        the address of the link layer, at most 8 bytes; copied in and out
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record PacketMreq(int interfaceIndex, int type, byte[] address) {
    /// Receive a multicast group of the link layer.
    public static final int PACKET_MR_MULTICAST = 0;

    /// Receive everything.
    public static final int PACKET_MR_PROMISC = 1;

    /// Receive every multicast group.
    public static final int PACKET_MR_ALLMULTI = 2;

    /// Receive another unicast address.
    public static final int PACKET_MR_UNICAST = 3;

    private static final int MOST = 8;
    private static final Struct PACKET_MREQ = Struct.of("packet_mreq", 16);
    private static final Struct.Field IFINDEX = PACKET_MREQ.field("mr_ifindex", 0, 4);
    private static final Struct.Field TYPE = PACKET_MREQ.field("mr_type", 4, 2);
    private static final Struct.Field ALEN = PACKET_MREQ.field("mr_alen", 6, 2);
    private static final Struct.Field ADDRESS = PACKET_MREQ.field("mr_address", 8, 8);

    static final Shape<PacketMreq> SHAPE =
            Coded.struct(
                    PacketMreq.class,
                    PACKET_MREQ,
                    (value, to) -> {
                        IFINDEX.put(to, value.interfaceIndex);
                        TYPE.put(to, value.type);
                        ALEN.put(to, value.address.length);
                        ADDRESS.putBytes(to, value.address);
                    },
                    from ->
                            new PacketMreq(
                                    IFINDEX.getInt(from),
                                    TYPE.getInt(from),
                                    ADDRESS.getBytes(from, Math.min(ALEN.getInt(from), MOST))));

    /// Checks the ranges and copies the address.
    ///
    /// @throws IllegalArgumentException if one is exceeded
    public PacketMreq {
        Range.check("mr_type", type, 0xffff);
        Range.check("mr_alen", address.length, MOST);
        address = address.clone();
    }

    /// Everything that an interface sees.
    ///
    /// @param interfaceIndex the interface
    /// @return the value
    public static PacketMreq promiscuous(int interfaceIndex) {
        return new PacketMreq(interfaceIndex, PACKET_MR_PROMISC, new byte[0]);
    }

    @Override
    public byte[] address() {
        return address.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PacketMreq that
                && interfaceIndex == that.interfaceIndex
                && type == that.type
                && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * interfaceIndex + type) + Arrays.hashCode(address);
    }

    @Override
    public String toString() {
        return "PacketMreq[interfaceIndex="
                + interfaceIndex
                + ", type="
                + type
                + ", address="
                + HexFormat.ofDelimiter(":").formatHex(address)
                + "]";
    }
}
