package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The system calls that move bytes between files, pipes and sockets. As [Calls]: the result or
/// `-errno`, no checks, no policy.
@OwnConstants("where two results of pipe2 lie")
public final class FileCalls {
    private static final int SECOND = Integer.BYTES;

    private FileCalls() {}

    /// openat(2) of an absolute path, or of one from the working directory.
    public static int open(Scratch s, String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path);
            return (int)
                    Kernel.call(
                            s.errno,
                            SystemCall.OPENAT,
                            Constants.AT_FDCWD,
                            name.address(),
                            flags,
                            0,
                            0,
                            0);
        }
    }

    /// sendfile(2) from an offset, which it does not move in the file.
    public static long sendfile(Scratch s, int to, int from, long offset, long count) {
        Memory.putLong(s.value(), offset);
        return Kernel.call(s.errno, SystemCall.SENDFILE, to, from, s.value(), count, 0, 0);
    }

    /// pread(2).
    public static long pread(Scratch s, int fd, long data, long size, long offset) {
        return Kernel.call(s.errno, SystemCall.PREAD64, fd, data, size, offset, 0, 0);
    }

    public static long splice(Scratch s, int from, int to, long count, int flags) {
        return Kernel.call(s.errno, SystemCall.SPLICE, from, 0, to, 0, count, flags);
    }

    /// pipe2(2); [#readEnd] and [#writeEnd] then have the descriptors.
    public static int pipe2(Scratch s, int flags) {
        return (int) Kernel.call(s.errno, SystemCall.PIPE2, s.value(), flags, 0, 0, 0, 0);
    }

    public static int readEnd(Scratch s) {
        return Memory.getInt(s.value());
    }

    public static int writeEnd(Scratch s) {
        return Memory.getInt(s.value() + SECOND);
    }
}
