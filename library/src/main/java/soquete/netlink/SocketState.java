package soquete.netlink;

/// The state of a socket, as sock_diag(7) numbers them: those of TCP, which the other families use
/// too.
///
/// An open set: `new SocketState(n)` works for a number this class has no name for.
///
/// @param number the `TCP_*` number of the C headers
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9293#section-3.3.2">RFC 9293, 3.3.2</a>
public record SocketState(int number) {
    /// Connected; of UDP and Unix sockets too.
    public static final SocketState TCP_ESTABLISHED = new SocketState(1);

    /// Asked for a connection.
    public static final SocketState TCP_SYN_SENT = new SocketState(2);

    /// Was asked for a connection.
    public static final SocketState TCP_SYN_RECV = new SocketState(3);

    /// Finished sending; the peer has not said that it knows.
    public static final SocketState TCP_FIN_WAIT1 = new SocketState(4);

    /// Finished sending; the peer knows, and may still send.
    public static final SocketState TCP_FIN_WAIT2 = new SocketState(5);

    /// Over; waits until no old packet can come.
    public static final SocketState TCP_TIME_WAIT = new SocketState(6);

    /// Not connected; of UDP and Unix sockets too.
    public static final SocketState TCP_CLOSE = new SocketState(7);

    /// The peer finished sending; this end has not.
    public static final SocketState TCP_CLOSE_WAIT = new SocketState(8);

    /// Both finished; the peer has not said that it knows.
    public static final SocketState TCP_LAST_ACK = new SocketState(9);

    /// Waits for connections.
    public static final SocketState TCP_LISTEN = new SocketState(10);

    /// Both finished at once.
    public static final SocketState TCP_CLOSING = new SocketState(11);

    int bit() {
        return 1 << number;
    }

    /// The C name, or `TCP_<number>` where this class has none.
    @Override
    public String toString() {
        return switch (number) {
            case 1 -> "TCP_ESTABLISHED";
            case 2 -> "TCP_SYN_SENT";
            case 3 -> "TCP_SYN_RECV";
            case 4 -> "TCP_FIN_WAIT1";
            case 5 -> "TCP_FIN_WAIT2";
            case 6 -> "TCP_TIME_WAIT";
            case 7 -> "TCP_CLOSE";
            case 8 -> "TCP_CLOSE_WAIT";
            case 9 -> "TCP_LAST_ACK";
            case 10 -> "TCP_LISTEN";
            case 11 -> "TCP_CLOSING";
            default -> "TCP_" + number;
        };
    }
}
