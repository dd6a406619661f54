package soquete.capture;

/// For whom a captured packet was: `sll_pkttype` of packet(7).
///
/// An open set: `new Direction(n)` works for a number this class has no name for.
///
/// @param number the `PACKET_*` number of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
public record Direction(int number) {
    /// To this machine.
    public static final Direction PACKET_HOST = new Direction(0);

    /// To everybody.
    public static final Direction PACKET_BROADCAST = new Direction(1);

    /// To a group.
    public static final Direction PACKET_MULTICAST = new Direction(2);

    /// To another machine, seen because the interface is promiscuous.
    public static final Direction PACKET_OTHERHOST = new Direction(3);

    /// From this machine.
    public static final Direction PACKET_OUTGOING = new Direction(4);

    /// The C name, or `PACKET_<number>` where this class has none.
    @Override
    public String toString() {
        return switch (number) {
            case 0 -> "PACKET_HOST";
            case 1 -> "PACKET_BROADCAST";
            case 2 -> "PACKET_MULTICAST";
            case 3 -> "PACKET_OTHERHOST";
            case 4 -> "PACKET_OUTGOING";
            default -> "PACKET_" + number;
        };
    }
}
