package soquete.endpoint;

import java.util.HexFormat;

/// What an Ethernet frame carries: the protocol of `AF_PACKET` sockets and addresses, packet(7).
///
/// An open set: `new EtherType(n)` works for a number this class has no name for. Numbers are in
/// host order here; C wants them in network order, which [#protocol] and the address codec see to.
///
/// ```java
/// Socket sniffer = Socket.open(AF_PACKET, SOCK_RAW, EtherType.ETH_P_ALL.protocol());
/// ```
///
/// @param number the `ETH_P_*` number of the C headers, 0 to 65535
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
public record EtherType(int number) {
    /// No protocol: a socket of it receives nothing until it is bound to another.
    public static final EtherType NONE = new EtherType(0);

    /// Frames of IEEE 802.3 without a type.
    public static final EtherType ETH_P_802_3 = new EtherType(0x1);

    /// Every packet.
    public static final EtherType ETH_P_ALL = new EtherType(0x3);

    /// Frames of IEEE 802.2.
    public static final EtherType ETH_P_802_2 = new EtherType(0x4);

    /// CAN frames.
    public static final EtherType ETH_P_CAN = new EtherType(0xc);

    /// CAN FD frames.
    public static final EtherType ETH_P_CANFD = new EtherType(0xd);

    /// Ethernet loopback, as Linux numbers it.
    public static final EtherType ETH_P_LOOP = new EtherType(0x60);

    /// Management components.
    public static final EtherType ETH_P_MCTP = new EtherType(0xfa);

    /// IPv4.
    public static final EtherType ETH_P_IP = new EtherType(0x800);

    /// Address resolution.
    public static final EtherType ETH_P_ARP = new EtherType(0x806);

    /// Reverse address resolution.
    public static final EtherType ETH_P_RARP = new EtherType(0x8035);

    /// VLAN tags.
    public static final EtherType ETH_P_8021Q = new EtherType(0x8100);

    /// IPv6.
    public static final EtherType ETH_P_IPV6 = new EtherType(0x86dd);

    /// MPLS, unicast.
    public static final EtherType ETH_P_MPLS_UC = new EtherType(0x8847);

    /// MPLS, multicast.
    public static final EtherType ETH_P_MPLS_MC = new EtherType(0x8848);

    /// PPP over Ethernet, discovery.
    public static final EtherType ETH_P_PPP_DISC = new EtherType(0x8863);

    /// PPP over Ethernet, session.
    public static final EtherType ETH_P_PPP_SES = new EtherType(0x8864);

    /// Port access, IEEE 802.1X.
    public static final EtherType ETH_P_PAE = new EtherType(0x888e);

    /// Service VLAN tags.
    public static final EtherType ETH_P_8021AD = new EtherType(0x88a8);

    /// TIPC.
    public static final EtherType ETH_P_TIPC = new EtherType(0x88ca);

    /// Link-layer discovery.
    public static final EtherType ETH_P_LLDP = new EtherType(0x88cc);

    /// Precision time.
    public static final EtherType ETH_P_1588 = new EtherType(0x88f7);

    /// Ethernet loopback, as IEEE numbers it.
    public static final EtherType ETH_P_LOOPBACK = new EtherType(0x9000);

    /// Refuses a number that 16 bits cannot hold.
    ///
    /// @throws IllegalArgumentException if `number` is not in 0 to 65535
    public EtherType {
        if (number < 0 || number > 0xffff) {
            throw new IllegalArgumentException(
                    "ether type " + number + " is not in 0 to 65535: use an ETH_P_* constant");
        }
    }

    /// The protocol that `socket(2)` wants for `AF_PACKET`: C's `htons(ETH_P_IP)`.
    ///
    /// @return this number in network order
    public Protocol protocol() {
        return new Protocol(swapped(number));
    }

    /// The reverse of [#protocol].
    ///
    /// @param protocol of an `AF_PACKET` socket, in network order
    /// @return its ether type
    /// @throws IllegalArgumentException if the protocol's number is not in 0 to 65535
    public static EtherType of(Protocol protocol) {
        if (protocol.number() < 0 || protocol.number() > 0xffff) {
            throw new IllegalArgumentException(
                    "protocol " + protocol.number() + " is not the 16 bits of an ether type");
        }
        return new EtherType(swapped(protocol.number()));
    }

    private static int swapped(int number) {
        return Short.reverseBytes((short) number) & 0xffff;
    }

    /// The C name, or hexadecimal digits, as `0x88b5`, where this class has none.
    @Override
    public String toString() {
        return switch (number) {
            case 0x1 -> "ETH_P_802_3";
            case 0x3 -> "ETH_P_ALL";
            case 0x4 -> "ETH_P_802_2";
            case 0xc -> "ETH_P_CAN";
            case 0xd -> "ETH_P_CANFD";
            case 0x60 -> "ETH_P_LOOP";
            case 0xfa -> "ETH_P_MCTP";
            case 0x800 -> "ETH_P_IP";
            case 0x806 -> "ETH_P_ARP";
            case 0x8035 -> "ETH_P_RARP";
            case 0x8100 -> "ETH_P_8021Q";
            case 0x86dd -> "ETH_P_IPV6";
            case 0x8847 -> "ETH_P_MPLS_UC";
            case 0x8848 -> "ETH_P_MPLS_MC";
            case 0x8863 -> "ETH_P_PPP_DISC";
            case 0x8864 -> "ETH_P_PPP_SES";
            case 0x888e -> "ETH_P_PAE";
            case 0x88a8 -> "ETH_P_8021AD";
            case 0x88ca -> "ETH_P_TIPC";
            case 0x88cc -> "ETH_P_LLDP";
            case 0x88f7 -> "ETH_P_1588";
            case 0x9000 -> "ETH_P_LOOPBACK";
            default -> "0x" + HexFormat.of().toHexDigits((short) number);
        };
    }
}
