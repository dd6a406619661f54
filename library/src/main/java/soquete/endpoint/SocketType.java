package soquete.endpoint;

/// A socket type: the second argument of `socket(2)`, without its `SOCK_CLOEXEC` and
/// `SOCK_NONBLOCK` bits, which Soquete sets by itself.
///
/// An open set: `new SocketType(n)` works for a number this class has no name for.
///
/// @param number the `SOCK_*` number of the C headers, 0 to 15
/// @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
public record SocketType(int number) {
    /// Any type: for hints of a name look-up only.
    public static final SocketType ANY = new SocketType(0);

    /// A connected, reliable stream of bytes (TCP).
    public static final SocketType SOCK_STREAM = new SocketType(1);

    /// Datagrams: no connection, whole messages, delivery not guaranteed (UDP).
    public static final SocketType SOCK_DGRAM = new SocketType(2);

    /// Packets of a lower layer, raw(7), packet(7).
    public static final SocketType SOCK_RAW = new SocketType(3);

    /// Reliable datagrams without order.
    public static final SocketType SOCK_RDM = new SocketType(4);

    /// A connected, reliable sequence of whole messages.
    public static final SocketType SOCK_SEQPACKET = new SocketType(5);

    /// Congestion-controlled datagrams (DCCP); gone since Linux 6.16.
    public static final SocketType SOCK_DCCP = new SocketType(6);

    /// Obsolete packets of a lower layer; `AF_PACKET` replaced it in Linux 2.2.
    public static final SocketType SOCK_PACKET = new SocketType(10);

    /// Refuses numbers that would set flag bits of socket(2).
    ///
    /// @throws IllegalArgumentException if `number` is not in 0 to 15
    public SocketType {
        if (number < 0 || number > 0xf) {
            throw new IllegalArgumentException(
                    "socket type " + number + " is not in 0 to 15: use a SOCK_* constant");
        }
    }

    /// Whether a receive takes one whole message, so that a longer one is cut.
    ///
    /// @return true for every type but the byte stream
    public boolean keepsMessages() {
        return number != 1;
    }

    /// The C name, or `SOCK_<number>` where this class has none.
    @Override
    public String toString() {
        return switch (number) {
            case 0 -> "SOCK_ANY";
            case 1 -> "SOCK_STREAM";
            case 2 -> "SOCK_DGRAM";
            case 3 -> "SOCK_RAW";
            case 4 -> "SOCK_RDM";
            case 5 -> "SOCK_SEQPACKET";
            case 6 -> "SOCK_DCCP";
            case 10 -> "SOCK_PACKET";
            default -> "SOCK_" + number;
        };
    }
}
