package soquete;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.ErrnoException;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;
import soquete.wait.Deadline;

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
public final class Socket extends Holding implements Closeable {
    /// The timeout of a new socket: none.
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    private Socket(int fd, Family family, SocketType type, Protocol protocol) {
        super(fd, family, type, protocol);
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
                throw ErrnoException.of(
                        "socket", -fd, family + " " + type + " " + protocol.name(family));
            }
            return new Socket(fd, family, type, protocol);
        } finally {
            s.give();
        }
    }

    /// Makes two sockets that are connected to each other, with the family's protocol for the type.
    ///
    /// C: `int socketpair(int domain, int type, int protocol, int sv[2])`
    ///
    /// @param family [Family#AF_UNIX]; Linux also has [Family#AF_TIPC]
    /// @param type   any type of the family
    /// @return both ends; unnamed, as far as they are Unix sockets
    /// @throws ErrnoException `EOPNOTSUPP` the family makes no pairs; `EAFNOSUPPORT`,
    ///     `ESOCKTNOSUPPORT`, `EPROTONOSUPPORT` this kernel does not have it; `EMFILE`, `ENFILE`
    ///     too many open files
    /// @see <a href="https://man7.org/linux/man-pages/man2/socketpair.2.html">socketpair(2)</a>
    public static SocketPair pair(Family family, SocketType type) throws IOException {
        return pair(family, type, Protocol.DEFAULT);
    }

    /// Makes two sockets that are connected to each other.
    ///
    /// @param family   as [#pair(Family, SocketType)]
    /// @param type     any type of the family
    /// @param protocol as in [#open(Family, SocketType, Protocol)]
    /// @return both ends
    /// @throws ErrnoException as [#pair(Family, SocketType)]
    public static SocketPair pair(Family family, SocketType type, Protocol protocol)
            throws IOException {
        return Pairing.pair(family, type, protocol);
    }

    /// Opens a TCP connection to a host. Where its name has several addresses they are raced, as
    /// RFC 8305 says (Happy Eyeballs): the families in turn, each next attempt 250 ms after the one
    /// before it, or as soon as that has failed; the first that answers wins. [Connector] has more
    /// to choose.
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
        return Connecting.connect(host, port, Deadline.after(Connector.positive(timeout)));
    }

    /// Opens a stream connection to an endpoint of any family: TCP for IPv4 and IPv6. The other end
    /// of [#server(Endpoint)].
    ///
    /// @param remote where to connect
    /// @return a connected socket, whose timeout is [#FOREVER]
    /// @throws ErrnoException as [#open(Family, SocketType)] and [#connect(Endpoint)]
    /// @throws IOException when the wait ends, as the class says
    public static Socket client(Endpoint remote) throws IOException {
        return Connecting.connect(Connector.stream(remote), Connector.DEFAULT, Deadline.NEVER);
    }

    /// Opens a stream connection to an endpoint within a time limit. The timeout of the new socket
    /// is [#FOREVER].
    ///
    /// @param remote  where to connect
    /// @param timeout more than zero
    /// @return a connected socket
    /// @throws java.net.SocketTimeoutException if the time was over first
    /// @throws IOException as [#client(Endpoint)]
    /// @throws IllegalArgumentException for a timeout that is zero or negative
    public static Socket client(Endpoint remote, Duration timeout) throws IOException {
        long deadline = Deadline.after(Connector.positive(timeout));
        return Connecting.connect(Connector.stream(remote), Connector.DEFAULT, deadline);
    }

    /// Takes over an open descriptor that is a socket: one that was inherited, or that other code
    /// opened. The kernel says which family, type and protocol it has.
    ///
    /// The descriptor becomes close-on-exec, and non-blocking, which its duplicates share, those in
    /// other processes too. Nobody else may close it from here on. A descriptor that this method
    /// refuses stays open and the caller's.
    ///
    /// @param fd an open descriptor; not that of another [Socket], which would close it as well
    /// @return its socket, without a timeout
    /// @throws ErrnoException `ENOTSOCK` it is no socket; `EBADF` it is not open
    /// @throws IllegalArgumentException if the number is negative
    public static Socket adopt(int fd) throws IOException {
        if (fd < 0) {
            throw new IllegalArgumentException("a descriptor is 0 or more, and " + fd + " is not");
        }
        return adopted(fd, Adopting.examine(fd));
    }

    /// Takes over a descriptor that is a socket: one that came in a message, or from another
    /// process. As [#adopt(int)]; `owned` is detached, or untouched where this method throws.
    ///
    /// @param owned an open descriptor
    /// @return its socket, without a timeout
    /// @throws ErrnoException `ENOTSOCK` it is no socket
    /// @throws java.nio.channels.ClosedChannelException if it is closed or detached
    public static Socket adopt(OwnedFd owned) throws IOException {
        Adopting.Found found;
        owned.descriptor().enter();
        try {
            found = Adopting.examine(owned.descriptor().fd());
        } finally {
            owned.leave();
        }
        int fd = owned.detach();
        if (fd < 0) {
            throw new ClosedChannelException(); // another thread was faster
        }
        return adopted(fd, found);
    }

    private static Socket adopted(int fd, Adopting.Found found) {
        Socket socket = new Socket(fd, found.family(), found.type(), found.protocol());
        socket.connectedTo(found.peer());
        return socket;
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
        Socket socket = new Socket(fd, listener.family(), listener.type(), listener.protocol());
        socket.acceptedFrom(peer);
        return socket;
    }

    /// Wraps one end of what [#pair] made.
    static Socket paired(int fd, Family family, SocketType type, Protocol protocol) {
        Socket socket = new Socket(fd, family, type, protocol);
        socket.connectedTo(Sockaddr.unnamed(family.number()));
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
        descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int length = Sockaddr.encode(local, s.sockaddr());
            int result = Calls.bind(s, descriptor().fd(), s.sockaddr(), length);
            if (result < 0) {
                throw ErrnoException.of("bind", -result, local);
            }
        } finally {
            s.give();
            leave();
        }
    }

    /// Ties a Unix socket to a path, as [#bind(Endpoint)], with a say in what becomes of the file.
    ///
    /// The umask of the process is neither changed nor in the way: the file never has more
    /// permissions than asked for, and has all of them when this returns.
    ///
    /// @param local   a path
    /// @param binding the permissions of the file, and whether [#close] removes it
    /// @throws ErrnoException as [#bind(Endpoint)]; `EADDRINUSE` the file exists; `ENOENT` its
    ///     directory does not; `EACCES` the directory is not writable
    /// @throws IOException if the file cannot be looked at; the socket is bound then
    /// @throws IllegalArgumentException if `local` is not a path
    /// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
    public void bind(UnixEndpoint local, UnixBinding binding) throws IOException {
        SocketFile.bind(this, local, binding);
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
        descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = Calls.listen(s, descriptor().fd(), backlog);
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
    /// remembers the peer. Where the queue of a Unix listener is full, it is tried again until
    /// there is room.
    ///
    /// C: `int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @param remote an endpoint of the socket's family
    /// @throws ErrnoException `ECONNREFUSED` nobody listens; `ETIMEDOUT` no answer; `ENETUNREACH`,
    ///     `EHOSTUNREACH` no way; `EISCONN` already connected; `EINPROGRESS`, `EALREADY`
    ///     non-blocking and under way: call again; for a Unix path `ENOENT` there is none, and
    ///     `EAGAIN` non-blocking, and the listener's queue is full
    /// @throws IOException when the wait ends, as the class says; after a timeout the attempt goes
    ///     on, and a further connect waits for it and says what became of it
    /// @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
    public void connect(Endpoint remote) throws IOException {
        Connecting.connect(this, remote, deadline(0));
    }

    /// A second socket object for the same socket, with a descriptor of its own and the same
    /// timeout. Options, position in the stream and [#shutdown] are common to both; [#close] is
    /// not, and the connection ends when the last is closed. That two `sendAll`s do not interleave
    /// holds for one object, not for both together.
    ///
    /// C: `int fcntl(int fd, F_DUPFD_CLOEXEC, 0)`
    ///
    /// @return a new socket
    /// @throws ErrnoException `EMFILE` too many open files
    /// @throws ClosedChannelException if this one is closed
    /// @see <a href="https://man7.org/linux/man-pages/man2/dup.2.html">dup(2)</a>
    public Socket duplicate() throws IOException {
        descriptor().enter();
        try {
            int fd = Adopting.duplicate(descriptor().fd());
            return new Socket(fd, family(), type(), protocol()).like(this);
        } finally {
            leave();
        }
    }

    @Override
    Socket self() {
        return this;
    }
}
