package soquete.ring;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.sys.Constants;
import soquete.sys.MessageMemory;
import soquete.sys.UringConstants;

/// The part of [Ring] that sends and receives messages. It is a class of its own only to keep the
/// files readable.
abstract sealed class MessageTransfers extends Provided permits Connections {
    MessageTransfers(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Sends a message.
    ///
    /// C: `void io_uring_prep_sendmsg(struct io_uring_sqe *sqe, int fd, const struct msghdr *msg,
    /// unsigned flags)`, `IORING_OP_SENDMSG`, since Linux 5.3
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param message  after [RingMessage#outgoing()]; not to be changed before the completion
    /// @param flags    as of sendmsg(2); `MSG_NOSIGNAL` is added
    /// @return the token. The result is the number of bytes that went, or `-errno`
    /// @throws IllegalStateException if another operation uses the message
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long sendMsg(long userData, int fd, RingMessage message, MsgFlags flags)
            throws IOException {
        int bits = flags.bits() | Constants.MSG_NOSIGNAL;
        return message(UringConstants.IORING_OP_SENDMSG, 0, userData, fd, message, bits);
    }

    /// Sends a message without copying its data; completions as those of
    /// [#sendZeroCopy(long, int, RingMemory, long, int, MsgFlags)].
    ///
    /// C: `void io_uring_prep_sendmsg_zc(struct io_uring_sqe *sqe, int fd, const struct msghdr
    /// *msg, unsigned flags)`, `IORING_OP_SENDMSG_ZC`, since Linux 6.1
    ///
    /// @param userData what the completions are to say
    /// @param fd       a socket
    /// @param message  after [RingMessage#outgoing()]; not to be changed before the notification
    /// @param flags    as of sendmsg(2); `MSG_NOSIGNAL` is added
    /// @return the token. The result is the number of bytes that went, or `-errno`
    /// @throws IllegalStateException if another operation uses the message
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long sendMsgZeroCopy(long userData, int fd, RingMessage message, MsgFlags flags)
            throws IOException {
        int bits = flags.bits() | Constants.MSG_NOSIGNAL;
        int usage = UringConstants.IORING_SEND_ZC_REPORT_USAGE;
        return message(UringConstants.IORING_OP_SENDMSG_ZC, usage, userData, fd, message, bits);
    }

    /// Receives a message.
    ///
    /// C: `void io_uring_prep_recvmsg(struct io_uring_sqe *sqe, int fd, struct msghdr *msg,
    /// unsigned flags)`, `IORING_OP_RECVMSG`, since Linux 5.3
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param message  after [RingMessage#incoming]; not to be used before the completion
    /// @param flags    as of recvmsg(2); `MSG_CMSG_CLOEXEC` is added
    /// @return the token. The result is the number of bytes, or `-errno`; the message has the rest
    /// @throws IllegalStateException if another operation uses the message
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long recvMsg(long userData, int fd, RingMessage message, MsgFlags flags)
            throws IOException {
        int bits = flags.bits() | Constants.MSG_CMSG_CLOEXEC;
        return message(UringConstants.IORING_OP_RECVMSG, 0, userData, fd, message, bits);
    }

    private long message(
            int opcode, int ioprio, long userData, int fd, RingMessage message, int flags)
            throws IOException {
        message.requireUnused();
        long at = message.header();
        long token = prepare(opcode, ioprio, fd, 0, at, 1, flags, userData, message);
        message.begun();
        return token;
    }

    /// Receives messages into provided buffers, again and again: the sender, control messages and
    /// data of each. It goes on as [#recvMultishot(long, int, BufferRing, MsgFlags)] does.
    ///
    /// C: `void io_uring_prep_recvmsg_multishot(struct io_uring_sqe *sqe, int fd, struct msghdr
    /// *msg, unsigned flags)`, since Linux 6.0
    ///
    /// @param userData what the completions are to say
    /// @param fd       a socket
    /// @param messages where they go
    /// @param flags    as of recvmsg(2); `MSG_CMSG_CLOEXEC` is added; `MSG_TRUNC` for the full size
    ///     of what was cut
    /// @return the token. [MessageBuffers] reads the results
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long recvMsgMultishot(long userData, int fd, MessageBuffers messages, MsgFlags flags)
            throws IOException {
        long at = argument();
        MessageMemory.expect(at, messages.nameSpace(), messages.controlSpace());
        return prepare(
                UringConstants.IORING_OP_RECVMSG,
                UringConstants.IORING_RECV_MULTISHOT,
                fd,
                0,
                at,
                1,
                flags.bits() | Constants.MSG_CMSG_CLOEXEC,
                userData,
                messages,
                UringConstants.IOSQE_BUFFER_SELECT,
                messages.buffers().group(),
                0,
                0);
    }
}
