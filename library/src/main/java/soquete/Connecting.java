package soquete;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.error.ErrnoException;
import soquete.resolve.Resolver;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;

/// How sockets connect: to an endpoint, and to a name with several addresses.
final class Connecting {
    private Connecting() {}

    /// Connects, and waits until the connection is made or refused.
    ///
    /// After a wait the call is repeated: while the handshake lasts the kernel answers `EALREADY`,
    /// then 0 or `EISCONN`. So a false wake-up does no harm. TCP answers with what went wrong, too,
    /// and is then ready for another attempt. Other families are asked by `SO_ERROR` first: SCTP
    /// takes the repeated call for a new attempt, and vsock goes on to answer `EALREADY`.
    ///
    /// TCP is asked once more before the first wait. On the loopback the handshake is done, or has
    /// failed, when connect(2) answers `EINPROGRESS`: the socket is locked until then, and the
    /// peer's answer waits behind the lock. Elsewhere it costs a system call for each connection.
    ///
    /// A Unix listener whose queue is full answers `EAGAIN`, and nothing tells when there is room:
    /// the call is repeated after a while. See docs/adr/0008-endpoints.md.
    static void connect(Socket socket, Endpoint to, long deadline) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            boolean started = false;
            boolean tcp = socket.isTcp();
            boolean askAgain = tcp;
            int refusals = 0;
            while (true) {
                int ticket = descriptor.ticket(Direction.WRITE);
                int result = tryConnect(descriptor, to);
                if (result >= 0 || (started && wasMade(socket, result))) {
                    socket.connectedTo(to.family().equals(Family.AF_UNSPEC) ? null : to);
                    return;
                }
                // EALREADY at once: an earlier connect was interrupted, or timed out, or is waited
                // for by another thread. As with a blocking connect(2), its outcome is this one's.
                boolean underWay =
                        result == -Constants.EINPROGRESS || result == -Constants.EALREADY;
                if (underWay && deadline != Deadline.NOW) {
                    started = true;
                    if (askAgain) {
                        askAgain = false;
                    } else {
                        Attempt.waitFor(
                                descriptor, "connect", to, Direction.WRITE, ticket, deadline);
                        int failure = tcp ? 0 : pendingError(descriptor);
                        if (failure != 0) {
                            throw ErrnoException.of("connect", failure, to);
                        }
                    }
                } else if (Attempt.foundQueueFull(socket, result) && deadline != Deadline.NOW) {
                    Attempt.rest(descriptor, "connect", to, refusals++, deadline);
                } else if (result != -Constants.EINTR) {
                    throw ErrnoException.of("connect", -result, to);
                }
            }
        } finally {
            socket.leave();
        }
    }

    /// Whether a repeated call says that the connection is there: `EISCONN`, or in TIPC `EINVAL`
    /// once the peer has closed it again. (One that was refused has left that in `SO_ERROR`.)
    private static boolean wasMade(Socket socket, int result) {
        return result == -Constants.EISCONN
                || (result == -Constants.EINVAL && socket.family().equals(Family.AF_TIPC));
    }

    /// One connect(2), which does not wait: 0 or `-errno`.
    static int tryConnect(Descriptor descriptor, Endpoint to) {
        Scratch s = Scratch.take();
        try {
            int length = Sockaddr.encode(to, s.sockaddr());
            return Calls.connect(s, descriptor.fd(), s.sockaddr(), length);
        } finally {
            s.give();
        }
    }

    /// `SO_ERROR`, which the kernel forgets when it has told it; 0 for none.
    static int pendingError(Descriptor descriptor) {
        Scratch s = Scratch.take();
        try {
            Memory.putInt(s.length(), Integer.BYTES);
            int level = Constants.SOL_SOCKET;
            int result =
                    Calls.getsockopt(
                            s, descriptor.fd(), level, Constants.SO_ERROR, s.data(), s.length());
            return result < 0 ? -result : Memory.getInt(s.data());
        } finally {
            s.give();
        }
    }

    /// A new TCP connection to the address of a name that answers first.
    static Socket connect(String host, int port, long deadline) throws IOException {
        List<AddressInfo> addresses = resolve(host, port, Hints.TCP, deadline);
        if (addresses.size() > 1) {
            String title = "connect " + host + " port " + port;
            return HappyEyeballs.connect(title, addresses, Connector.DEFAULT, deadline);
        }
        return connect(addresses.getFirst(), Connector.DEFAULT, deadline);
    }

    /// A new connection to one address.
    static Socket connect(AddressInfo address, Connector how, long deadline) throws IOException {
        Socket socket = how.open(address);
        try {
            connect(socket, address.endpoint(), deadline);
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    static List<AddressInfo> resolve(String host, int port, Hints hints, long deadline)
            throws IOException {
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 1 to 65535");
        }
        String service = Integer.toString(port);
        if (deadline == Deadline.NEVER) {
            return Resolver.getaddrinfo(host, service, hints);
        }
        long left = Math.max(0, Deadline.left(deadline));
        return Resolver.getaddrinfo(host, service, hints, Duration.ofNanos(left));
    }
}
