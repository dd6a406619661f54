package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;

/// Native memory for one message that the kernel may use for long: [Msghdr], its pieces, address
/// and control data. It lives as long as this object is reachable.
@OwnConstants("the parts of a block")
public final class MessageMemory {
    private static final int HEADER = 64;

    private final MemorySegment all;
    private final int most;
    private final long controlSpace;

    /// Room for some pieces, and bytes of control data.
    public MessageMemory(int pieces, long controlSpace) {
        this.most = pieces;
        this.controlSpace = controlSpace;
        long size = HEADER + Sockaddr.STORAGE + (long) pieces * Iovec.SIZE + controlSpace;
        this.all = Arena.ofAuto().allocate(size, HEADER);
        Msghdr.pieces(header(), iovecs(), 0);
    }

    /// The `struct msghdr`.
    public long header() {
        return all.address();
    }

    private long name() {
        return header() + HEADER;
    }

    private long iovecs() {
        return name() + Sockaddr.STORAGE;
    }

    private long control() {
        return iovecs() + (long) most * Iovec.SIZE;
    }

    /// Sets a piece, which must be there as long as the kernel uses it.
    public void piece(int index, long address, long length) {
        Iovec.encode(iovecs() + (long) index * Iovec.SIZE, address, length);
    }

    /// Sets how many pieces count.
    public void pieces(int count) {
        Msghdr.pieces(header(), iovecs(), count);
    }

    /// Prepares to send.
    public void send(@Nullable Endpoint to, List<? extends ControlMessage> controls) {
        Msghdr.name(header(), to == null ? 0 : name(), to == null ? 0 : Sockaddr.encode(to, name()));
        Msghdr.control(header(), control(), Cmsg.encode(controls, control()));
    }

    /// Prepares to receive.
    public void expect() {
        Msghdr.name(header(), name(), Sockaddr.STORAGE);
        Msghdr.control(header(), control(), controlSpace);
    }

    /// Writes a header that has nothing but room for a name and for control data.
    public static void expect(long header, int nameSpace, int controlSpace) {
        Msghdr.name(header, 0, nameSpace);
        Msghdr.pieces(header, 0, 0);
        Memory.putLong(header + Msghdr.MSG_CONTROL, 0);
        Memory.putLong(header + Msghdr.MSG_CONTROLLEN, controlSpace);
        Memory.putInt(header + Msghdr.MSG_FLAGS, 0);
    }

    /// The address that the kernel filled in, or null where it named none.
    public @Nullable Endpoint from() {
        int length = Msghdr.nameLength(header());
        return length == 0 ? null : Sockaddr.decode(name(), length);
    }

    /// The control messages that the kernel filled in.
    public List<ControlMessage> controls() {
        return Cmsg.decode(control(), Msghdr.controlLength(header()));
    }

    /// The descriptors among them.
    public int[] descriptors() {
        return Cmsg.descriptors(control(), Msghdr.controlLength(header()));
    }

    /// The flags that the kernel answered.
    public int flags() {
        return Msghdr.flags(header());
    }
}
