package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// mmap(2) and munmap(2).
public final class MappingCalls {
    private MappingCalls() {}

    /// Maps what a descriptor shares with the kernel, to be read and written.
    ///
    /// @return an address, or `-errno`
    public static long mmap(Scratch s, long length, int fd, long offset) {
        int protection = PacketConstants.PROT_READ | PacketConstants.PROT_WRITE;
        int flags = PacketConstants.MAP_SHARED;
        return Kernel.call(s.errno, SystemCall.MMAP, 0, length, protection, flags, fd, offset);
    }

    public static int munmap(Scratch s, long address, long length) {
        return (int) Kernel.call(s.errno, SystemCall.MUNMAP, address, length, 0, 0, 0, 0);
    }

    /// A mapping as a segment that ends with its arena, which unmaps it: whoever reads it later
    /// gets an exception, and whoever reads it at that moment is waited for.
    public static MemorySegment segment(long address, long length, Arena arena) {
        return Libc.ending(
                address,
                length,
                arena,
                () -> {
                    Scratch s = Scratch.take();
                    try {
                        munmap(s, address, length);
                    } finally {
                        s.give();
                    }
                });
    }
}
