package soquete.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.DescriptorCalls;
import soquete.sys.Netdb;
import soquete.sys.NetdbText;
import soquete.sys.Scratch;

/// The functions of `<unistd.h>` that concern sockets, by their own names and without policy, as
/// [SysSocket].
public final class Unistd {
    private Unistd() {}

    /// Closes a descriptor. Its number may be reused at once, whatever the result: never close
    /// twice.
    ///
    /// C: `int close(int fd)`
    ///
    /// @param fd an open descriptor
    /// @throws ErrnoException `EBADF` not open; `EINTR`, `EIO` closed all the same
    /// @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
    public static void close(int fd) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            SysSocket.check((long) Calls.close(s, fd), "close", null);
        } finally {
            s.give();
        }
    }

    /// Reads; on a socket the same as `recv` without flags.
    ///
    /// C: `ssize_t read(int fd, void *buf, size_t count)`
    ///
    /// @param fd     a descriptor
    /// @param buffer where to; its size is the limit
    /// @return bytes read; 0 at the end
    /// @throws ErrnoException as [SysSocket#recv]
    /// @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
    public static long read(int fd, MemorySegment buffer) throws ErrnoException {
        Scratch s = Scratch.take();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = OffHeap.roomFor(buffer, arena);
            long size = SysSocket.check(Calls.read(s, fd, into), "read", null);
            OffHeap.copyBack(into, buffer, size);
            return size;
        } finally {
            s.give();
        }
    }

    /// Writes; on a socket the same as `send` without flags. The JVM ignores `SIGPIPE`, so that a
    /// broken connection is `EPIPE`.
    ///
    /// C: `ssize_t write(int fd, const void *buf, size_t count)`
    ///
    /// @param fd     a descriptor
    /// @param buffer the bytes
    /// @return bytes written
    /// @throws ErrnoException as [SysSocket#send]
    /// @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">write(2)</a>
    public static long write(int fd, MemorySegment buffer) throws ErrnoException {
        Scratch s = Scratch.take();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = OffHeap.copyOf(buffer, arena);
            return SysSocket.check(Calls.write(s, fd, data), "write", null);
        } finally {
            s.give();
        }
    }

    /// Duplicates a descriptor: another number for the same socket, with status flags
    /// (`O_NONBLOCK`) in common. The new one is close-on-exec, which C's is not.
    ///
    /// C: `int dup(int oldfd)`
    ///
    /// @param oldfd an open descriptor
    /// @return the new descriptor, the lowest free number
    /// @throws ErrnoException `EBADF` not open; `EMFILE` too many open files
    /// @see <a href="https://man7.org/linux/man-pages/man2/dup.2.html">dup(2)</a>
    public static int dup(int oldfd) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int command = DescriptorCalls.F_DUPFD_CLOEXEC;
            return SysSocket.check(DescriptorCalls.fcntl(s, oldfd, command, 0), "dup", null);
        } finally {
            s.give();
        }
    }

    /// The name of this machine.
    ///
    /// C: `int gethostname(char *name, size_t len)`
    ///
    /// @return often without a domain
    /// @throws ErrnoException never, as far as is known
    /// @see <a href="https://man7.org/linux/man-pages/man2/gethostname.2.html">gethostname(2)</a>
    public static String gethostname() throws ErrnoException {
        return Netdb.gethostname();
    }

    /// Names this machine, until it is started anew.
    ///
    /// C: `int sethostname(const char *name, size_t len)`
    ///
    /// @param name at most 64 bytes
    /// @throws ErrnoException `EPERM` it needs `CAP_SYS_ADMIN`; `EINVAL` too long
    /// @throws IllegalArgumentException if the name has a NUL character
    public static void sethostname(String name) throws ErrnoException {
        NetdbText.requireNoNul("host name", name);
        Netdb.sethostname(name);
    }
}
