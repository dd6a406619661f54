package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.error.ErrnoException;
import soquete.message.ControlMessage;
import soquete.message.MsgFlags;
import soquete.message.SocketControl;
import soquete.sys.Cmsg;

/// The part of [Socket] that sends and receives messages with control data, one by one and in
/// batches. It is a class of its own only to keep the files readable.
abstract sealed class Messages extends SendReceive permits FileTransfer {
    /// Sends bytes with control messages to the peer.
    ///
    /// C: `ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags)`
    ///
    /// A stream may take fewer bytes than given; the control messages went with the first of them,
    /// and what is left is sent with [#send(byte\[\])].
    ///
    /// @param data     the bytes
    /// @param controls control messages
    /// @return how many bytes the kernel took
    /// @throws ErrnoException as [#send(byte\[\])]; `EINVAL` a control message that this socket
    ///     does not take; `ENOBUFS` more control data than `net.core.optmem_max`; `EBADF` a
    ///     descriptor of [SocketControl.Rights] is closed; `EPERM` the credentials are not the
    ///     sender's; `ETOOMANYREFS` too many descriptors are under way
    /// @throws IOException when the wait ends, as the class says
    /// @throws IllegalArgumentException if there are more than 253 descriptors, or descriptors for
    ///     a stream without a byte
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendmsg.2.html">sendmsg(2)</a>
    public int sendMsg(byte[] data, ControlMessage... controls) throws IOException {
        return sendMsg(data, List.of(controls), MsgFlags.NONE);
    }

    /// Sends bytes with control messages and flags, as [#sendMsg(byte\[\], ControlMessage...)].
    ///
    /// @param data     the bytes
    /// @param controls control messages
    /// @param flags    `MSG_*`
    /// @return how many bytes the kernel took
    /// @throws IOException as [#sendMsg(byte\[\], ControlMessage...)]
    public int sendMsg(byte[] data, List<? extends ControlMessage> controls, MsgFlags flags)
            throws IOException {
        return (int) sendMsg(List.of(MemorySegment.ofArray(data)), controls, flags);
    }

    /// Sends the bytes of several buffers, one after the other, as
    /// [#sendMsg(byte\[\], ControlMessage...)], and moves their positions by what was sent.
    ///
    /// @param data     the bytes between position and limit of each
    /// @param controls control messages
    /// @param flags    `MSG_*`
    /// @return how many bytes the kernel took
    /// @throws IOException as [#sendMsg(byte\[\], ControlMessage...)]
    public long sendMsg(ByteBuffer[] data, List<? extends ControlMessage> controls, MsgFlags flags)
            throws IOException {
        long sent = sendMsg(Data.segments(data), controls, flags);
        Data.advance(data, sent);
        return sent;
    }

    /// Sends the bytes of several pieces of memory, one after the other, as
    /// [#sendMsg(byte\[\], ControlMessage...)].
    ///
    /// @param data     the pieces, on or off the heap, at most 1024; alive until the call returns,
    ///     and accessible to this thread
    /// @param controls control messages
    /// @param flags    `MSG_*`
    /// @return how many bytes the kernel took
    /// @throws IOException as [#sendMsg(byte\[\], ControlMessage...)]
    public long sendMsg(
            List<MemorySegment> data, List<? extends ControlMessage> controls, MsgFlags flags)
            throws IOException {
        return MessageSending.send(self(), data, controls, flags.bits(), null);
    }

    /// Sends one message to an endpoint, as [#sendMsg(byte\[\], ControlMessage...)].
    ///
    /// @param data     the message
    /// @param to       its destination
    /// @param controls control messages
    /// @return its size
    /// @throws IOException as [#sendMsg(byte\[\], ControlMessage...)] and
    ///     [#sendTo(byte\[\], Endpoint)]
    public int sendMsgTo(byte[] data, Endpoint to, ControlMessage... controls) throws IOException {
        return (int)
                sendMsgTo(
                        List.of(MemorySegment.ofArray(data)), List.of(controls), MsgFlags.NONE, to);
    }

    /// Sends one message that lies in several pieces of memory to an endpoint, as
    /// [#sendMsg(List, List, MsgFlags)].
    ///
    /// @param data     the pieces of the message
    /// @param controls control messages
    /// @param flags    `MSG_*`
    /// @param to       its destination
    /// @return its size
    /// @throws IOException as [#sendMsg(byte\[\], ControlMessage...)] and
    ///     [#sendTo(byte\[\], Endpoint)]
    public long sendMsgTo(
            List<MemorySegment> data,
            List<? extends ControlMessage> controls,
            MsgFlags flags,
            Endpoint to)
            throws IOException {
        return MessageSending.send(self(), data, controls, flags.bits(), to);
    }

