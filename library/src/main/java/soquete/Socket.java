package soquete;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.Shutdown;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;

/// A Berkeley socket of any family and type: one end of a communication.
///
/// The words are those of the C functions and of Python's class: [#open], [#bind], [#listen],
/// [#accept], [#connect], [#send], [#recv], [#shutdown], [#close].
///
/// **Waiting.** A call that cannot go on waits: a virtual thread parks without holding its carrier,
/// a platform thread sleeps in the kernel. It ends by what it waits for, by the
/// [#timeout(Duration)]
/// of the socket (one deadline for the whole operation, [java.net.SocketTimeoutException]), by
/// `Thread.interrupt` ([java.io.InterruptedIOException], the status stays set and the socket open),
/// or by [#close] from another thread ([java.nio.channels.AsynchronousCloseException]). `EINTR` is
/// never seen and `SIGPIPE` never raised.
///
/// **Threads.** Any thread may call anything at any time. Two `sendAll`s never interleave, nor do
/// two `recvExactly`s; messages stay whole.
///
/// **Errors.** What the kernel refuses is an [ErrnoException] that names the operation, the
/// endpoint, the errno and its usual cause; operations on a closed socket end in
/// [java.nio.channels.ClosedChannelException]; mistakes in arguments in
/// [IllegalArgumentException], before the kernel sees them.
///
/// **Descriptors** are close-on-exec and non-blocking for the kernel. A socket that is forgotten is
/// closed by the garbage collector and reported once to the [System.Logger] named `soquete`.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
public final class Socket extends Views implements Closeable {
    /// The timeout of a new socket: none.
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    private final Descriptor descriptor;
    private final Family family;
    private final SocketType type;
    private final Protocol protocol;
    private final Cleaner.Cleanable forgotten;
    private final Turns turns = new Turns();
    private volatile long timeoutNanos = Deadline.NEVER;
    private volatile @Nullable Endpoint peer;

    private Socket(int fd, Family family, SocketType type, Protocol protocol) {
        this.descriptor = new Descriptor(fd);
        this.family = family;
        this.type = type;
        this.protocol = protocol;
        this.forgotten = Forgotten.watch(this, descriptor, family + " " + type + " socket");
    }

    /// Opens a socket with the family's usual protocol for the type: TCP for `AF_INET` and
    /// `SOCK_STREAM`, UDP for `SOCK_DGRAM`.
    ///
    /// C: `int socket(int domain, int type, int protocol)`
    ///
    /// @param family as [Family#AF_INET]
    /// @param type   as [SocketType#SOCK_STREAM]
    /// @return an unbound, unconnected socket
    /// @throws ErrnoException `EAFNOSUPPORT`, `ESOCKTNOSUPPORT`, `EPROTONOSUPPORT` this kernel does
    ///     not have it; `EPERM`, `EACCES` it needs a capability; `EMFILE`, `ENFILE` too many open
    ///     files
    /// @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
    public static Socket open(Family family, SocketType type) throws IOException {
        return open(family, type, Protocol.DEFAULT);
    }

    /// Opens a socket.
    ///
    /// @param family   as [Family#AF_INET]
    /// @param type     as [SocketType#SOCK_STREAM]
    /// @param protocol as [Protocol#IPPROTO_TCP]
    /// @return an unbound, unconnected socket
    /// @throws ErrnoException as [#open(Family, SocketType)]
    public static Socket open(Family family, SocketType type, Protocol protocol)
            throws IOException {
        Scratch s = Scratch.take();
        try {
            int flags = Constants.SOCK_CLOEXEC | Constants.SOCK_NONBLOCK;
            int fd = Calls.socket(s, family.number(), type.number() | flags, protocol.number());
            if (fd < 0) {
                throw ErrnoException.of("socket", -fd, family + " " + type + " " + protocol);
            }
            return new Socket(fd, family, type, protocol);
        } finally {
            s.give();
        }
    }

    /// Opens a TCP connection to a host, trying every address that its name has, in order.
    ///
    /// @param host a name, or an IPv4 or IPv6 literal
    /// @param port 1 to 65535
    /// @return a connected socket
    /// @throws soquete.error.ResolveException if the name has no address
    /// @throws ErrnoException if no address answered: the last failure, with the earlier ones as
    ///     suppressed exceptions
    /// @throws IllegalArgumentException if the host is empty or has a NUL, or the port is out of
    ///     range
    public static Socket connect(String host, int port) throws IOException {
        return Connecting.connect(host, port, Deadline.NEVER);
    }

