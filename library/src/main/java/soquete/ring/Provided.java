package soquete.ring;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.sys.Constants;
import soquete.sys.UringConstants;

/// The part of [Ring] that receives into provided buffers, and sends from them. It is a class of
/// its own only to keep the files readable.
abstract sealed class Provided extends Transfers permits MessageTransfers {
    Provided(int entries, int completions) throws ErrnoException {
        super(entries, completions);
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
        return receive(
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
        return receive(userData, fd, buffers, length, flags.bits(), 0);
    }

    /// As [#recvMultishot], and each completion may fill several buffers, one behind the other:
    /// fewer completions for much data. [BufferRing#following] names the next. Where it takes the
    /// last buffer, that completion is the final one, with data and without `-ENOBUFS`.
    ///
    /// C: `IORING_RECVSEND_BUNDLE`, since Linux 6.10
    ///
    /// @param userData what the completions are to say
    /// @param fd       a stream socket
    /// @param buffers  where the data goes
    /// @param flags    as of recv(2), without `MSG_WAITALL`
    /// @return the token. The result is the bytes in all buffers together
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long recvMultishotBundle(long userData, int fd, BufferRing buffers, MsgFlags flags)
            throws IOException {
        int ioprio = UringConstants.IORING_RECV_MULTISHOT | UringConstants.IORING_RECVSEND_BUNDLE;
        return receive(userData, fd, buffers, 0, flags.bits(), ioprio);
    }

    /// Receives once, into as many provided buffers as the data that is there fills.
    ///
    /// C: `IORING_RECVSEND_BUNDLE`, since Linux 6.10
    ///
    /// @param userData what the completion is to say
    /// @param fd       a stream socket
    /// @param buffers  where the data goes
    /// @param flags    as of recv(2)
    /// @return the token. The result is the bytes in all buffers together
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long recvBundle(long userData, int fd, BufferRing buffers, MsgFlags flags)
            throws IOException {
        return receive(
                userData, fd, buffers, 0, flags.bits(), UringConstants.IORING_RECVSEND_BUNDLE);
    }

    private long receive(
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

    /// Sends the next buffer that was handed over by [BufferRing#provide]. The completion says
    /// which ([Completion#bufferId]), and lends it to the program again.
    ///
    /// C: `IORING_OP_SEND` with `IOSQE_BUFFER_SELECT`, since Linux 6.10
    ///
    /// @param userData what the completion is to say
    /// @param fd       a connected socket
    /// @param buffers  of [Ring#sendBuffers]
    /// @param flags    as of send(2); `MSG_NOSIGNAL` is added
    /// @return the token. The result is the number of bytes that went, or `-errno`: `-ENOBUFS` no
    ///     buffer was handed over
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long send(long userData, int fd, BufferRing buffers, MsgFlags flags) throws IOException {
        return send(userData, fd, buffers, flags, 0);
    }

    /// Sends all buffers that were handed over, in their order: one completion for many.
    ///
    /// C: `void io_uring_prep_send_bundle(struct io_uring_sqe *sqe, int sockfd, size_t len, int
    /// flags)`, `IORING_RECVSEND_BUNDLE`, since Linux 6.10
    ///
    /// @param userData what the completion is to say
    /// @param fd       a connected stream socket
    /// @param buffers  of [Ring#sendBuffers]
    /// @param flags    as of send(2); `MSG_NOSIGNAL` is added
    /// @return the token. The result is the bytes that went, from the buffer that the flags name
    ///     and those that follow it ([BufferRing#following]), or `-errno`
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long sendBundle(long userData, int fd, BufferRing buffers, MsgFlags flags)
            throws IOException {
        return send(userData, fd, buffers, flags, UringConstants.IORING_RECVSEND_BUNDLE);
    }

    private long send(long userData, int fd, BufferRing buffers, MsgFlags flags, int ioprio)
            throws IOException {
        return prepare(
                UringConstants.IORING_OP_SEND,
                ioprio,
                fd,
                0,
                0,
                0,
                flags.bits() | Constants.MSG_NOSIGNAL,
                userData,
                buffers,
                UringConstants.IOSQE_BUFFER_SELECT,
                buffers.group(),
                0,
                0);
    }
}
