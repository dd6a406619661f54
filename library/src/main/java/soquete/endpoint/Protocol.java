package soquete.endpoint;

/// A protocol: the third argument of `socket(2)`.
///
/// An open set: `new Protocol(n)` works for a number this class has no name for.
///
/// @param number the `IPPROTO_*` (or other family's) number of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man5/protocols.5.html">protocols(5)</a>
public record Protocol(int number) {
    /// The one protocol that the family has for the type: 0.
    public static final Protocol DEFAULT = new Protocol(0);

    /// Internet Control Message Protocol, for ping sockets, icmp(7).
    public static final Protocol IPPROTO_ICMP = new Protocol(1);

    /// Transmission Control Protocol, tcp(7).
    public static final Protocol IPPROTO_TCP = new Protocol(6);

    /// User Datagram Protocol, udp(7).
    public static final Protocol IPPROTO_UDP = new Protocol(17);

    /// ICMP for IPv6.
    public static final Protocol IPPROTO_ICMPV6 = new Protocol(58);

    /// Stream Control Transmission Protocol, sctp(7).
    public static final Protocol IPPROTO_SCTP = new Protocol(132);

    /// UDP with partial checksums, udplite(7).
    public static final Protocol IPPROTO_UDPLITE = new Protocol(136);

    /// Raw IP packets, raw(7).
    public static final Protocol IPPROTO_RAW = new Protocol(255);

    /// Multipath TCP, since Linux 5.6.
    public static final Protocol IPPROTO_MPTCP = new Protocol(262);

    /// The C name, or the bare number where this class has none.
    @Override
    public String toString() {
        return switch (number) {
            case 1 -> "IPPROTO_ICMP";
            case 6 -> "IPPROTO_TCP";
            case 17 -> "IPPROTO_UDP";
            case 58 -> "IPPROTO_ICMPV6";
            case 132 -> "IPPROTO_SCTP";
            case 136 -> "IPPROTO_UDPLITE";
            case 255 -> "IPPROTO_RAW";
            case 262 -> "IPPROTO_MPTCP";
            default -> Integer.toString(number);
        };
    }
}
