package soquete.option;

import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;

/// Options of the level `SOL_SOCKET`, socket(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
public final class SolSocket {
    /// The number of the level.
    public static final int SOL_SOCKET = 1;

    /// Whether the socket listens; read-only.
    public static final Option<Boolean> SO_ACCEPTCONN = flag("SO_ACCEPTCONN", 30);

    /// Allow datagrams to broadcast addresses.
    public static final Option<Boolean> SO_BROADCAST = flag("SO_BROADCAST", 6);

    /// The family the socket was opened with; read-only.
    public static final Option<Family> SO_DOMAIN =
            new Option<>("SO_DOMAIN", SOL_SOCKET, 39, Shape.FAMILY);

    /// The pending error, cleared by reading it; number 0 for none; read-only.
    public static final Option<Errno> SO_ERROR =
            new Option<>("SO_ERROR", SOL_SOCKET, 4, Shape.ERRNO);

    /// Probe an idle connection, so that a peer that vanished is noticed.
    public static final Option<Boolean> SO_KEEPALIVE = flag("SO_KEEPALIVE", 9);

    /// What close does with data still queued.
    public static final Option<Linger> SO_LINGER =
            new Option<>("SO_LINGER", SOL_SOCKET, 13, Shape.LINGER);

    /// The protocol the socket was opened with; read-only.
    public static final Option<Protocol> SO_PROTOCOL =
            new Option<>("SO_PROTOCOL", SOL_SOCKET, 38, Shape.PROTOCOL);

    /// Bytes of the receive buffer. The kernel stores twice the request (for its own bookkeeping)
    /// up to twice `net.core.rmem_max`, and answers what it stored.
    public static final Option<Integer> SO_RCVBUF = integer("SO_RCVBUF", 8);

    /// Bind although old connections of the address are in TIME_WAIT (TCP), or although another
    /// socket that also set it has the address (UDP). Set it before bind.
    public static final Option<Boolean> SO_REUSEADDR = flag("SO_REUSEADDR", 2);

    /// Several sockets of one user share an address, and the kernel spreads the load; since
    /// Linux 3.9. Set it before bind, on all of them.
    public static final Option<Boolean> SO_REUSEPORT = flag("SO_REUSEPORT", 15);

    /// Bytes of the send buffer. The kernel stores twice the request, up to twice
    /// `net.core.wmem_max`, and answers what it stored.
    public static final Option<Integer> SO_SNDBUF = integer("SO_SNDBUF", 7);

    /// The type the socket was opened with; read-only.
    public static final Option<SocketType> SO_TYPE =
            new Option<>("SO_TYPE", SOL_SOCKET, 3, Shape.SOCKET_TYPE);

    private SolSocket() {}

    private static Option<Boolean> flag(String name, int number) {
        return new Option<>(name, SOL_SOCKET, number, Shape.FLAG);
    }

    private static Option<Integer> integer(String name, int number) {
        return new Option<>(name, SOL_SOCKET, number, Shape.INT);
    }
}
