package soquete.option;

/// The state of a TCP connection, as `tcpi_state` and sock_diag(7) say; sock_diag(7) numbers the
/// states of other sockets by it too.
///
/// An open set: a newer kernel may have more.
///
/// @param number the `TCP_*` number
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9293#section-3.3.2">RFC 9293, 3.3.2</a>
public record TcpState(int number) {
    /// Connected; data flows. Of UDP and Unix sockets: connected.
    public static final TcpState TCP_ESTABLISHED = new TcpState(1);

    /// connect sent a SYN.
    public static final TcpState TCP_SYN_SENT = new TcpState(2);

    /// A SYN was received and answered.
    public static final TcpState TCP_SYN_RECV = new TcpState(3);

    /// Closed here; the peer has not acknowledged it.
    public static final TcpState TCP_FIN_WAIT1 = new TcpState(4);

    /// Closed here; the peer has not closed.
    public static final TcpState TCP_FIN_WAIT2 = new TcpState(5);

    /// Closed on both sides; old segments may still arrive.
    public static final TcpState TCP_TIME_WAIT = new TcpState(6);

    /// No connection. Of UDP and Unix sockets: not connected.
    public static final TcpState TCP_CLOSE = new TcpState(7);

    /// The peer has closed.
    public static final TcpState TCP_CLOSE_WAIT = new TcpState(8);

    /// Both closed; the peer has not acknowledged it.
    public static final TcpState TCP_LAST_ACK = new TcpState(9);

    /// Listens.
    public static final TcpState TCP_LISTEN = new TcpState(10);

    /// Both closed at the same time.
    public static final TcpState TCP_CLOSING = new TcpState(11);

    private static final String[] NAMES = {
        "TCP_ESTABLISHED",
        "TCP_SYN_SENT",
        "TCP_SYN_RECV",
        "TCP_FIN_WAIT1",
        "TCP_FIN_WAIT2",
        "TCP_TIME_WAIT",
        "TCP_CLOSE",
        "TCP_CLOSE_WAIT",
        "TCP_LAST_ACK",
        "TCP_LISTEN",
        "TCP_CLOSING"
    };

    /// The C name, or `TcpState(n)`.
    @Override
    public String toString() {
        return number >= 1 && number <= NAMES.length
                ? NAMES[number - 1]
                : "TcpState(" + number + ")";
    }
}
