package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;

/// Native memory for sendmmsg(2) and recvmmsg(2): an array of [Mmsghdr], and for each its piece,
/// address, control data and bytes.
///
/// It lives as long as this object is reachable.
@OwnConstants("room for errno")
public final class BatchMemory {
    private static final int ERRNO_SIZE = 16;

    private final MemorySegment all;
    private final MemorySegment errno;
    private final long bytes;
    private final long controlSpace;
    private final long headers;
    private final long iovecs;
    private final long names;
    private final long controls;
    private final long data;

    /// Room for a number of messages of a size.
    public BatchMemory(int slots, long bytes, long controlSpace) {
        this.bytes = bytes;
        this.controlSpace = controlSpace;
        long aligned = (controlSpace + Long.BYTES - 1) & -Long.BYTES;
        long fixed = Mmsghdr.SIZE + Iovec.SIZE + Sockaddr.STORAGE + aligned;
        long dataAt = ERRNO_SIZE + slots * fixed;
        this.all = Arena.ofAuto().allocate(dataAt + slots * bytes, ERRNO_SIZE);
        this.errno = all.asSlice(0, Integer.BYTES);
        this.headers = all.address() + ERRNO_SIZE;
        this.iovecs = headers + (long) slots * Mmsghdr.SIZE;
        this.names = iovecs + (long) slots * Iovec.SIZE;
        this.controls = names + (long) slots * Sockaddr.STORAGE;
        this.data = all.address() + dataAt;
        for (int slot = 0; slot < slots; slot++) {
            Msghdr.pieces(header(slot), iovecs + (long) slot * Iovec.SIZE, 1);
        }
    }

    private long header(int slot) {
        return headers + (long) slot * Mmsghdr.SIZE + Mmsghdr.MSG_HDR;
    }

    private long name(int slot) {
        return names + (long) slot * Sockaddr.STORAGE;
    }

    private long control(int slot) {
        long aligned = (controlSpace + Long.BYTES - 1) & -Long.BYTES;
        return controls + slot * aligned;
    }

    /// The bytes of a slot.
    public MemorySegment data(int slot) {
        return all.asSlice(data - all.address() + slot * bytes, bytes);
    }

    /// Where errno is captured.
    public MemorySegment errno() {
        return errno;
    }

    /// Where the messages from a slot on begin.
    public long messages(int slot) {
        return headers + (long) slot * Mmsghdr.SIZE;
    }

    /// Makes a slot ready to receive.
    public void expect(int slot) {
        Msghdr.name(header(slot), name(slot), Sockaddr.STORAGE);
        Msghdr.control(header(slot), control(slot), controlSpace);
        size(slot, bytes);
        Memory.putInt(messages(slot) + Mmsghdr.MSG_LEN, 0);
    }

    /// Makes a slot an empty message to the peer.
    public void clear(int slot) {
        Msghdr.name(header(slot), 0, 0);
        Msghdr.control(header(slot), control(slot), 0);
        size(slot, 0);
        Memory.putInt(messages(slot) + Mmsghdr.MSG_LEN, 0);
    }

    /// Makes a received slot a message to its sender without control data.
    public void reply(int slot) {
        Msghdr.control(header(slot), control(slot), 0);
    }

    /// How many bytes of a slot are to be sent.
    public void size(int slot, long size) {
        Iovec.encode(iovecs + (long) slot * Iovec.SIZE, data + slot * bytes, size);
    }

    /// Where to send a slot.
    public void to(int slot, Endpoint endpoint) {
        Msghdr.name(header(slot), name(slot), Sockaddr.encode(endpoint, name(slot)));
    }

    /// The control messages to send with a slot.
    ///
    /// @return false if there is not enough room
    public boolean controls(int slot, List<? extends ControlMessage> messages) {
        long room = Cmsg.room(messages);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment encoded = arena.allocate(Math.max(1, room), Long.BYTES);
            long length = Cmsg.encode(messages, encoded.address());
            if (length > controlSpace) {
                return false;
            }
            MemorySegment.copy(encoded, 0, Memory.ALL, control(slot), length);
            Msghdr.control(header(slot), control(slot), length);
            return true;
        }
    }

    /// How many bytes of a slot were transferred; more than there is room for where it was cut.
    public long transferred(int slot) {
        return Memory.getInt(messages(slot) + Mmsghdr.MSG_LEN) & 0xffff_ffffL;
    }

    /// The flags of a received slot.
    public int flags(int slot) {
        return Msghdr.flags(header(slot));
    }

    /// The endpoint of a slot: its sender, or where it is to be sent; null where none is named.
    public @Nullable Endpoint endpoint(int slot) {
        int length = Msghdr.nameLength(header(slot));
        return length == 0 ? null : Sockaddr.decode(name(slot), length);
    }

    /// The control messages of a received slot.
    public List<ControlMessage> controls(int slot) {
        return Cmsg.decode(control(slot), Msghdr.controlLength(header(slot)));
    }

    /// The bytes of control data of a received slot.
    public long controlLength(int slot) {
        return Msghdr.controlLength(header(slot));
    }

    /// The descriptors that came with a received slot.
    public int[] descriptors(int slot) {
        return Cmsg.descriptors(control(slot), Msghdr.controlLength(header(slot)));
    }
}
