package soquete.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.EventCalls;

/// The functions of `<sys/select.h>`, by their own names and without policy, as [SysSocket]: they
/// hold their thread, and end with `EINTR`.
public final class SysSelect {
    private SysSelect() {}

    /// Waits until some descriptors are ready. The kernel does not look at numbers that are beyond
    /// its table for this process: they stay in their sets as if they were ready.
    ///
    /// C: `int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct
    /// timeval *timeout)`; here the time is in nanoseconds, and the time left is not told
    ///
    /// @param nfds      the highest number, plus 1
    /// @param readfds   to be read from, or null; afterwards those that are ready
    /// @param writefds  to be written to, or null; afterwards those that are ready
    /// @param exceptfds with exceptional conditions, or null; afterwards those that have one
    /// @param timeout   how long at most; 146 years and more are for ever
    /// @return how many are ready
    /// @throws ErrnoException `EINTR` a signal; `EBADF` one is not open; `EINVAL` the number
    /// @throws IllegalArgumentException if the number is above 1024, or the time is negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">select(2)</a>
    public static int select(
            int nfds,
            @Nullable FdSet readfds,
            @Nullable FdSet writefds,
            @Nullable FdSet exceptfds,
            Duration timeout)
            throws ErrnoException {
        return call(nfds, readfds, writefds, exceptfds, timeout, "select");
    }

    /// As [#select]. There is no signal mask: the JVM has its own.
    ///
    /// C: `int pselect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct
    /// timespec *timeout, const sigset_t *sigmask)`
    ///
    /// @param nfds      as in [#select]
    /// @param readfds   as in [#select]
    /// @param writefds  as in [#select]
    /// @param exceptfds as in [#select]
    /// @param timeout   as in [#select]
    /// @return how many are ready
    /// @throws ErrnoException as [#select]
    /// @throws IllegalArgumentException as [#select]
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">pselect(2)</a>
    public static int pselect(
            int nfds,
            @Nullable FdSet readfds,
            @Nullable FdSet writefds,
            @Nullable FdSet exceptfds,
            Duration timeout)
            throws ErrnoException {
        return call(nfds, readfds, writefds, exceptfds, timeout, "pselect");
    }

    private static int call(
            int nfds,
            @Nullable FdSet read,
            @Nullable FdSet write,
            @Nullable FdSet except,
            Duration timeout,
            String name)
            throws ErrnoException {
        if (nfds > FdSet.FD_SETSIZE) {
            throw new IllegalArgumentException(
                    "nfds "
                            + nfds
                            + " is above "
                            + FdSet.FD_SETSIZE
                            + ", for which sets have room");
        }
        long nanos = Times.nanos(timeout);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Long.BYTES, Long.BYTES);
            long first = encode(read, arena);
            long second = encode(write, arena);
            long third = encode(except, arena);
            long time = Times.room(arena);
            int result =
                    SysSocket.check(
                            EventCalls.pselect(errno, nfds, first, second, third, nanos, time),
                            name,
                            null);
            decode(read, first);
            decode(write, second);
            decode(except, third);
            return result;
        }
    }

    private static long encode(@Nullable FdSet set, Arena arena) {
        if (set == null) {
            return 0;
        }
        long at = arena.allocate(soquete.sys.FdSet.size(), Long.BYTES).address();
        set.encode(at);
        return at;
    }

    private static void decode(@Nullable FdSet set, long at) {
        if (set != null) {
            set.decode(at);
        }
    }
}
