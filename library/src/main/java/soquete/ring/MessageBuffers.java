package soquete.ring;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;
import soquete.message.MsgFlags;
import soquete.sys.Cmsg;
import soquete.sys.IoUringRecvmsgOut;
import soquete.sys.Memory;
import soquete.sys.Sockaddr;

/// Provided buffers for whole messages: each holds the sender's address, control messages and the
/// data, as [Ring#recvMsgMultishot] receives them. Made by [BufferRing#messages].
///
/// The methods take the flags (and the result) of a completion and look into its buffer, until that
/// is given back.
public final class MessageBuffers {
    private final BufferRing buffers;
    private final int nameSpace;
    private final int controlSpace;

    MessageBuffers(BufferRing buffers, int nameSpace, int controlSpace) {
        this.buffers = buffers;
        this.nameSpace = nameSpace;
        this.controlSpace = controlSpace;
    }

    /// The buffers.
    ///
    /// @return where they are given back
    public BufferRing buffers() {
        return buffers;
    }

    int nameSpace() {
        return nameSpace;
    }

    int controlSpace() {
        return controlSpace;
    }

    /// Where in [BufferRing#segment] the data begins.
    ///
    /// @param flags of a completion
    /// @return an offset
    public long offset(int flags) {
        return buffers.offset(flags) + IoUringRecvmsgOut.SIZE + nameSpace + controlSpace;
    }

    /// How much data is in the buffer; less than [#fullSize] where it was cut.
    ///
    /// @param result of a completion, 0 or more
    /// @return bytes
    public int size(int result) {
        return Math.max(0, result - IoUringRecvmsgOut.SIZE - nameSpace - controlSpace);
    }

    /// How long the message really was, as far as the kernel says: with `MSG_TRUNC` among the flags
    /// of the receive its full size, otherwise what is in the buffer.
    ///
    /// @param flags of a completion
    /// @return bytes
    public long fullSize(int flags) {
        return Integer.toUnsignedLong(number(flags, IoUringRecvmsgOut.PAYLOADLEN));
    }

    /// The data: no copy.
    ///
    /// @param result of a completion, 0 or more
    /// @param flags  of the same
    /// @return a slice of [BufferRing#segment]
    public MemorySegment data(int result, int flags) {
        return buffers.segment().asSlice(offset(flags), size(result));
    }

    /// Who sent it.
    ///
    /// @param flags of a completion
    /// @return the sender; empty where the kernel names none
    public Optional<Endpoint> from(int flags) {
        int length = Math.min(number(flags, IoUringRecvmsgOut.NAMELEN), nameSpace);
        if (length <= 0) {
            return Optional.empty();
        }
        return Optional.of(Sockaddr.decode(at(flags) + IoUringRecvmsgOut.SIZE, length));
    }

    /// The control messages.
    ///
    /// @param flags of a completion
    /// @return a list
    public List<ControlMessage> controls(int flags) {
        return Cmsg.decode(control(flags), controlLength(flags));
    }

    /// The descriptors that came, close-on-exec. They are the caller's to close.
    ///
    /// @param flags of a completion
    /// @return their numbers
    public int[] descriptors(int flags) {
        return Cmsg.descriptors(control(flags), controlLength(flags));
    }

    /// What the kernel says of the message: `MSG_TRUNC`, `MSG_CTRUNC`, ….
    ///
    /// @param flags of a completion
    /// @return the flags of the message
    public MsgFlags msgFlags(int flags) {
        int bits = number(flags, IoUringRecvmsgOut.FLAGS);
        return new MsgFlags(bits & ~MsgFlags.MSG_CMSG_CLOEXEC.bits());
    }

    private long control(int flags) {
        return at(flags) + IoUringRecvmsgOut.SIZE + nameSpace;
    }

    private int controlLength(int flags) {
        return Math.clamp(number(flags, IoUringRecvmsgOut.CONTROLLEN), 0, controlSpace);
    }

    private long at(int flags) {
        return buffers.address() + buffers.offset(flags);
    }

    private int number(int flags, int offset) {
        return Memory.getInt(at(flags) + offset);
    }
}
