package soquete.ring;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import soquete.error.ErrnoException;
import soquete.sys.IoUringBuf;
import soquete.sys.IoUringBufRing;
import soquete.sys.IoUringRecvmsgOut;
import soquete.sys.Scratch;
import soquete.sys.SharedMemory;
import soquete.sys.UringCalls;

/// Buffers of one size that the kernel chooses from when data has come: a provided buffer ring.
///
/// So an idle connection holds no memory. A completion with [Completion#hasBuffer] lends the buffer
/// [Completion#bufferId] to the program, until it is given back by [#recycle]. When none is left, a
/// receive ends with `ENOBUFS`: it is begun again when buffers were given back. A completion can
/// lend a buffer with a result of 0 or less, and nothing in it: a thread of the kernel
/// ([Ring#async]) takes the buffer before it knows what comes.
///
/// Made by [Ring#provideBuffers], and used by the thread of the ring. The memory stays while the
/// ring, an operation or the program refers to it.
///
/// @see <a
// href="https://man7.org/linux/man-pages/man3/io_uring_register_buf_ring.3.html">io_uring_register_buf_ring(3)</a>
public final class BufferRing implements AutoCloseable {
    /// The kernel wants pages; this is the largest one there is.
    private static final long PAGE = 65536;

    private final Ownership ownership;
    private final RingFd ring;
    private final int group;
    private final int count;
    private final int size;
    private final boolean incremental;
    private final RingMemory table;
    private final RingMemory memory;
    private final long tableAt;
    private final MemorySegment segment;

    /// By buffer: where the data of the last completion begins, where that of the next one will,
    /// and its place in the order of the kernel.
    private final int[] starts;

    private final int[] ends;
    private final int[] places;

    /// By buffer: how many bytes the kernel may use.
    private final int[] lengths;

    /// The buffer at each place.
    private final short[] order;

    private final BitSet lent = new BitSet();

    /// Those of which the kernel still fills the rest.
    private final BitSet partly = new BitSet();

    private short tail;
    private boolean closed;

    /// @param given whether the kernel has them all from the start
    BufferRing(
            Ownership ownership,
            RingFd ring,
            int group,
            int count,
            int size,
            boolean incremental,
            boolean given) {
        this.ownership = ownership;
        this.ring = ring;
        this.group = group;
        this.count = count;
        this.size = size;
        this.incremental = incremental;
        this.table = RingMemory.aligned((long) count * IoUringBuf.SIZE, PAGE);
        this.memory = RingMemory.allocate((long) count * size);
        this.tableAt = table.address();
        this.segment = memory.segment();
        this.starts = new int[count];
        this.ends = new int[count];
        this.places = new int[count];
        this.order = new short[count];
        this.lengths = new int[count];
        lent.set(0, count);
        for (int id = 0; given && id < count; id++) {
            give(id, size);
        }
    }

    long table() {
        return tableAt;
    }

    int group() {
        return group;
    }

    /// How many buffers there are.
    ///
    /// @return a power of two
    public int count() {
        return count;
    }

    /// How large each is.
    ///
    /// @return bytes
    public int size() {
        return size;
    }

    /// Whether several completions may share a buffer, each taking the next part of it.
    ///
    /// @return as it was made
    public boolean isIncremental() {
        return incremental;
    }

    /// All buffers, one behind the other.
    ///
    /// @return the memory
    public MemorySegment segment() {
        return segment;
    }

    /// How many buffers the program holds.
    ///
    /// @return 0 to [#count]
    public int lent() {
        return lent.cardinality();
    }

    /// Where in [#segment] the data of a completion begins. Good until the next completion with
    /// the same buffer.
    ///
    /// @param flags of a completion with [Completion#hasBuffer]
    /// @return an offset
    public long offset(int flags) {
        int id = Completion.bufferId(flags);
        return (long) id * size + starts[id];
    }

    /// The data of a completion: no copy. Where it fills more than one buffer (a bundle), the
    /// first of them; [#following] names the next.
    ///
    /// @param result of a completion
    /// @param flags  of the same, with [Completion#hasBuffer]
    /// @return a slice of [#segment]
    public MemorySegment data(int result, int flags) {
        int start = starts[Completion.bufferId(flags)];
        return segment.asSlice(offset(flags), Math.min(result, size - start));
    }

    /// The buffer that the kernel takes after another: the next of a bundle.
    ///
    /// @param id a buffer
    /// @return the number of the buffer behind it
    public int following(int id) {
        return order[places[id] + 1 & count - 1];
    }

