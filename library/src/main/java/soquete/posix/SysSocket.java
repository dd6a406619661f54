package soquete.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.option.Option;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.IoctlCalls;
import soquete.sys.IoctlRequests;
import soquete.sys.Memory;
import soquete.sys.OptionValue;
import soquete.sys.PairCalls;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;

/// The functions of `<sys/socket.h>`, by their own names: the lecture's table of primitives, one
/// call each.
///
/// There is no policy here. A call that waits blocks its thread in the kernel (a virtual thread
/// pins its carrier), `EINTR` is an [ErrnoException] like any other, a descriptor is a number that
/// the caller must close once and not use afterwards. [soquete.Socket] is the class that takes care
/// of these things. Two defaults are not C's: descriptors are close-on-exec, and no send raises
/// `SIGPIPE`.
///
/// Buffers are [MemorySegment]s, on the heap (copied) or off it (not copied), alive, and accessible
/// to the calling thread. Any thread may call any function.
public final class SysSocket {
    private static final int SOCK_CLOEXEC = Constants.SOCK_CLOEXEC;

    /// The family of an address that the kernel did not give.
    private static final int UNSPECIFIED = 0;

    private SysSocket() {}

    /// Creates an end point of communication.
    ///
    /// C: `int socket(int domain, int type, int protocol)`
    ///
    /// @param domain   the address family
    /// @param type     the type of the socket
    /// @param protocol the protocol, or [Protocol#DEFAULT]
    /// @return a new descriptor, blocking and close-on-exec
    /// @throws ErrnoException `EAFNOSUPPORT`, `ESOCKTNOSUPPORT`, `EPROTONOSUPPORT` not in this
    ///     kernel; `EPERM`, `EACCES` it needs a capability; `EMFILE`, `ENFILE` too many open files
    /// @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
    public static int socket(Family domain, SocketType type, Protocol protocol)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int kind = type.number() | SOCK_CLOEXEC;
            int fd = Calls.socket(s, domain.number(), kind, protocol.number());
            if (fd < 0) {
                throw ErrnoException.of(
                        "socket", -fd, domain + " " + type + " " + protocol.name(domain));
            }
            return fd;
        } finally {
            s.give();
        }
    }

    /// Creates two sockets that are connected to each other.
    ///
    /// C: `int socketpair(int domain, int type, int protocol, int sv[2])`
    ///
    /// @param domain   the address family: [Family#AF_UNIX] or [Family#AF_TIPC]
    /// @param type     the type of the sockets
    /// @param protocol the protocol, or [Protocol#DEFAULT]
    /// @return two new descriptors, blocking and close-on-exec
    /// @throws ErrnoException `EOPNOTSUPP` the family makes no pairs; otherwise as [#socket]
    /// @see <a href="https://man7.org/linux/man-pages/man2/socketpair.2.html">socketpair(2)</a>
    public static DescriptorPair socketpair(Family domain, SocketType type, Protocol protocol)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int kind = type.number() | SOCK_CLOEXEC;
            int result = PairCalls.socketpair(s, domain.number(), kind, protocol.number());
            if (result < 0) {
                throw ErrnoException.of(
                        "socketpair", -result, domain + " " + type + " " + protocol.name(domain));
            }
            return new DescriptorPair(PairCalls.first(s), PairCalls.second(s));
        } finally {
            s.give();
        }
    }

    /// Ties a socket to a local endpoint.
    ///
    /// C: `int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @param sockfd   a socket
    /// @param endpoint where; port 0 lets the kernel choose
    /// @throws ErrnoException `EADDRINUSE` taken; `EADDRNOTAVAIL` not of this machine; `EACCES` a
    ///     port below 1024; `EINVAL` already bound; `EAFNOSUPPORT` another family
    /// @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
    public static void bind(int sockfd, Endpoint endpoint) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int length = Sockaddr.encode(endpoint, s.sockaddr());
            check(Calls.bind(s, sockfd, s.sockaddr(), length), "bind", endpoint);
        } finally {
            s.give();
        }
    }

    /// Makes a socket wait for connections.
    ///
    /// C: `int listen(int sockfd, int backlog)`
    ///
    /// @param sockfd  a bound socket
    /// @param backlog how many connections may wait; the kernel lowers it to `net.core.somaxconn`
    /// @throws ErrnoException `EADDRINUSE` another socket listens there; `EOPNOTSUPP` not a
    ///     connected type
    /// @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
    public static void listen(int sockfd, int backlog) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            check(Calls.listen(s, sockfd, backlog), "listen", null);
        } finally {
            s.give();
        }
    }

    /// Blocks until there is a connection, and takes it.
    ///
    /// C: `int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags)`
    ///
    /// @param sockfd a listening socket
    /// @param flags  `SOCK_NONBLOCK` (0x800) or 0; `SOCK_CLOEXEC` is always set
    /// @return the new descriptor and the remote endpoint
    /// @throws ErrnoException `EINVAL` not listening; `EAGAIN` non-blocking and nobody there;
    ///     `ECONNABORTED` given up meanwhile, and from `AF_ALG` always: its ends have no address,
    ///     see [#accept4Unnamed]; `EINTR` a signal came first; `EMFILE` too many files
    /// @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
    public static Accepted accept4(int sockfd, int flags) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            Sockaddr.expect(s);
            int all = flags | SOCK_CLOEXEC;
            int fd =
                    check(Calls.accept4(s, sockfd, s.sockaddr(), s.length(), all), "accept4", null);
            return new Accepted(fd, Sockaddr.answeredOrUnnamed(s, UNSPECIFIED));
        } finally {
            s.give();
        }
    }

    /// Blocks until there is a connection, and takes it without asking where it is from: the only
    /// way for `AF_ALG`.
    ///
    /// C: `int accept4(int sockfd, NULL, NULL, int flags)`
    ///
    /// @param sockfd a listening socket, or one of `AF_ALG` that is bound
    /// @param flags  as [#accept4]
    /// @return the new descriptor
    /// @throws ErrnoException as [#accept4]
    /// @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
    public static int accept4Unnamed(int sockfd, int flags) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            return check(Calls.accept4(s, sockfd, 0, 0, flags | SOCK_CLOEXEC), "accept4", null);
        } finally {
            s.give();
        }
    }

    /// Connects; a stream does its handshake, blocking until it is done.
    ///
    /// C: `int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @param sockfd   a socket
    /// @param endpoint the remote endpoint
    /// @throws ErrnoException `ECONNREFUSED` nobody listens; `ETIMEDOUT` no answer; `ENETUNREACH`,
    ///     `EHOSTUNREACH` no way; `EISCONN` connected already; `EINPROGRESS` non-blocking and under
    ///     way; `EINTR` a signal came, and the attempt goes on
    /// @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
    public static void connect(int sockfd, Endpoint endpoint) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int length = Sockaddr.encode(endpoint, s.sockaddr());
            check(Calls.connect(s, sockfd, s.sockaddr(), length), "connect", endpoint);
        } finally {
            s.give();
        }
    }

    /// Sends from a connected socket.
    ///
    /// C: `ssize_t send(int sockfd, const void *buf, size_t len, int flags)`
    ///
    /// @param sockfd a connected socket
    /// @param buffer the bytes
    /// @param flags  `MSG_*`; `MSG_NOSIGNAL` is always set
    /// @return how many bytes the kernel took
    /// @throws ErrnoException `EPIPE`, `ECONNRESET` the connection ended; `EDESTADDRREQ`,
    ///     `ENOTCONN` no peer; `EMSGSIZE` message too large; `EAGAIN` non-blocking and no room;
    ///     `EINTR` a signal came first
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
    public static long send(int sockfd, MemorySegment buffer, MsgFlags flags)
            throws ErrnoException {
        return send(sockfd, buffer, flags, null, "send");
    }

    /// Sends a message to an endpoint.
    ///
    /// C: `ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr
    /// *dest_addr, socklen_t addrlen)`
    ///
    /// @param sockfd a socket
    /// @param buffer the message
    /// @param flags  `MSG_*`; `MSG_NOSIGNAL` is always set
    /// @param to     the destination
    /// @return how many bytes the kernel took
    /// @throws ErrnoException as [#send], and `EISCONN`, `ENETUNREACH`, `EACCES`
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
    public static long sendto(int sockfd, MemorySegment buffer, MsgFlags flags, Endpoint to)
            throws ErrnoException {
        return send(sockfd, buffer, flags, to, "sendto");
    }

    private static long send(
            int sockfd,
            MemorySegment buffer,
            MsgFlags flags,
            @Nullable Endpoint to,
            String operation)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try (Arena arena = Arena.ofConfined()) {
            int length = to == null ? 0 : Sockaddr.encode(to, s.sockaddr());
            long address = to == null ? 0 : s.sockaddr();
            int all = flags.bits() | Constants.MSG_NOSIGNAL;
            MemorySegment data = OffHeap.copyOf(buffer, arena);
            return check(Calls.sendto(s, sockfd, data, all, address, length), operation, to);
        } finally {
            s.give();
        }
    }

    /// Receives from a connected socket, blocking until there is something.
    ///
    /// C: `ssize_t recv(int sockfd, void *buf, size_t len, int flags)`
    ///
    /// A stream may deliver fewer bytes than the buffer holds; a message larger than the buffer is
    /// cut, and with `MSG_TRUNC` its full size is returned.
    ///
    /// @param sockfd a connected socket
    /// @param buffer where to; its size is the limit
    /// @param flags  `MSG_*`
    /// @return bytes received; 0 when a stream's peer has finished, or for an empty message
    /// @throws ErrnoException `EAGAIN` nothing there, or timed out; `ECONNRESET` the peer aborted;
    ///     `ENOTCONN` not connected; `EINTR` a signal came first
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
    public static long recv(int sockfd, MemorySegment buffer, MsgFlags flags)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = OffHeap.roomFor(buffer, arena);
            long size = check(Calls.recvfrom(s, sockfd, into, flags.bits(), 0, 0), "recv", null);
            OffHeap.copyBack(into, buffer, size);
            return size;
        } finally {
            s.give();
        }
    }

    /// Receives with the sender's address.
    ///
    /// C: `ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr
    /// *src_addr,
    /// socklen_t *addrlen)`
    ///
    /// @param sockfd a socket
    /// @param buffer where to; its size is the limit
    /// @param flags  `MSG_*`
    /// @return the size and the sender
    /// @throws ErrnoException as [#recv]
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
    public static Received recvfrom(int sockfd, MemorySegment buffer, MsgFlags flags)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = OffHeap.roomFor(buffer, arena);
            Sockaddr.expect(s);
            long size =
                    check(
                            Calls.recvfrom(s, sockfd, into, flags.bits(), s.sockaddr(), s.length()),
                            "recvfrom",
                            null);
            OffHeap.copyBack(into, buffer, size);
            boolean named = Sockaddr.answeredLength(s) > 0;
            return new Received(size, named ? Optional.of(Sockaddr.answered(s)) : Optional.empty());
        } finally {
            s.give();
        }
    }

    /// Sends a message with control data.
    ///
    /// C: `ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags)`
    ///
    /// @param sockfd a socket
    /// @param msg    the message
    /// @param flags  `MSG_*`; `MSG_NOSIGNAL` is added
    /// @return bytes sent
    /// @throws ErrnoException as [#send]; `EINVAL` a control message that the socket does not take;
    ///     `ENOBUFS` too much control data; `EBADF` a descriptor to pass is closed
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendmsg.2.html">sendmsg(2)</a>
    public static long sendmsg(int sockfd, Msghdr msg, MsgFlags flags) throws ErrnoException {
        return MessageFunctions.sendmsg(sockfd, msg, flags);
    }

    /// Receives a message with control data.
    ///
    /// C: `ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)`
    ///
    /// Descriptors that come are the caller's to close, and close-on-exec only with
    /// `MSG_CMSG_CLOEXEC`. Room with padding behind it admits more of them than it is made for.
    ///
    /// @param sockfd     a socket
    /// @param iov        where to, at most 1024 pieces
    /// @param controllen room for control data, in bytes: [Cmsg#CMSG_SPACE]
    /// @param flags      `MSG_*`
    /// @return the size, the sender, the control messages and the flags
    /// @throws ErrnoException as [#recv]
    /// @see <a href="https://man7.org/linux/man-pages/man2/recvmsg.2.html">recvmsg(2)</a>
    public static ReceivedMsghdr recvmsg(
            int sockfd, List<MemorySegment> iov, long controllen, MsgFlags flags)
            throws ErrnoException {
        return MessageFunctions.recvmsg(sockfd, iov, controllen, flags);
    }

    /// Sends several messages with one call.
    ///
    /// C: `int sendmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags)`
    ///
    /// @param sockfd a socket
    /// @param msgvec the messages, 1 to 1024
    /// @param flags  `MSG_*`; `MSG_NOSIGNAL` is added
    /// @return how many were sent, from the first
    /// @throws ErrnoException as [#sendmsg], about the first
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendmmsg.2.html">sendmmsg(2)</a>
    public static int sendmmsg(int sockfd, List<Msghdr> msgvec, MsgFlags flags)
            throws ErrnoException {
        return MessageFunctions.sendmmsg(sockfd, msgvec, flags);
    }

    /// Receives several messages with one call: as many as there are buffers, or with
    /// `MSG_WAITFORONE` what is there when there is something. The timeout of the C function does
    /// not bound a wait in Linux, and is not offered.
    ///
    /// C: `int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags, struct
    /// timespec *timeout)`
    ///
    /// @param sockfd     a socket
    /// @param buffers    where to: one for each message, 1 to 1024
    /// @param controllen room for control data of each, in bytes
    /// @param flags      `MSG_*`
    /// @return the messages that came
    /// @throws ErrnoException as [#recv]
    /// @see <a href="https://man7.org/linux/man-pages/man2/recvmmsg.2.html">recvmmsg(2)</a>
    public static List<ReceivedMsghdr> recvmmsg(
            int sockfd, List<MemorySegment> buffers, long controllen, MsgFlags flags)
            throws ErrnoException {
        return MessageFunctions.recvmmsg(sockfd, buffers, controllen, flags);
    }

    /// Ends one half of a connection, or both.
    ///
    /// C: `int shutdown(int sockfd, int how)`
    ///
    /// @param sockfd a connected socket
    /// @param how    which half
    /// @throws ErrnoException `ENOTCONN` not connected
    /// @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
    public static void shutdown(int sockfd, Shutdown how) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            check(Calls.shutdown(s, sockfd, how.number()), "shutdown", null);
        } finally {
            s.give();
        }
    }

    /// The local endpoint of a socket.
    ///
    /// C: `int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// @param sockfd a socket
    /// @return where it is bound
    /// @throws ErrnoException `ENOTSOCK`, `EBADF`
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockname.2.html">getsockname(2)</a>
    public static Endpoint getsockname(int sockfd) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            Sockaddr.expect(s);
            check(Calls.getsockname(s, sockfd, s.sockaddr(), s.length()), "getsockname", null);
            return Sockaddr.answeredOrUnnamed(s, UNSPECIFIED);
        } finally {
            s.give();
        }
    }

    /// The remote endpoint of a connected socket.
    ///
    /// C: `int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// @param sockfd a socket
    /// @return where it is connected
    /// @throws ErrnoException `ENOTCONN` not connected
    /// @see <a href="https://man7.org/linux/man-pages/man2/getpeername.2.html">getpeername(2)</a>
    public static Endpoint getpeername(int sockfd) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            Sockaddr.expect(s);
            check(Calls.getpeername(s, sockfd, s.sockaddr(), s.length()), "getpeername", null);
            return Sockaddr.answeredOrUnnamed(s, UNSPECIFIED);
        } finally {
            s.give();
        }
    }

    /// Reads an option.
    ///
    /// C: `int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)`
    ///
    /// @param sockfd a socket
    /// @param option which
    /// @param <T>    the type of its value
    /// @return its value
    /// @throws ErrnoException `ENOPROTOOPT`, `EOPNOTSUPP` not on this socket or kernel
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
    public static <T> T getsockopt(int sockfd, Option<T> option) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            OptionValue value = new OptionValue(s, sockfd);
            check(value.get(option, option.shape().question()), "getsockopt", option);
            return option.shape().decode(value.bytes());
        } finally {
            s.give();
        }
    }

    /// Sets an option.
    ///
    /// C: `int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t
    /// optlen)`
    ///
    /// @param sockfd a socket
    /// @param option which
    /// @param value  its value
    /// @param <T>    the type of the value
    /// @throws ErrnoException `ENOPROTOOPT`, `EOPNOTSUPP` not on this socket or kernel; `EINVAL`
    ///     not
    ///     this value, or not now; `EPERM` it needs a capability
    /// @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">setsockopt(2)</a>
    public static <T> void setsockopt(int sockfd, Option<T> option, T value) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            check(
                    new OptionValue(s, sockfd).set(option, option.check(value)),
                    "setsockopt",
                    option);
        } finally {
            s.give();
        }
    }

    /// Reads an option as bytes.
    ///
    /// C: `int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)`
    ///
    /// @param sockfd a socket
    /// @param level  as `SOL_SOCKET` (1)
    /// @param number the option within the level
    /// @param size   room for the value, in bytes
    /// @return the bytes that the kernel wrote, at most `size`
    /// @throws IllegalArgumentException if `size` is negative
    /// @throws ErrnoException `ENOPROTOOPT`, `EOPNOTSUPP` not on this socket or kernel; `EINVAL`
    ///     the
    ///     kernel wants another size
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
    public static byte[] getsockopt(int sockfd, int level, int number, int size)
            throws ErrnoException {
        if (size < 0) {
            throw new IllegalArgumentException("room of " + size + " bytes is not 0 or more");
        }
        Scratch s = Scratch.take();
        try {
            OptionValue value = new OptionValue(s, sockfd);
            check(value.get(level, number, size), "getsockopt", level + "/" + number);
            return value.bytes();
        } finally {
            s.give();
        }
    }

    /// Sets an option as bytes.
    ///
    /// C: `int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t
    /// optlen)`
    ///
    /// @param sockfd a socket
    /// @param level  as `SOL_SOCKET` (1)
    /// @param number the option within the level
    /// @param value  the bytes of the value
    /// @throws ErrnoException `ENOPROTOOPT`, `EOPNOTSUPP` not on this socket or kernel; `EINVAL`
    ///     not this value, or not now; `EPERM` it needs a capability
    /// @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">setsockopt(2)</a>
    public static void setsockopt(int sockfd, int level, int number, byte[] value)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            check(
                    new OptionValue(s, sockfd).set(level, number, value),
                    "setsockopt",
                    level + "/" + number);
        } finally {
            s.give();
        }
    }

    /// Whether the next byte of a stream is where urgent data was sent.
    ///
    /// C: `int sockatmark(int sockfd)`
    ///
    /// @param sockfd a TCP or Unix stream
    /// @return true at the mark
    /// @throws ErrnoException `ENOTTY` not such a socket
    /// @see <a href="https://man7.org/linux/man-pages/man3/sockatmark.3.html">sockatmark(3)</a>
    public static boolean sockatmark(int sockfd) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            check(IoctlCalls.ioctlNow(s, sockfd, IoctlRequests.SIOCATMARK), "sockatmark", null);
            return Memory.getInt(s.value()) != 0;
        } finally {
            s.give();
        }
    }

    static int check(int result, String operation, @Nullable Object about) throws ErrnoException {
        return (int) check((long) result, operation, about);
    }

    static long check(long result, String operation, @Nullable Object about) throws ErrnoException {
        if (result < 0) {
            throw ErrnoException.of(operation, (int) -result, about);
        }
        return result;
    }
}