    /// Sends open descriptors to the process at the other end of an `AF_UNIX` socket, with some
    /// bytes. They stay open here.
    ///
    /// @param data        the bytes; at least one on a stream
    /// @param descriptors their numbers, as [OwnedFd#number] and [Socket#fd]
    /// @return how many bytes the kernel took
    /// @throws IOException as [#sendMsg(byte\[\], ControlMessage...)]
    public int sendFds(byte[] data, int... descriptors) throws IOException {
        return sendFds(data, MsgFlags.NONE, descriptors);
    }

    /// Sends open descriptors with flags, as [#sendFds(byte\[\], int...)].
    ///
    /// @param data        the bytes; at least one on a stream
    /// @param flags       `MSG_*`
    /// @param descriptors their numbers
    /// @return how many bytes the kernel took
    /// @throws IOException as [#sendMsg(byte\[\], ControlMessage...)]
    public int sendFds(byte[] data, MsgFlags flags, int... descriptors) throws IOException {
        return sendMsg(data, List.of(new SocketControl.Rights(descriptors)), flags);
    }

    /// Receives bytes with the control messages that options asked for, waiting for something.
    ///
    /// C: `ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)`
    ///
    /// The room for control data is exactly what is given, and what has no room is lost, which
    /// `MSG_CTRUNC` tells. `Cmsg.CMSG_SPACE` of `soquete.posix` calculates it. Descriptors that
    /// come are close-on-exec and belong to the message. A receive without room for them (also
    /// [#recv(int)]) makes the kernel close them.
    ///
    /// @param max          bytes at most
    /// @param controlSpace bytes of room for control data
    /// @return the message
    /// @throws ErrnoException as [#recv(int)]
    /// @throws IOException when the wait ends, as the class says
    /// @throws IllegalArgumentException if a number is negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/recvmsg.2.html">recvmsg(2)</a>
    public ReceivedMessage recvMsg(int max, long controlSpace) throws IOException {
        return recvMsg(max, controlSpace, MsgFlags.NONE);
    }

    /// Receives with flags, as [#recvMsg(int, long)].
    ///
    /// With `MSG_WAITALL` on a stream it waits for all `max` bytes, but ends where descriptors
    /// came; the control messages are those of the last part. With `MSG_TRUNC` on TCP the bytes are
    /// thrown away; the array is then as long as what was thrown away, and zero. With
    /// `MSG_ERRQUEUE` it waits for an entry of the error queue.
    ///
    /// @param max          bytes at most
    /// @param controlSpace bytes of room for control data
    /// @param flags        `MSG_*`
    /// @return the message
    /// @throws IOException as [#recvMsg(int, long)]
    public ReceivedMessage recvMsg(int max, long controlSpace, MsgFlags flags) throws IOException {
        return MessageReceiving.receive(
                self(),
                max,
                new MessageReceiving.Order(flags.bits(), controlSpace, Integer.MAX_VALUE));
    }

    /// Receives into several buffers, one after the other, as [#recvMsg(int, long)], and moves
    /// their positions by what came.
    ///
    /// @param into         where to
    /// @param controlSpace bytes of room for control data
    /// @param flags        `MSG_*`
    /// @return the message, without the bytes
    /// @throws IOException as [#recvMsg(int, long)]
    public ReceivedMessage recvMsg(ByteBuffer[] into, long controlSpace, MsgFlags flags)
            throws IOException {
        try {
            ReceivedMessage message = recvMsg(Data.segments(into), controlSpace, flags);
            Data.advance(into, message.size());
            return message;
        } catch (IOException e) {
            Data.advance(into, Data.transferred(e));
            throw e;
        }
    }

    /// Receives into several pieces of memory, one after the other, as [#recvMsg(int, long)].
    ///
    /// @param into         the pieces, on or off the heap, at most 1024; alive until the call
    ///     returns, and accessible to this thread
    /// @param controlSpace bytes of room for control data
    /// @param flags        `MSG_*`
    /// @return the message, without the bytes
    /// @throws IOException as [#recvMsg(int, long)]
    /// @throws IllegalArgumentException if a piece is read-only, or there are too many
    public ReceivedMessage recvMsg(List<MemorySegment> into, long controlSpace, MsgFlags flags)
            throws IOException {
        return MessageReceiving.receive(
                self(),
                into,
                new MessageReceiving.Order(flags.bits(), controlSpace, Integer.MAX_VALUE));
    }

    /// Receives bytes and descriptors from the process at the other end of an `AF_UNIX` socket.
    ///
    /// No more than `maxFds` are left open, however many were sent; `MSG_CTRUNC` tells that some
    /// were closed.
    ///
    /// @param max    bytes at most
    /// @param maxFds descriptors at most
    /// @return the message; [ReceivedMessage#takeFds] has the descriptors
    /// @throws IOException as [#recvMsg(int, long)]
    public ReceivedMessage recvFds(int max, int maxFds) throws IOException {
        return recvFds(max, maxFds, MsgFlags.NONE);
    }