    /// The same buffers for whole messages, with the sender's address and control messages.
    ///
    /// @param nameSpace    bytes of room for an address: 16 for IPv4, 28 for IPv6, 110 for Unix, 0
    ///     for none
    /// @param controlSpace bytes of room for control messages
    /// @return what receives and reads them
    /// @throws IllegalArgumentException if a number is negative, or no room is left for data
    public MessageBuffers messages(int nameSpace, int controlSpace) {
        long head = IoUringRecvmsgOut.SIZE + (long) nameSpace + controlSpace;
        if (nameSpace < 0 || controlSpace < 0 || head >= size) {
            throw new IllegalArgumentException(
                    "buffers of "
                            + size
                            + " bytes hold no message with "
                            + nameSpace
                            + " bytes of address and "
                            + controlSpace
                            + " of control messages");
        }
        int aligned = nameSpace + Long.BYTES - 1 & -Long.BYTES;
        return new MessageBuffers(this, aligned, controlSpace);
    }

    long address() {
        return memory.address();
    }

    /// Notes what a completion brought.
    void lend(int result, int flags) {
        int id = Completion.bufferId(flags);
        if (incremental) {
            starts[id] = ends[id];
            ends[id] += Math.max(result, 0);
            lent.set(id);
            partly.set(id, Completion.bufferContinues(flags));
            return;
        }
        int left = Math.max(result, 1);
        while (left > 0) { // a bundle fills one after the other
            lent.set(id);
            left -= lengths[id];
            id = following(id);
        }
    }

    /// Gives a buffer back to the kernel, which may fill it at once.
    ///
    /// @param id the number of a buffer that the program holds
    /// @throws IOException if the ring is closed
    /// @throws IllegalStateException if the program does not hold it: it was given back before, or
    ///     the kernel still fills the rest of it
    /// @throws IllegalArgumentException if there is no such buffer
    public void recycle(int id) throws IOException {
        give(checked(id), size);
    }

    /// Hands a buffer to the kernel to be sent: the first bytes of it. The kernel takes the buffers
    /// in the order in which they are handed over.
    ///
    /// @param id     the number of a buffer that the program holds
    /// @param length bytes of data in it, 1 to [#size]
    /// @throws IOException if the ring is closed
    /// @throws IllegalStateException if the program does not hold it
    /// @throws IllegalArgumentException if there is no such buffer, or the length is not in it
    public void provide(int id, int length) throws IOException {
        if (length < 1 || length > size) {
            throw new IllegalArgumentException(
                    "a buffer of " + size + " bytes does not hold " + length);
        }
        give(checked(id), length);
    }

    private int checked(int id) throws IOException {
        ownership.check();
        if (id < 0 || id >= count) {
            throw new IllegalArgumentException("buffer " + id + " is not in 0 to " + (count - 1));
        }
        if (closed) {
            throw new IllegalStateException("the buffers are not the kernel's any more");
        }
        if (!lent.get(id) || partly.get(id)) {
            throw new IllegalStateException(
                    lent.get(id)
                            ? "the kernel still fills the rest of buffer " + id
                            : "buffer " + id + " was given back before");
        }
        return id;
    }

    private void give(int id, int length) {
        int place = tail & count - 1;
        long at = tableAt + (long) place * IoUringBuf.SIZE;
        SharedMemory.putLong(at + IoUringBuf.ADDR, memory.address() + (long) id * size);
        SharedMemory.putInt(at + IoUringBuf.LEN, length);
        SharedMemory.putShort(at + IoUringBuf.BID, (short) id);
        order[place] = (short) id;
        places[id] = place;
        starts[id] = 0;
        ends[id] = 0;
        lengths[id] = length;
        lent.clear(id);
        tail++;
        SharedMemory.putShortRelease(tableAt + IoUringBufRing.TAIL, tail);
    }

    /// Takes the buffers from the kernel. Receives that use them end with `ENOBUFS`. What the
    /// program holds it may go on reading. Safe to repeat.
    ///
    /// @throws ErrnoException if the kernel refuses
    @Override
    public void close() throws IOException {
        if (closed || ownership.isClosed()) {
            closed = true;
            return;
        }
        ownership.check();
        closed = true;
        Scratch s = Scratch.take();
        try {
            int result = UringCalls.unregisterBufferRing(s, ring.number(), group);
            if (result < 0) {
                throw ErrnoException.of("io_uring_register", -result, "buffers " + group);
            }
        } finally {
            s.give();
        }
    }
}