    /// Opens a TCP connection to a host within a time limit, which the look-up of the name and all
    /// addresses share. The timeout of the new socket is [#FOREVER].
    ///
    /// @param host    a name, or an IPv4 or IPv6 literal
    /// @param port    1 to 65535
    /// @param timeout more than zero
    /// @return a connected socket
    /// @throws java.net.SocketTimeoutException if the time was over first
    /// @throws IOException as [#connect(String, int)]
    /// @throws IllegalArgumentException as [#connect(String, int)], and for a timeout that is zero
    ///     or negative
    public static Socket connect(String host, int port, Duration timeout) throws IOException {
        long nanos = Deadline.nanos(timeout);
        if (nanos == 0) {
            throw new IllegalArgumentException("the timeout is zero: a connection takes time");
        }
        return Connecting.connect(host, port, Deadline.after(nanos));
    }

    /// Opens a listening TCP socket with what a server wants: `SO_REUSEADDR`, so that it can be
    /// started again at once; on `::` IPv4 connections too, on any other IPv6 address not; and the
    /// longest queue the kernel allows.
    ///
    /// @param endpoint where to listen; port 0 lets the kernel choose
    /// @return a bound and listening socket
    /// @throws ErrnoException as [#open(Family, SocketType)], [#bind] and [#listen(int)]
    public static Socket server(Endpoint endpoint) throws IOException {
        return server(endpoint, Constants.SOMAXCONN);
    }

    /// Opens a listening TCP socket as [#server(Endpoint)], with a queue of another length.
    ///
    /// @param endpoint where to listen; port 0 lets the kernel choose
    /// @param backlog  as in [#listen(int)]
    /// @return a bound and listening socket
    /// @throws ErrnoException as [#server(Endpoint)]
    public static Socket server(Endpoint endpoint, int backlog) throws IOException {
        Socket socket = open(endpoint.family(), SocketType.SOCK_STREAM);
        try {
            socket.set(SolSocket.SO_REUSEADDR, true);
            if (endpoint instanceof Inet6Endpoint inet6) {
                socket.set(SolIpv6.IPV6_V6ONLY, !inet6.isUnspecified());
            }
            socket.bind(endpoint);
            socket.listen(backlog);
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// Wraps what [#accept] took.
    static Socket accepted(int fd, Socket listener, @Nullable Endpoint peer) {
        Socket socket = new Socket(fd, listener.family, listener.type, listener.protocol);
        socket.peer = peer;
        return socket;
    }

    /// Ties the socket to a local endpoint.
    ///
    /// C: `int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @param local an endpoint of the socket's family; port 0 lets the kernel choose
    /// @throws ErrnoException `EADDRINUSE` taken; `EADDRNOTAVAIL` not an address of this machine;
    ///     `EACCES` a port below 1024; `EINVAL` already bound; `EAFNOSUPPORT` another family
    /// @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
    public void bind(Endpoint local) throws IOException {
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            int length = Sockaddr.encode(local, s.sockaddr());
            int result = Calls.bind(s, descriptor.fd(), s.sockaddr(), length);
            if (result < 0) {
                throw ErrnoException.of("bind", -result, local);
            }
        } finally {
            s.give();
            leave();
        }
    }

    /// Makes the socket wait for connections, with the longest queue the kernel allows.
    ///
    /// @throws ErrnoException as [#listen(int)]
    public void listen() throws IOException {
        listen(Constants.SOMAXCONN);
    }

    /// Makes the socket wait for connections.
    ///
    /// C: `int listen(int sockfd, int backlog)`
    ///
    /// @param backlog how many connections may wait to be accepted; the kernel lowers it to
    ///     `net.core.somaxconn`
    /// @throws ErrnoException `EOPNOTSUPP` not a connected type; `EADDRINUSE` another socket
    ///     listens on the port
    /// @throws IllegalArgumentException if `backlog` is negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
    public void listen(int backlog) throws IOException {
        if (backlog < 0) {
            throw new IllegalArgumentException("the backlog " + backlog + " is negative");
        }
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            int result = Calls.listen(s, descriptor.fd(), backlog);
            if (result < 0) {
                throw ErrnoException.of("listen", -result, null);
            }
        } finally {
            s.give();
            leave();
        }
    }

    /// Takes the next connection, waiting for one. The new socket has no timeout of its own.
    ///
    /// C: `int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags)`
    ///
    /// @return a connected socket
    /// @throws ErrnoException `EINVAL` the socket does not listen; `EMFILE`, `ENFILE` too many open
    ///     files; `EAGAIN` non-blocking, and nobody there
    /// @throws IOException when the wait ends, as the class says
    /// @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
    public Socket accept() throws IOException {
        return Accepting.accept(this);
    }

