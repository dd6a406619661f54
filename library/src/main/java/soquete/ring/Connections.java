package soquete.ring;

import java.io.IOException;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.Shutdown;
import soquete.sys.Constants;
import soquete.sys.Sockaddr;
import soquete.sys.UringConstants;

/// The part of [Ring] that makes and ends connections. It is a class of its own only to keep the
/// files readable.
abstract sealed class Connections extends MessageTransfers permits Direct {
    Connections(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Accepts one connection. Its descriptor is close-on-exec and blocking, which does not matter
    /// to a ring.
    ///
    /// C: `void io_uring_prep_accept(struct io_uring_sqe *sqe, int sockfd, struct sockaddr *addr,
    /// socklen_t *addrlen, int flags)`, `IORING_OP_ACCEPT`, since Linux 5.5
    ///
    /// @param userData what the completion is to say
    /// @param fd       a listening socket
    /// @return the token. The result is a new descriptor, which is the caller's to close, or
    ///     `-errno`: `-EMFILE`, `-EINVAL` does not listen, `-ECANCELED`, …
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long accept(long userData, int fd) throws IOException {
        int opcode = UringConstants.IORING_OP_ACCEPT;
        return prepare(opcode, 0, fd, 0, 0, 0, Constants.SOCK_CLOEXEC, userData, null);
    }

    /// Accepts connections again and again: a completion for each. It goes on until an error
    /// (`EMFILE`, say) or a cancellation.
    ///
    /// C: `void io_uring_prep_multishot_accept(…)`, since Linux 5.19
    ///
    /// @param userData what the completions are to say
    /// @param fd       a listening socket
    /// @return the token. The results are as that of [#accept]
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long acceptMultishot(long userData, int fd) throws IOException {
        int opcode = UringConstants.IORING_OP_ACCEPT;
        int multi = UringConstants.IORING_ACCEPT_MULTISHOT;
        return prepare(opcode, multi, fd, 0, 0, 0, Constants.SOCK_CLOEXEC, userData, null);
    }

    /// Makes a socket. It is close-on-exec and blocking, which does not matter to a ring.
    ///
    /// C: `void io_uring_prep_socket(struct io_uring_sqe *sqe, int domain, int type, int protocol,
    /// unsigned int flags)`, `IORING_OP_SOCKET`, since Linux 5.19
    ///
    /// @param userData what the completion is to say
    /// @param domain   the address family
    /// @param type     the type
    /// @param protocol the protocol, or [Protocol#DEFAULT]
    /// @return the token. The result is a new descriptor, which is the caller's to close, or
    ///     `-errno`
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long socket(long userData, Family domain, SocketType type, Protocol protocol)
            throws IOException {
        int kind = type.number() | Constants.SOCK_CLOEXEC;
        int opcode = UringConstants.IORING_OP_SOCKET;
        return prepare(opcode, 0, domain.number(), kind, 0, protocol.number(), 0, userData, null);
    }

    /// Binds a socket to an address.
    ///
    /// C: `void io_uring_prep_bind(struct io_uring_sqe *sqe, int sockfd, const struct sockaddr
    /// *addr, socklen_t addrlen)`, `IORING_OP_BIND`, since Linux 6.11
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param endpoint its address
    /// @return the token. The result is 0, or `-errno`: `-EADDRINUSE`, …
    /// @throws soquete.error.NotSupportedException if the kernel does not have it
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long bind(long userData, int fd, Endpoint endpoint) throws IOException {
        long at = argument();
        int length = Sockaddr.encode(endpoint, at);
        int opcode = UringConstants.IORING_OP_BIND;
        return prepare(opcode, 0, fd, length, at, 0, 0, userData, null);
    }

    /// Makes a socket a listening one.
    ///
    /// C: `void io_uring_prep_listen(struct io_uring_sqe *sqe, int sockfd, int backlog)`,
    /// `IORING_OP_LISTEN`, since Linux 6.11
    ///
    /// @param userData what the completion is to say
    /// @param fd       a bound socket
    /// @param backlog  how many connections may wait to be accepted
    /// @return the token. The result is 0, or `-errno`
    /// @throws soquete.error.NotSupportedException if the kernel does not have it
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long listen(long userData, int fd, int backlog) throws IOException {
        int opcode = UringConstants.IORING_OP_LISTEN;
        return prepare(opcode, 0, fd, 0, 0, backlog, 0, userData, null);
    }

    /// Accepts one connection and names its peer.
    ///
    /// C: `void io_uring_prep_accept(…)` with an address
    ///
    /// @param userData what the completion is to say
    /// @param fd       a listening socket
    /// @param peer     receives the address; not to be used before the completion
    /// @return the token. The result is as that of [#accept(long, int)]
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long accept(long userData, int fd, RingAddress peer) throws IOException {
        peer.expect();
        return prepare(
                UringConstants.IORING_OP_ACCEPT,
                0,
                fd,
                peer.lengthAt(),
                peer.at(),
                0,
                Constants.SOCK_CLOEXEC,
                userData,
                peer);
    }

    /// Connects a socket.
    ///
    /// C: `void io_uring_prep_connect(struct io_uring_sqe *sqe, int sockfd, const struct sockaddr
    /// *addr, socklen_t addrlen)`, `IORING_OP_CONNECT`, since Linux 5.5
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param endpoint where to
    /// @return the token. The result is 0, or `-errno`: `-ECONNREFUSED`, `-ETIMEDOUT`,
    ///     `-ECANCELED`, …
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long connect(long userData, int fd, Endpoint endpoint) throws IOException {
        long at = argument();
        int length = Sockaddr.encode(endpoint, at);
        int opcode = UringConstants.IORING_OP_CONNECT;
        return prepare(opcode, 0, fd, length, at, 0, 0, userData, null);
    }

    /// Ends one half of a connection, or both.
    ///
    /// C: `void io_uring_prep_shutdown(struct io_uring_sqe *sqe, int sockfd, int how)`,
    /// `IORING_OP_SHUTDOWN`, since Linux 5.11
    ///
    /// @param userData what the completion is to say
    /// @param fd       a connected socket
    /// @param how      which half
    /// @return the token. The result is 0, or `-errno`: `-ENOTCONN`
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long shutdown(long userData, int fd, Shutdown how) throws IOException {
        int opcode = UringConstants.IORING_OP_SHUTDOWN;
        return prepare(opcode, 0, fd, 0, 0, how.number(), 0, userData, null);
    }

    /// Closes a descriptor. What was begun on it before and is not final goes on: cancel it first.
    /// What is begun later may find another file under the number, so a loop closes through the
    /// ring and never beside it.
    ///
    /// C: `void io_uring_prep_close(struct io_uring_sqe *sqe, int fd)`, `IORING_OP_CLOSE`, since
    /// Linux 5.6
    ///
    /// @param userData what the completion is to say
    /// @param fd       an open descriptor
    /// @return the token. The result is 0, or `-errno`: `-EBADF`
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long close(long userData, int fd) throws IOException {
        return prepare(UringConstants.IORING_OP_CLOSE, 0, fd, 0, 0, 0, 0, userData, null);
    }
}
