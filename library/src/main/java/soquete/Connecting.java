package soquete;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Endpoint;
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
    /// The least time that one of several addresses gets, however many follow it.
    private static final long LEAST_NANOS = 2_000_000_000L;

    private Connecting() {}

    /// Connects, and waits until the connection is made or refused.
    ///
    /// After each wait `SO_ERROR` says what went wrong, as the kernel put it. Where nothing did,
    /// the call is repeated: while the handshake lasts the kernel answers `EALREADY`, then 0 or
    /// `EISCONN`. So a false wake-up does no harm. Repeating alone would not do: SCTP takes it for
    /// a new attempt, and vsock goes on to answer `EALREADY`.
    static void connect(Socket socket, Endpoint to, long deadline) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            boolean started = false;
            while (true) {
                int ticket = descriptor.ticket(Direction.WRITE);
                int result = tryConnect(descriptor, to);
                if (result >= 0 || (started && result == -Constants.EISCONN)) {
                    socket.connectedTo(to);
                    return;
                }
                boolean underWay =
                        result == -Constants.EINPROGRESS
                                || (started && result == -Constants.EALREADY);
                if (underWay && deadline != Deadline.NOW) {
                    started = true;
                    Attempt.waitFor(descriptor, "connect", to, Direction.WRITE, ticket, deadline);
                    int failure = pendingError(descriptor);
                    if (failure != 0) {
                        throw ErrnoException.of("connect", failure, to);
                    }
                } else if (result != -Constants.EINTR) {
                    throw ErrnoException.of("connect", -result, to);
                }
            }
        } finally {
            socket.leave();
        }
    }

    private static int tryConnect(Descriptor descriptor, Endpoint to) {
        Scratch s = Scratch.take();
        try {
            int length = Sockaddr.encode(to, s.sockaddr());
            return Calls.connect(s, descriptor.fd(), s.sockaddr(), length);
        } finally {
            s.give();
        }
    }

    /// `SO_ERROR`, which the kernel forgets when it has told it; 0 for none.
    private static int pendingError(Descriptor descriptor) {
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

    /// A new TCP connection to the first address of a name that answers.
    static Socket connect(String host, int port, long deadline) throws IOException {
        List<AddressInfo> addresses = resolve(host, port, deadline);
        IOException failure = null;
        for (int i = 0; i < addresses.size(); i++) {
            try {
                return connect(addresses.get(i), share(deadline, addresses.size() - i));
            } catch (ErrnoException | SocketTimeoutException e) {
                failure = merge(failure, e);
            }
        }
        if (failure == null) {
            throw new IllegalStateException("the resolver answered an empty list for " + host);
        }
        throw failure;
    }

    private static Socket connect(AddressInfo address, long deadline) throws IOException {
        Socket socket = Socket.open(address.family(), address.type(), address.protocol());
        try {
            connect(socket, address.endpoint(), deadline);
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    private static List<AddressInfo> resolve(String host, int port, long deadline)
            throws IOException {
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 1 to 65535");
        }
        String service = Integer.toString(port);
        if (deadline == Deadline.NEVER) {
            return Resolver.getaddrinfo(host, service, Hints.TCP);
        }
        long left = Math.max(0, Deadline.left(deadline));
        return Resolver.getaddrinfo(host, service, Hints.TCP, Duration.ofNanos(left));
    }

    /// An equal share of the time that is left, so that one silent address does not use it all.
    private static long share(long deadline, int addresses) {
        if (deadline == Deadline.NEVER) {
            return deadline;
        }
        long left = Math.max(0, Deadline.left(deadline));
        long share = Math.max(left / addresses, Math.min(left, LEAST_NANOS));
        return System.nanoTime() + share;
    }

    /// The last failure is thrown, with the earlier ones beside it.
    private static IOException merge(@Nullable IOException earlier, IOException failure) {
        if (earlier != null) {
            failure.addSuppressed(earlier);
        }
        return failure;
    }
}