    /// Connects to a remote endpoint; for TCP this is the handshake. A datagram socket only
    /// remembers the peer.
    ///
    /// C: `int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @param remote an endpoint of the socket's family
    /// @throws ErrnoException `ECONNREFUSED` nobody listens; `ETIMEDOUT` no answer; `ENETUNREACH`,
    ///     `EHOSTUNREACH` no way; `EISCONN` already connected; `EINPROGRESS`, `EALREADY`
    ///     non-blocking and under way: call again
    /// @throws IOException when the wait ends, as the class says; after a timeout the attempt goes
    ///     on, and a further connect says what became of it
    /// @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
    public void connect(Endpoint remote) throws IOException {
        Connecting.connect(this, remote, deadline(0));
    }

    /// Ends one half of the connection, or both, for every holder of the socket; unlike [#close] it
    /// tells the peer at once, and keeps the descriptor.
    ///
    /// C: `int shutdown(int sockfd, int how)`
    ///
    /// @param how which half
    /// @throws ErrnoException `ENOTCONN` not connected
    /// @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
    public void shutdown(Shutdown how) throws IOException {
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            int result = Calls.shutdown(s, descriptor.fd(), how.number());
            if (result < 0) {
                throw ErrnoException.of("shutdown", -result, peer);
            }
        } finally {
            s.give();
            leave();
        }
    }

    /// Closes the socket, and ends every call that waits on it, in any thread. When this returns
    /// the kernel has the descriptor back. Safe to repeat.
    ///
    /// C: `int close(int fd)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
    @Override
    public void close() {
        descriptor.close();
        forgotten.clean();
    }

    /// Whether [#close] has not been called.
    ///
    /// @return true while open
    public boolean isOpen() {
        return !descriptor.isClosing();
    }

    /// The descriptor's number, for messages and for calls of `soquete.posix`. It is only good
    /// while the socket is open: close belongs to this object.
    ///
    /// @return the number, or -1 when closed
    public int fd() {
        return descriptor.isClosing() ? -1 : descriptor.fd();
    }

    /// The family that the socket was opened with.
    ///
    /// @return as [Family#AF_INET]
    public Family family() {
        return family;
    }

    /// The type that the socket was opened with.
    ///
    /// @return as [SocketType#SOCK_STREAM]
    public SocketType type() {
        return type;
    }

    /// The protocol that the socket was opened with.
    ///
    /// @return as [Protocol#IPPROTO_TCP]; [Protocol#DEFAULT] if none was named
    public Protocol protocol() {
        return protocol;
    }

    /// The endpoint that the socket is bound to; the kernel binds in connect and sendTo if need be.
    ///
    /// C: `int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// @return the local endpoint; of an unbound socket, any address with port 0
    /// @throws IOException if the socket is closed
    public Endpoint localEndpoint() throws IOException {
        return Names.local(this);
    }

    /// The endpoint that the socket is connected to.
    ///
    /// C: `int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// @return the remote endpoint; of a stream also after the connection ended
    /// @throws ErrnoException `ENOTCONN` not connected
    /// @throws IOException if the socket is closed
    public Endpoint remoteEndpoint() throws IOException {
        return Names.remote(this);
    }

    /// Bounds every later operation: one deadline each, from its beginning to its end.
    ///
    /// @param timeout [#FOREVER] to wait without limit, [Duration#ZERO] not to wait at all
    ///     (operations that would have to end in [soquete.error.WouldBlockException])
    /// @throws IllegalArgumentException if it is negative
    public void timeout(Duration timeout) {
        timeoutNanos = Deadline.nanos(timeout);
    }

    /// The bound of every operation.
    ///
    /// @return what was set, or [#FOREVER]
    public Duration timeout() {
        long nanos = timeoutNanos;
        return nanos == Deadline.NEVER ? FOREVER : Duration.ofNanos(nanos);
    }

    /// `Socket[fd=5, AF_INET SOCK_STREAM, peer 127.0.0.1:80]`
    @Override
    public String toString() {
        Endpoint to = peer;
        return "Socket["
                + (isOpen() ? "fd=" + descriptor.fd() : "closed")
                + ", "
                + family
                + " "
                + type
                + (to == null ? "" : ", peer " + to)
                + "]";
    }

    @Override
    Socket self() {
        return this;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /// Ends an operation; the socket is not forgotten as long as one is under way.
    void leave() {
        try {
            descriptor.leave();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The deadline of an operation that begins now.
    long deadline(int flags) {
        return (flags & Constants.MSG_DONTWAIT) != 0 ? Deadline.NOW : Deadline.after(timeoutNanos);
    }

    /// The peer, as far as it is known without asking the kernel.
    @Nullable Endpoint peer() {
        return peer;
    }

    void connectedTo(Endpoint endpoint) {
        peer = endpoint;
    }

    Turns turns() {
        return turns;
    }
}
