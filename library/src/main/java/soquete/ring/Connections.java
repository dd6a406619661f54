package soquete.ring;

import java.io.IOException;
import soquete.endpoint.Endpoint;
import soquete.error.ErrnoException;
import soquete.sys.Constants;
import soquete.sys.Sockaddr;
import soquete.sys.UringConstants;

/// The part of [Ring] that makes and ends connections. It is a class of its own only to keep the
/// files readable.
abstract sealed class Connections extends Transfers permits Controls {
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
