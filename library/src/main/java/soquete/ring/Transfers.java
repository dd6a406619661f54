package soquete.ring;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.sys.Constants;
import soquete.sys.UringConstants;

/// The part of [Ring] that sends and receives. It is a class of its own only to keep the files
/// readable.
abstract sealed class Transfers extends RingCore permits Connections {
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

    /// Receives into a provided buffer, again and again: a completion for each piece of data. It
    /// goes on until the end of the stream (result 0), an error, or a cancellation; when no buffer
    /// is left it ends with `-ENOBUFS` and is to be begun again.
    ///
    /// C: `void io_uring_prep_recv_multishot(struct io_uring_sqe *sqe, int sockfd, void *buf,
    /// size_t len, int flags)`, since Linux 6.0
    ///
    /// @param userData what the completions are to say
    /// @param fd       a socket
    /// @param buffers  where the data goes
    /// @param flags    as of recv(2), without `MSG_WAITALL`
    /// @return the token. The result is as that of [#recv], and the flags say which buffer
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long recvMultishot(long userData, int fd, BufferRing buffers, MsgFlags flags)
            throws IOException {
        return recvProvided(
                userData, fd, buffers, 0, flags.bits(), UringConstants.IORING_RECV_MULTISHOT);
    }

    /// Receives into a provided buffer, once. The buffer is chosen when data is there.
    ///
    /// C: `void io_uring_prep_recv(…)` with `IOSQE_BUFFER_SELECT`, since Linux 5.7
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param buffers  where the data goes
    /// @param length   bytes at most; 0 for the size of a buffer
    /// @param flags    as of recv(2)
    /// @return the token. The result is as that of [#recv], and the flags say which buffer;
    ///     `-ENOBUFS` when there was none
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long recv(long userData, int fd, BufferRing buffers, int length, MsgFlags flags)
            throws IOException {
        return recvProvided(userData, fd, buffers, length, flags.bits(), 0);
    }

    private long recvProvided(
            long userData, int fd, BufferRing buffers, int length, int flags, int ioprio)
            throws IOException {
        return prepare(
                UringConstants.IORING_OP_RECV,
                ioprio,
                fd,
                0,
                0,
                length,
                flags,
                userData,
                buffers,
                UringConstants.IOSQE_BUFFER_SELECT,
                buffers.group(),
                0,
                0);
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

    /// Where a part of memory lies; refused where it is not within it.
    final long address(RingMemory memory, long offset, long length) {
        if (!memory.holds(offset, length)) {
            throw refused(
                    length + " bytes from " + offset + " on are not within the " + memory);
        }
        return memory.address() + offset;
    }
}
