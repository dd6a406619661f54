package soquete.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Buffers for calls that may block: the kernel must not be given heap memory, which may move.
final class OffHeap {
    private OffHeap() {}

    static MemorySegment copyOf(MemorySegment data, Arena arena) {
        return data.isNative() ? data : arena.allocate(data.byteSize()).copyFrom(data);
    }

    static MemorySegment roomFor(MemorySegment into, Arena arena) {
        if (into.isReadOnly()) {
            throw new IllegalArgumentException("cannot receive into a read-only segment");
        }
        return into.isNative() ? into : arena.allocate(into.byteSize());
    }

    static void copyBack(MemorySegment from, MemorySegment to, long size) {
        if (!to.isNative()) {
            MemorySegment.copy(from, 0, to, 0, Math.min(size, to.byteSize()));
        }
    }
}
