package soquete;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;
import soquete.message.MsgFlags;
import soquete.sys.BatchMemory;
import soquete.sys.Constants;

/// Room for many messages that are sent or received with one system call, by
/// [Socket#sendBatch(MessageBatch)] and [Socket#recvBatch(MessageBatch)]. It is used again and
/// again: a batch that is sent or received makes no garbage.
///
/// Each slot has a message: bytes off the heap ([#data]), a size, an endpoint, control messages and
/// flags. Endpoints and control messages become objects only when asked for.
///
/// A batch belongs to one thread at a time. Its memory is given back when it is no longer
/// reachable. Descriptors that came with messages belong to the batch until [#takeFds]; the next
/// receive into it closes those that were not taken, and so does [#close].
public final class MessageBatch implements AutoCloseable {
    private final BatchMemory memory;
    private final MemorySegment[] data;
    private final long[] sizes;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final List<List<OwnedFd>> fds = new ArrayList<>();
    private int received;

    private MessageBatch(int slots, int bytes, int controlSpace) {
        this.memory = new BatchMemory(slots, bytes, controlSpace);
        this.data = new MemorySegment[slots];
        this.sizes = new long[slots];
        for (int slot = 0; slot < slots; slot++) {
            data[slot] = memory.data(slot);
            memory.clear(slot);
        }
    }

    /// A batch whose messages have no control data.
    ///
    /// @param slots messages, 1 to 1024
    /// @param bytes room for the bytes of each
    /// @return an empty batch
    public static MessageBatch of(int slots, int bytes) {
        return of(slots, bytes, 0);
    }

    /// A batch.
    ///
    /// @param slots        messages, 1 to 1024
    /// @param bytes        room for the bytes of each
    /// @param controlSpace room for the control data of each, in bytes
    /// @return an empty batch
    /// @throws IllegalArgumentException if a number is out of range
    public static MessageBatch of(int slots, int bytes, int controlSpace) {
        if (slots < 1 || slots > Constants.UIO_MAXIOV) {
            throw new IllegalArgumentException(
                    "a batch has 1 to " + Constants.UIO_MAXIOV + " messages, not " + slots);
        }
        if (bytes < 0 || controlSpace < 0) {
            throw new IllegalArgumentException(
                    "room for " + bytes + " and " + controlSpace + " bytes: not negative");
        }
        return new MessageBatch(slots, bytes, controlSpace);
    }

    /// How many messages there is room for.
    ///
    /// @return as given
    public int slots() {
        return data.length;
    }

    /// How many messages the last receive brought.
    ///
    /// @return 0 to [#slots]
    public int received() {
        return received;
    }

    /// The memory of a message: all of its room. What was received is the first [#size] bytes.
    ///
    /// @param slot 0 to [#slots] - 1
    /// @return always the same segment
    public MemorySegment data(int slot) {
        return data[slot];
    }

    /// The size of a message: what was set, or what was received into its room.
    ///
    /// @param slot 0 to [#slots] - 1
    /// @return bytes
    public long size(int slot) {
        return sizes[slot];
    }

    /// Sets how many of the bytes of a message are to be sent.
    ///
    /// @param slot 0 to [#slots] - 1
    /// @param size bytes
    /// @throws IndexOutOfBoundsException if that is more than there is room for
    public void size(int slot, long size) {
        Objects.checkFromIndexSize(0, size, data[slot].byteSize());
        sizes[slot] = size;
        memory.size(slot, size);
    }

    /// Makes a slot a message to the peer without control data, and copies its bytes.
    ///
    /// @param slot 0 to [#slots] - 1
    /// @param message the bytes
    /// @throws IndexOutOfBoundsException if they are more than there is room for
    public void put(int slot, byte[] message) {
        Objects.checkFromIndexSize(0, message.length, data[slot].byteSize());
        memory.clear(slot);
        MemorySegment.copy(MemorySegment.ofArray(message), 0, data[slot], 0, message.length);
        size(slot, message.length);
    }

    /// As [#put(int, byte\[\])], to an endpoint.
    ///
    /// @param slot    0 to [#slots] - 1
    /// @param message the bytes
    /// @param to      the destination
    public void put(int slot, byte[] message, Endpoint to) {
        put(slot, message);
        to(slot, to);
    }