    /// Receives bytes and descriptors with flags, as [#recvFds(int, int)].
    ///
    /// @param max    bytes at most
    /// @param maxFds descriptors at most
    /// @param flags  `MSG_*`
    /// @return the message; [ReceivedMessage#takeFds] has the descriptors
    /// @throws IOException as [#recvMsg(int, long)]
    public ReceivedMessage recvFds(int max, int maxFds, MsgFlags flags) throws IOException {
        if (maxFds < 0) {
            throw new IllegalArgumentException("at most " + maxFds + " descriptors: not negative");
        }
        // With SO_PASSCRED the credentials come first.
        long space = Cmsg.space(3 * Integer.BYTES) + Cmsg.len((long) maxFds * Integer.BYTES);
        return MessageReceiving.receive(
                self(), max, new MessageReceiving.Order(flags.bits(), space, maxFds));
    }

    /// Sends the messages of all slots of a batch with one system call, waiting for room for the
    /// first. Makes no garbage.
    ///
    /// C: `int sendmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags)`
    ///
    /// @param batch the messages
    /// @return how many the kernel took, from the first; fewer than there are where there was no
    ///     room for the next, or it failed: then sending the rest tells why
    /// @throws ErrnoException as [#sendMsg(byte\[\], ControlMessage...)], about the first message
    /// @throws IOException when the wait ends, as the class says
    /// @throws IllegalStateException if another thread uses the batch
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendmmsg.2.html">sendmmsg(2)</a>
    public int sendBatch(MessageBatch batch) throws IOException {
        return BatchTransfer.send(self(), batch, 0, batch.slots(), 0);
    }

    /// Sends the messages of some slots of a batch, as [#sendBatch(MessageBatch)].
    ///
    /// @param batch the messages
    /// @param first the first slot
    /// @param count how many
    /// @param flags `MSG_*`
    /// @return how many the kernel took, from the first
    /// @throws IOException as [#sendBatch(MessageBatch)]
    /// @throws IndexOutOfBoundsException if there are not so many slots
    public int sendBatch(MessageBatch batch, int first, int count, MsgFlags flags)
            throws IOException {
        return BatchTransfer.send(self(), batch, first, count, flags.bits());
    }

    /// Receives messages into a batch with one system call, waiting for the first and taking what
    /// is there. Makes no garbage.
    ///
    /// C: `int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags, struct
    /// timespec *timeout)` with `MSG_WAITFORONE`
    ///
    /// @param batch where to
    /// @return how many came, 1 to the number of slots
    /// @throws ErrnoException as [#recv(int)]
    /// @throws IOException when the wait ends, as the class says
    /// @throws IllegalStateException if another thread uses the batch
    /// @see <a href="https://man7.org/linux/man-pages/man2/recvmmsg.2.html">recvmmsg(2)</a>
    public int recvBatch(MessageBatch batch) throws IOException {
        return recvBatch(batch, MsgFlags.MSG_WAITFORONE);
    }

    /// Receives messages into a batch with flags, as [#recvBatch(MessageBatch)].
    ///
    /// Without `MSG_WAITFORONE` it waits until the batch is full. Where the deadline passes before,
    /// it returns those that came, if any did. An error after some came has their number in
    /// [soquete.error.Partial#transferred], and [MessageBatch#received] has them.
    ///
    /// @param batch where to
    /// @param flags `MSG_*`
    /// @return how many came
    /// @throws IOException as [#recvBatch(MessageBatch)]
    public int recvBatch(MessageBatch batch, MsgFlags flags) throws IOException {
        return BatchTransfer.receive(self(), batch, flags.bits());
    }

    /// Receives an entry of the error queue, waiting for one: an error of the network with
    /// `IP_RECVERR` or `IPV6_RECVERR`, the time stamp of a packet that was sent with
    /// `SO_TIMESTAMPING`, the completion of sends with `MSG_ZEROCOPY`.
    ///
    /// An entry that nobody reads keeps the socket in the state that poll(2) calls `POLLERR`, but
    /// disturbs no other operation.
    ///
    /// @return the entry
    /// @throws ErrnoException `EAGAIN` non-blocking, nothing there
    /// @throws IOException when the wait ends, as the class says
    /// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7), IP_RECVERR</a>
    public ErrorReport recvError() throws IOException {
        return ErrorQueue.receive(self(), 0);
    }

    /// Receives an entry of the error queue with flags, as [#recvError()].
    ///
    /// @param flags `MSG_*`; `MSG_ERRQUEUE` is added
    /// @return the entry
    /// @throws IOException as [#recvError()]
    public ErrorReport recvError(MsgFlags flags) throws IOException {
        return ErrorQueue.receive(self(), flags.bits());
    }

    /// Prepares to send from native memory without copying: sets `SO_ZEROCOPY`.
    ///
    /// @return what sends, and reads the completions
    /// @throws ErrnoException `EOPNOTSUPP`, `ENOTSUPP` not for this family or type
    /// @throws IOException if the socket is closed
    /// @see <a href="https://docs.kernel.org/networking/msg_zerocopy.html">MSG_ZEROCOPY</a>
    public ZeroCopy zeroCopy() throws IOException {
        return ZeroCopy.of(self());
    }
}
