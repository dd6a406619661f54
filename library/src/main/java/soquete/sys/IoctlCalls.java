package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// ioctl(2): the argument as C has it, the result or `-errno`.
public final class IoctlCalls {
    private IoctlCalls() {}

    /// With a number, or the address of memory that stays valid during the call.
    public static int ioctl(Scratch s, int fd, long request, long argument) {
        return (int) Kernel.call(s.errno, SystemCall.IOCTL, fd, request, argument, 0, 0, 0);
    }

    /// Opens a device, to ask it by ioctl and close it again.
    public static int openToAsk(Scratch s, String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        Memory.copy(name, 0, s.data(), name.length);
        Memory.putInt(s.data() + name.length, 0);
        int here = Constants.AT_FDCWD;
        int flags = Constants.O_CLOEXEC;
        return (int) Kernel.call(s.errno, SystemCall.OPENAT, here, s.data(), flags, 0, 0, 0);
    }

    /// One of the requests of sockets that write to the scratch's value and never wait.
    public static int ioctlNow(Scratch s, int fd, int request) {
        Memory.putLong(s.value(), 0);
        return (int) Kernel.brief(s.errno, SystemCall.IOCTL, fd, request, s.value(), 0, 0, 0);
    }

    /// With the caller's memory, on the heap or off it, which is copied in before the call and,
    /// unless it is read-only, out after it.
    public static int ioctl(Scratch s, int fd, long request, MemorySegment argument) {
        long size = argument.byteSize();
        if (size <= Scratch.DATA_SIZE) {
            return through(s, fd, request, argument, Memory.ALL.asSlice(s.data(), size));
        }
        try (Arena arena = Arena.ofConfined()) {
            return through(s, fd, request, argument, arena.allocate(size));
        }
    }

    private static int through(
            Scratch s, int fd, long request, MemorySegment argument, MemorySegment copy) {
        copy.copyFrom(argument);
        int result = ioctl(s, fd, request, copy.address());
        if (!argument.isReadOnly()) {
            argument.copyFrom(copy);
        }
        return result;
    }
}