    /// Makes a received message one to its sender, with the same bytes and without control data.
    ///
    /// @param slot 0 to [#received] - 1
    public void reply(int slot) {
        memory.reply(checkReceived(slot));
    }

    /// Makes every slot an empty message to the peer without control data.
    public void clear() {
        for (int slot = 0; slot < data.length; slot++) {
            memory.clear(slot);
            sizes[slot] = 0;
        }
    }

    /// Sets where a message is to be sent.
    ///
    /// @param slot 0 to [#slots] - 1
    /// @param to   the destination
    public void to(int slot, Endpoint to) {
        memory.to(Objects.checkIndex(slot, data.length), to);
    }

    /// Sets the control messages to send with a message.
    ///
    /// @param slot     0 to [#slots] - 1
    /// @param controls the control messages
    /// @throws IllegalArgumentException if they are longer than there is room for
    public void controls(int slot, List<? extends ControlMessage> controls) {
        if (!memory.controls(Objects.checkIndex(slot, data.length), controls)) {
            throw new IllegalArgumentException(
                    "these control messages are longer than the room of a slot: give more"
                            + " controlSpace");
        }
    }

    /// Who sent a received message.
    ///
    /// @param slot 0 to [#received] - 1
    /// @return the sender; empty where the kernel names none
    public Optional<Endpoint> from(int slot) {
        return Optional.ofNullable(memory.endpoint(checkReceived(slot)));
    }

    /// How long a received message really was.
    ///
    /// @param slot 0 to [#received] - 1
    /// @return its size in bytes, more than [#size] where it was cut
    public long fullSize(int slot) {
        return memory.transferred(checkReceived(slot));
    }

    /// What the kernel says of a received message, as [ReceivedMessage#flags].
    ///
    /// @param slot 0 to [#received] - 1
    /// @return the flags
    public MsgFlags flags(int slot) {
        int bits = memory.flags(checkReceived(slot)) & ~Constants.MSG_CMSG_CLOEXEC;
        return new MsgFlags(bits);
    }

    /// The control messages of a received message.
    ///
    /// @param slot 0 to [#received] - 1
    /// @return a list that cannot be changed
    public List<ControlMessage> controls(int slot) {
        return memory.controls(checkReceived(slot));
    }

    /// Gives away the descriptors that came with a received message, as [ReceivedMessage#takeFds].
    ///
    /// @param slot 0 to [#received] - 1
    /// @return the descriptors, in order
    public List<OwnedFd> takeFds(int slot) {
        checkReceived(slot);
        return fds.isEmpty() ? List.of() : fds.set(slot, List.of());
    }

    /// Closes the descriptors that came and were not taken. The batch can be used again.
    @Override
    public void close() {
        for (List<OwnedFd> some : fds) {
            some.forEach(OwnedFd::close);
        }
        fds.clear();
    }

    private int checkReceived(int slot) {
        return Objects.checkIndex(slot, received);
    }

    BatchMemory memory() {
        return memory;
    }

    /// Refuses a second thread.
    void begin() {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "another thread uses this batch: each thread needs one of its own");
        }
    }

    void end() {
        busy.set(false);
    }

    /// Makes all slots ready to receive.
    void expect() {
        close();
        received = 0;
        for (int slot = 0; slot < data.length; slot++) {
            memory.expect(slot);
        }
    }

    /// Takes note of messages that came into the slots up to some number.
    ///
    /// @param mayCarry whether descriptors may have come with them
    void came(int upTo, boolean mayCarry) {
        for (int slot = received; slot < upTo; slot++) {
            sizes[slot] = Math.min(memory.transferred(slot), data[slot].byteSize());
            memory.size(slot, sizes[slot]);
            if (mayCarry && memory.controlLength(slot) > 0) {
                while (fds.size() < data.length) {
                    fds.add(List.of());
                }
                fds.set(slot, MessageReceiving.own(memory.descriptors(slot)));
            }
        }
        received = upTo;
    }

    /// `MessageBatch[3 of 64 received]`
    @Override
    public String toString() {
        return "MessageBatch[" + received + " of " + data.length + " received]";
    }
}
