package soquete.sys;

import java.lang.foreign.MemorySegment;

/// Several pieces of memory in one sendmsg(2) or recvmsg(2): what writev and readv do, with flags.
///
/// The table lies in the data of a [Scratch]. A piece off the heap is named by its address, and its
/// segment is handed to the linker, which keeps it alive during the call: [#KEPT] of them at most.
/// A small piece is copied through the rest of the scratch instead, [#ROOM] bytes in all.
@OwnConstants("the parts of the scratch's data")
public final class Vectors {
    /// How many pieces there may be.
    public static final int MOST = 64;

    /// How many of them may be named by address.
    public static final int KEPT = 3;

    /// How many bytes may be copied.
    public static final int ROOM = Scratch.DATA_SIZE - MOST * Iovec.SIZE;

    private final Scratch s;
    private final MemorySegment[] kept = {
        MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL
    };
    private int count;
    private int named;
    private int copied;

    /// No piece yet.
    ///
    /// @param s taken by the caller, and used by nobody else until the call is done
    public Vectors(Scratch s) {
        this.s = s;
    }

    /// Whether there is room for another piece.
    public boolean isFull() {
        return count == MOST;
    }

    /// Whether another piece may be named by its address.
    public boolean keepsMore() {
        return named < KEPT;
    }

    /// How many more bytes can be copied.
    public int room() {
        return ROOM - copied;
    }

    /// Adds a piece by its address.
    ///
    /// @param segment off the heap
    public void keep(MemorySegment segment) {
        kept[named++] = segment;
        add(segment.address(), segment.byteSize());
    }

    /// Adds a piece within the scratch.
    ///
    /// @param size at most [#room]
    /// @return its address, valid until the scratch is given back
    public long copy(long size) {
        long address = s.data() + (long) MOST * Iovec.SIZE + copied;
        copied += (int) size;
        add(address, size);
        return address;
    }

    private void add(long address, long size) {
        Iovec.encode(s.data() + (long) count++ * Iovec.SIZE, address, size);
    }

    /// sendmsg(2) of all pieces, without waiting.
    ///
    /// @param flags with `MSG_DONTWAIT`
    /// @return bytes sent, or `-errno`
    public long sendNow(int fd, int flags) {
        return call(SystemCall.SENDMSG, fd, flags);
    }

    /// recvmsg(2) into all pieces, without waiting.
    ///
    /// @param flags with `MSG_DONTWAIT`
    /// @return bytes received, or `-errno`
    public long receiveNow(int fd, int flags) {
        return call(SystemCall.RECVMSG, fd, flags);
    }

    private long call(int number, int fd, int flags) {
        long message = s.value();
        Msghdr.name(message, 0, 0);
        Msghdr.pieces(message, s.data(), count);
        Msghdr.control(message, 0, 0);
        return Kernel.briefKeeping(s.errno, number, fd, message, flags, kept[0], kept[1], kept[2]);
    }
}
