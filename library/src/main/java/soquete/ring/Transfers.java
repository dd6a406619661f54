package soquete.ring;

import java.io.IOException;
import soquete.endpoint.Endpoint;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.sys.Constants;
import soquete.sys.Sockaddr;
import soquete.sys.UringConstants;

/// The part of [Ring] that sends and receives. It is a class of its own only to keep the files
/// readable.
abstract sealed class Transfers extends RingCore permits Provided {
    Transfers(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Receives into memory: one completion.
    ///
    /// C: `void io_uring_prep_recv(struct io_uring_sqe *sqe, int sockfd, void *buf, size_t len, int
    /// flags)`, `IORING_OP_RECV`, since Linux 5.6
    ///
    /// Whether the socket is non-blocking does not matter: without `MSG_DONTWAIT` the operation
    /// waits for data.
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param memory   where the data goes; not to be used before the completion
    /// @param offset   where in it
    /// @param length   bytes at most
    /// @param flags    as of recv(2)
    /// @return the token. The result is the number of bytes, 0 at the end of the stream, or
    ///     `-errno`: `-ECONNRESET`, `-ENOTCONN`, `-ECANCELED`, …
    /// @throws IllegalArgumentException if the place is not in the memory
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long recv(
            long userData, int fd, RingMemory memory, long offset, int length, MsgFlags flags)
            throws IOException {
        int opcode = UringConstants.IORING_OP_RECV;
        long at = address(memory, offset, length);
        return prepare(opcode, 0, fd, 0, at, length, flags.bits(), userData, memory);
    }

    /// Sends from memory.
    ///
    /// C: `void io_uring_prep_send(struct io_uring_sqe *sqe, int sockfd, const void *buf, size_t
    /// len, int flags)`, `IORING_OP_SEND`, since Linux 5.6
    ///
    /// @param userData what the completion is to say
    /// @param fd       a connected socket
    /// @param memory   what is sent; not to be changed before the completion
    /// @param offset   where in it the data begins
    /// @param length   bytes
    /// @param flags    as of send(2); `MSG_WAITALL` sends all before the completion;
    ///     `MSG_NOSIGNAL` is added
    /// @return the token. The result is the number of bytes that went, or `-errno`: `-EPIPE`,
    ///     `-ECONNRESET`, `-ECANCELED`, …
    /// @throws IllegalArgumentException if the place is not in the memory
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long send(
            long userData, int fd, RingMemory memory, long offset, int length, MsgFlags flags)
            throws IOException {
        int opcode = UringConstants.IORING_OP_SEND;
        long at = address(memory, offset, length);
        int bits = flags.bits() | Constants.MSG_NOSIGNAL;
        return prepare(opcode, 0, fd, 0, at, length, bits, userData, memory);
    }

    /// Sends a datagram to an address.
    ///
    /// C: `void io_uring_prep_sendto(struct io_uring_sqe *sqe, int sockfd, const void *buf, size_t
    /// len, int flags, const struct sockaddr *addr, socklen_t addrlen)`, since Linux 6.0
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param memory   what is sent; not to be changed before the completion
    /// @param offset   where in it the data begins
    /// @param length   bytes
    /// @param flags    as of sendto(2); `MSG_NOSIGNAL` is added
    /// @param to       where to
    /// @return the token. The result is the number of bytes that went, or `-errno`
    /// @throws IllegalArgumentException if the place is not in the memory
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long sendTo(
            long userData,
            int fd,
            RingMemory memory,
            long offset,
            int length,
            MsgFlags flags,
            Endpoint to)
            throws IOException {
        int opcode = UringConstants.IORING_OP_SEND;
        long at = address(memory, offset, length);
        long name = argument();
        int size = Sockaddr.encode(to, name);
        int bits = flags.bits() | Constants.MSG_NOSIGNAL;
        return prepare(opcode, 0, fd, name, at, length, bits, userData, memory, 0, 0, size, 0);
    }

    /// Sends without copying: the kernel reads the memory until it needs it no more (with TCP until
    /// the peer has acknowledged).
    ///
    /// Two completions: the result, not final, and the notification ([Completion#isNotification]),
    /// final, after which the memory may be changed. Where the send fails at once there may be one
    /// only. Memory that was registered ([Ring#registerBuffers]) is used without pinning its pages
    /// anew. Over the loopback interface the kernel copies all the same.
    ///
    /// C: `void io_uring_prep_send_zc(struct io_uring_sqe *sqe, int sockfd, const void *buf, size_t
    /// len, int flags, unsigned zc_flags)` with `IORING_SEND_ZC_REPORT_USAGE`, since Linux 6.2
    ///
    /// @param userData what the completions are to say
    /// @param fd       a connected socket: TCP or UDP
    /// @param memory   what is sent; not to be changed before the notification
    /// @param offset   where in it the data begins
    /// @param length   bytes
    /// @param flags    as of [#send]
    /// @return the token. The result is the number of bytes that went, or `-errno`: `-EOPNOTSUPP`
    ///     the socket cannot; that of the notification says whether it was copied
    ///     ([Completion#isCopied])
    /// @throws IllegalArgumentException if the place is not in the memory
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long sendZeroCopy(
            long userData, int fd, RingMemory memory, long offset, int length, MsgFlags flags)
            throws IOException {
        long at = address(memory, offset, length);
        int bits = flags.bits() | Constants.MSG_NOSIGNAL;
        int index = registeredIndex(memory);
        int ioprio =
                UringConstants.IORING_SEND_ZC_REPORT_USAGE
                        | (index < 0 ? 0 : UringConstants.IORING_RECVSEND_FIXED_BUF);
        return prepare(
                UringConstants.IORING_OP_SEND_ZC,
                ioprio,
                fd,
                0,
                at,
                length,
                bits,
                userData,
                memory,
                0,
                Math.max(index, 0),
                0,
                0);
    }

    /// The number of registered memory, or -1.
    abstract int registeredIndex(RingMemory memory);

    /// Where a part of memory lies; refused where it is not within it.
    final long address(RingMemory memory, long offset, long length) {
        if (!memory.holds(offset, length)) {
            throw refused(memory.outside(offset, length));
        }
        return memory.address() + offset;
    }
}
