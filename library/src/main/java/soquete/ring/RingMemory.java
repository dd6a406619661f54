package soquete.ring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory that may be handed to the kernel: off the heap, and freed by the garbage collector when
/// neither the program nor an operation refers to it any more.
///
/// So nothing that is closed or cancelled frees memory under an operation: until the final
/// completion (for a zero-copy send: the notification) the ring holds it. That is why operations
/// take this and no [MemorySegment]: a segment of another arena ends when that is closed, and an
/// array on the heap moves. What an operation under way reads or writes is the program's to leave
/// alone.
///
/// Any thread may use the memory, and more than one ring.
public final class RingMemory {
    private static final long ALIGNMENT = 64;

    private final MemorySegment segment;
    private final long address;
    private final long size;

    private RingMemory(MemorySegment segment) {
        this.segment = segment;
        this.address = segment.address();
        this.size = segment.byteSize();
    }

    /// New memory, all zeros, aligned to 64 bytes.
    ///
    /// @param size bytes, 1 or more
    /// @return the memory
    /// @throws IllegalArgumentException if the size is less than 1
    /// @throws OutOfMemoryError if the machine, or `-XX:MaxDirectMemorySize`, has no more
    public static RingMemory allocate(long size) {
        return aligned(size, ALIGNMENT);
    }

    static RingMemory aligned(long size, long alignment) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "memory of a ring has 1 byte or more, and " + size + " was asked for");
        }
        return new RingMemory(Arena.ofAuto().allocate(size, alignment));
    }

    /// New memory with these bytes: a copy, which the kernel may use while the array changes.
    ///
    /// @param bytes what it holds, not empty
    /// @return the memory
    /// @throws IllegalArgumentException if there are none
    public static RingMemory copyOf(byte[] bytes) {
        RingMemory memory = allocate(bytes.length);
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory.segment, 0, bytes.length);
        return memory;
    }

    /// The memory, to be read and written. Slices and buffers made of it keep it alive too.
    ///
    /// @return all of it
    public MemorySegment segment() {
        return segment;
    }

    /// How large it is.
    ///
    /// @return bytes
    public long size() {
        return size;
    }

    /// Whether a part is within it.
    boolean holds(long offset, long length) {
        return (offset | length) >= 0 && length <= size - offset;
    }

    /// Refuses a part that is not within it.
    void require(long offset, long length) {
        if (!holds(offset, length)) {
            throw new IllegalArgumentException(outside(offset, length));
        }
    }

    String outside(long offset, long length) {
        return length + " bytes from " + offset + " on are not within the " + this;
    }

    long address() {
        return address;
    }

    /// `RingMemory[4096 bytes]`
    @Override
    public String toString() {
        return "RingMemory[" + size + " bytes]";
    }
}
