package soquete.ring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;
import soquete.message.MsgFlags;
import soquete.sys.Cmsg;
import soquete.sys.MessageMemory;

/// A message to be sent or received by a ring: `struct msghdr` and what belongs to it.
///
/// It is filled in, used by one operation after another, and not changed while one is under way,
/// which is refused. Used by one thread at a time.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/sendmsg.2.html">sendmsg(2)</a>
public final class RingMessage {
    private static final int MOST_PIECES = 1024;

    private final MessageMemory memory;
    private final @Nullable RingMemory[] pieces;
    private final int controlSpace;
    private int count;
    private int uses;

    private RingMessage(int most, int controlSpace) {
        this.memory = new MessageMemory(most, controlSpace);
        this.pieces = new @Nullable RingMemory[most];
        this.controlSpace = controlSpace;
    }

    /// An empty message.
    ///
    /// @param pieces       how many pieces of memory it may have, 1 to 1024
    /// @param controlSpace bytes of room for control messages, 0 or more
    /// @return a message to be filled in
    /// @throws IllegalArgumentException if a number is out of its range
    public static RingMessage allocate(int pieces, int controlSpace) {
        if (pieces < 1 || pieces > MOST_PIECES) {
            throw new IllegalArgumentException(
                    "a message has 1 to " + MOST_PIECES + " pieces, not " + pieces);
        }
        if (controlSpace < 0) {
            throw new IllegalArgumentException(
                    "a room of " + controlSpace + " bytes for control messages");
        }
        return new RingMessage(pieces, controlSpace);
    }

    /// Takes all pieces away.
    ///
    /// @return this
    /// @throws IllegalStateException if an operation uses the message
    public RingMessage clear() {
        requireUnused();
        count = 0;
        Arrays.fill(pieces, null);
        memory.pieces(0);
        return this;
    }

    /// Adds a piece of memory: data to be sent, or room to receive.
    ///
    /// @param piece  the memory
    /// @param offset where in it
    /// @param length bytes
    /// @return this
    /// @throws IllegalArgumentException if the place is not in the memory, or there are too many
    /// @throws IllegalStateException if an operation uses the message
    public RingMessage add(RingMemory piece, long offset, long length) {
        requireUnused();
        piece.require(offset, length);
        if (count == pieces.length) {
            throw new IllegalArgumentException("the message was made for " + count + " pieces");
        }
        memory.piece(count, piece.address() + offset, length);
        pieces[count++] = piece;
        memory.pieces(count);
        return this;
    }

    /// Makes it ready to be sent: over a connection, without control messages.
    ///
    /// @return this
    /// @throws IllegalStateException if an operation uses the message
    public RingMessage outgoing() {
        return outgoing(null, List.of());
    }

    /// Makes it ready to be sent to an address.
    ///
    /// @param to       where to
    /// @param controls control messages that go with it
    /// @return this
    /// @throws IllegalArgumentException if the room for control messages is too small
    /// @throws IllegalStateException if an operation uses the message
    public RingMessage outgoing(Endpoint to, ControlMessage... controls) {
        return outgoing(to, List.of(controls));
    }

    /// Makes it ready to be sent over a connection.
    ///
    /// @param controls control messages that go with it
    /// @return this
    /// @throws IllegalArgumentException if the room for control messages is too small
    /// @throws IllegalStateException if an operation uses the message
    public RingMessage outgoing(ControlMessage... controls) {
        return outgoing(null, List.of(controls));
    }

    private RingMessage outgoing(@Nullable Endpoint to, List<ControlMessage> controls) {
        requireUnused();
        long room = Cmsg.room(controls);
        if (!controls.isEmpty() && room > controlSpace) {
            throw new IllegalArgumentException(
                    "the control messages may need "
                            + room
                            + " bytes, and the message was made for "
                            + controlSpace);
        }
        memory.send(to, controls);
        return this;
    }

    /// Makes it ready to receive.
    ///
    /// @return this
    /// @throws IllegalStateException if an operation uses the message
    public RingMessage incoming() {
        requireUnused();
        memory.expect();
        return this;
    }

    /// Who sent what was received.
    ///
    /// @return the sender, or empty where the kernel names none
    public Optional<Endpoint> from() {
        return Optional.ofNullable(memory.from());
    }

    /// The control messages that were received.
    ///
    /// @return a list
    public List<ControlMessage> controls() {
        return memory.controls();
    }

    /// The descriptors that came, close-on-exec. They are the caller's to close.
    ///
    /// @return their numbers
    public int[] descriptors() {
        return memory.descriptors();
    }

    /// What the kernel says of what was received: `MSG_TRUNC`, `MSG_CTRUNC`, `MSG_EOR`, ….
    ///
    /// @return the flags
    public MsgFlags flags() {
        return new MsgFlags(memory.flags() & ~MsgFlags.MSG_CMSG_CLOEXEC.bits());
    }

    /// Whether an operation uses it.
    ///
    /// @return true until the final completion
    public boolean inUse() {
        return uses > 0;
    }

    private void requireUnused() {
        if (uses > 0) {
            throw new IllegalStateException(
                    "an operation uses the message: it may be changed after the final completion");
        }
    }

    long header() {
        return memory.header();
    }

    void begun() {
        uses++;
    }

    void ended() {
        uses--;
    }
}
