package soquete.posix;

import java.lang.foreign.MemorySegment;
import soquete.error.ErrnoException;
import soquete.sys.IoctlCalls;
import soquete.sys.Scratch;

/// The function of `<sys/ioctl.h>`, by its own name and without policy, as [SysSocket].
public final class SysIoctl {
    private SysIoctl() {}

    /// A request whose argument is a number, or that has none.
    ///
    /// C: `int ioctl(int fd, unsigned long request, int argument)`
    ///
    /// @param fd       an open descriptor
    /// @param request  its number
    /// @param argument a number; 0 where there is none
    /// @return what the kernel answered, 0 or more
    /// @throws ErrnoException `ENOTTY` this descriptor does not have the request; `EBADF` not open;
    ///     others as the request has them
    /// @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
    public static int ioctl(int fd, long request, int argument) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            return check(IoctlCalls.ioctl(s, fd, request, argument), request);
        } finally {
            s.give();
        }
    }

    /// A request with a structure, which is copied to native memory before the call and, unless the
    /// segment is read-only, back after it, also where the call fails.
    ///
    /// C: `int ioctl(int fd, unsigned long request, void *argument)`
    ///
    /// @param fd       an open descriptor
    /// @param request  its number
    /// @param argument as large as the request's structure at least, or the kernel would write
    ///     beyond it
    /// @return what the kernel answered, 0 or more
    /// @throws ErrnoException as [#ioctl(int, long, int)]
    /// @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
    public static int ioctl(int fd, long request, MemorySegment argument) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            return check(IoctlCalls.ioctl(s, fd, request, argument), request);
        } finally {
            s.give();
        }
    }

    private static int check(int result, long request) throws ErrnoException {
        if (result < 0) {
            String name = "0x" + Long.toHexString(request & 0xffff_ffffL);
            throw ErrnoException.of("ioctl", -result, name);
        }
        return result;
    }
}
