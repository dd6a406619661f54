package soquete;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;
import soquete.message.MsgFlags;

/// One message as `recvMsg` received it: its bytes, who sent it, its control messages, and the
/// descriptors that came with it.
///
/// **Descriptors** (of [soquete.message.SocketControl.Rights] and
/// [soquete.message.SocketControl.PidFd]) belong to this object. [#takeFds] gives them away;
/// [#close] closes those that were not taken, and so does the garbage collector, with a report,
/// where a message is forgotten. The numbers in [#controls] are good for as long.
///
/// A message without descriptors needs no close.
public final class ReceivedMessage implements AutoCloseable {
    private final byte[] data;
    private final long size;
    private final long fullSize;
    private final MsgFlags flags;
    private final @Nullable Endpoint from;
    private final List<ControlMessage> controls;
    private List<OwnedFd> fds;

    ReceivedMessage(
            byte[] data,
            long size,
            long fullSize,
            MsgFlags flags,
            @Nullable Endpoint from,
            List<ControlMessage> controls,
            List<OwnedFd> fds) {
        this.data = data;
        this.size = size;
        this.fullSize = fullSize;
        this.flags = flags;
        this.from = from;
        this.controls = controls;
        this.fds = fds;
    }

    /// The bytes, where the call was to make an array for them. Not copied.
    ///
    /// @return exactly the bytes received; an empty array where they are in the caller's memory
    public byte[] data() {
        return data;
    }

    /// How many bytes were received.
    ///
    /// @return a count; 0 at the end of a stream, and for an empty message
    public long size() {
        return size;
    }

    /// How long the message really was.
    ///
    /// @return its size in bytes, more than [#size] where it was cut
    public long fullSize() {
        return fullSize;
    }

    /// What the kernel says of the message: `MSG_TRUNC`, `MSG_CTRUNC`, `MSG_EOR`, `MSG_OOB`,
    /// `MSG_ERRQUEUE`.
    ///
    /// @return the flags; `MSG_CMSG_CLOEXEC`, which Soquete sets, is not among them
    public MsgFlags flags() {
        return flags;
    }

    /// Who sent it.
    ///
    /// @return the sender; of an entry of the error queue, the destination of what failed; empty
    ///     where the kernel names none (a stream, a socket without a name)
    public Optional<Endpoint> from() {
        return Optional.ofNullable(from);
    }

    /// All control messages, in order.
    ///
    /// @return a list that cannot be changed
    public List<ControlMessage> controls() {
        return controls;
    }

    /// The first control message of a kind.
    ///
    /// @param kind as `IpControl.Ttl.class`
    /// @param <T>  the kind
    /// @return the message, or empty
    public <T extends ControlMessage> Optional<T> control(Class<T> kind) {
        for (ControlMessage message : controls) {
            if (kind.isInstance(message)) {
                return Optional.of(kind.cast(message));
            }
        }
        return Optional.empty();
    }

    /// Whether bytes of the message were lost because the room was too small.
    ///
    /// @return true if [#fullSize] exceeds [#size], or the flags have `MSG_TRUNC`
    public boolean truncated() {
        return fullSize > size || flags.has(MsgFlags.MSG_TRUNC);
    }

    /// Whether control messages or descriptors were lost because the room for them was too small.
    ///
    /// @return true if the flags have `MSG_CTRUNC`
    public boolean controlTruncated() {
        return flags.has(MsgFlags.MSG_CTRUNC);
    }

    /// Gives away the descriptors that came: from here on the caller closes them.
    ///
    /// @return the descriptors, in order; an empty list if none came, or they were taken or closed
    ///     before
    public synchronized List<OwnedFd> takeFds() {
        List<OwnedFd> taken = fds;
        fds = List.of();
        return taken;
    }

    synchronized boolean hasFds() {
        return !fds.isEmpty();
    }

    /// The same, as the last part of a longer message.
    ReceivedMessage as(byte[] allData, long allSize) {
        return new ReceivedMessage(allData, allSize, allSize, flags, from, controls, takeFds());
    }

    /// Closes the descriptors that were not taken. Safe to repeat.
    @Override
    public void close() {
        takeFds().forEach(OwnedFd::close);
    }

    /// The sizes, the sender and the control messages, without the content.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(size + (fullSize > size ? " of " + fullSize : "") + " bytes");
        from().ifPresent(sender -> parts.add("from " + sender));
        if (flags.bits() != 0) {
            parts.add(flags.toString());
        }
        controls.forEach(control -> parts.add(control.toString()));
        return "ReceivedMessage[" + String.join(", ", parts) + "]";
    }
}
