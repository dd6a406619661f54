package soquete.endpoint;

import java.util.Arrays;
import java.util.HexFormat;

/// A link-layer endpoint: `struct sockaddr_ll`, packet(7).
///
/// bind(2) looks at the protocol and the interface alone; sending with `SOCK_DGRAM` also at the
/// address. The kernel fills in everything when it tells where a packet came from.
///
/// Prints as `packet:2:0x0800`, with `,hatype=1,pkttype=4,addr=001122334455` as far as they are not
/// 0; the interface is its index, which [Endpoint#parse] also takes as a name.
///
/// @param protocol       what the packet carries, in host order (C has it in network order)
/// @param interfaceIndex the interface, or 0 for any
/// @param hatype         the `ARPHRD_*` kind of the interface, 0 to 65535
/// @param pkttype        the `PACKET_*` direction, 0 to 255
/// @param address        the hardware address, at most 32 bytes; copied in and out
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record PacketEndpoint(
        EtherType protocol, int interfaceIndex, int hatype, int pkttype, byte[] address)
        implements Endpoint {
    /// To this machine.
    public static final int PACKET_HOST = 0;

    /// To all on the link.
    public static final int PACKET_BROADCAST = 1;

    /// To a group.
    public static final int PACKET_MULTICAST = 2;

    /// To another machine, seen in promiscuous mode.
    public static final int PACKET_OTHERHOST = 3;

    /// Sent by this machine.
    public static final int PACKET_OUTGOING = 4;

    /// The longest hardware address of Linux, in bytes.
    public static final int MAX_ADDR_LEN = 32;

    /// Checks the ranges, and copies the address.
    ///
    /// @throws IllegalArgumentException if a number is out of range or the address too long
    public PacketEndpoint {
        Digits.checkInterface(interfaceIndex);
        Digits.check(hatype, 0xffff, "hatype");
        Digits.check(pkttype, 0xff, "pkttype");
        if (address.length > MAX_ADDR_LEN) {
            throw new IllegalArgumentException(
                    "a hardware address of "
                            + address.length
                            + " bytes is longer than "
                            + MAX_ADDR_LEN);
        }
        address = address.clone();
    }

    /// What bind(2) wants.
    ///
    /// @param protocol       which packets; [EtherType#NONE] keeps those of socket(2)
    /// @param interfaceIndex on which interface, or 0 for any
    /// @return an endpoint without a hardware address
    public static PacketEndpoint of(EtherType protocol, int interfaceIndex) {
        return new PacketEndpoint(protocol, interfaceIndex, 0, 0, new byte[0]);
    }

    /// What sending with `SOCK_DGRAM` wants.
    ///
    /// @param protocol       what the packet carries
    /// @param interfaceIndex through which interface
    /// @param address        the hardware address of the receiver, 6 bytes for Ethernet
    /// @return the destination
    public static PacketEndpoint of(EtherType protocol, int interfaceIndex, byte[] address) {
        return new PacketEndpoint(protocol, interfaceIndex, 0, 0, address);
    }

    @Override
    public byte[] address() {
        return address.clone();
    }

    @Override
    public Family family() {
        return Family.AF_PACKET;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PacketEndpoint that
                && protocol.equals(that.protocol)
                && interfaceIndex == that.interfaceIndex
                && hatype == that.hatype
                && pkttype == that.pkttype
                && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        int hash = 31 * protocol.hashCode() + interfaceIndex;
        return 31 * (31 * (31 * hash + hatype) + pkttype) + Arrays.hashCode(address);
    }

    /// `packet:2:0x0800,hatype=1,pkttype=4,addr=001122334455`
    @Override
    public String toString() {
        return "packet:"
                + interfaceIndex
                + ':'
                + Digits.hex(protocol.number(), 4)
                + (hatype == 0 ? "" : ",hatype=" + hatype)
                + (pkttype == 0 ? "" : ",pkttype=" + pkttype)
                + (address.length == 0 ? "" : ",addr=" + HexFormat.of().formatHex(address));
    }
}
