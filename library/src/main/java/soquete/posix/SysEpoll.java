package soquete.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import soquete.error.ErrnoException;
import soquete.message.EpollEvents;
import soquete.message.EpollReady;
import soquete.sys.Calls;
import soquete.sys.EpollEvent;
import soquete.sys.EventCalls;
import soquete.sys.Scratch;

/// The functions of `<sys/epoll.h>`, by their own names and without policy, as [SysSocket]: those
/// that wait hold their thread, and end with `EINTR`.
public final class SysEpoll {
    /// Operation of [#epoll_ctl]: register.
    public static final int EPOLL_CTL_ADD = 1;

    /// Operation of [#epoll_ctl]: end a registration.
    public static final int EPOLL_CTL_DEL = 2;

    /// Operation of [#epoll_ctl]: change the events and the data.
    public static final int EPOLL_CTL_MOD = 3;

    /// Flag of [#epoll_create1], which is always set.
    public static final int EPOLL_CLOEXEC = 0x80000;

    private static final int MOST = 1 << 20;

    private SysEpoll() {}

    /// Opens an epoll. It is close-on-exec, which C's is not by default.
    ///
    /// C: `int epoll_create1(int flags)`
    ///
    /// @param flags 0 or [#EPOLL_CLOEXEC]
    /// @return a new descriptor
    /// @throws ErrnoException `EINVAL` a flag; `EMFILE`, `ENFILE` too many open files
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">epoll_create1(2)</a>
    @SuppressWarnings("MemberName") // C's
    public static int epoll_create1(int flags) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int result = EventCalls.epollCreate1(s, flags | EPOLL_CLOEXEC);
            return SysSocket.check(result, "epoll_create1", null);
        } finally {
            s.give();
        }
    }

    /// Changes what an epoll watches.
    ///
    /// C: `int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)`
    ///
    /// @param epfd   an epoll
    /// @param op     [#EPOLL_CTL_ADD], [#EPOLL_CTL_MOD] or [#EPOLL_CTL_DEL]
    /// @param fd     what it concerns
    /// @param events what to tell; not used by [#EPOLL_CTL_DEL]
    /// @param data   what the events bring along; not used by [#EPOLL_CTL_DEL]
    /// @throws ErrnoException `EEXIST` registered already; `ENOENT` not registered; `EPERM` a
    ///     regular file or a directory; `EBADF` one is not open; `EINVAL` no epoll, itself, or an
    ///     operation or event out of place; `ELOOP` epolls in a circle; `ENOSPC` too many
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
    @SuppressWarnings("MemberName") // C's
    public static void epoll_ctl(int epfd, int op, int fd, EpollEvents events, long data)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int result = Calls.epollCtl(s, epfd, op, fd, events.bits(), data);
            SysSocket.check(result, "epoll_ctl", "descriptor " + fd);
        } finally {
            s.give();
        }
    }

    /// Waits for events.
    ///
    /// C: `int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)`
    ///
    /// @param epfd      an epoll
    /// @param maxevents how many at most, 1 to 1048576
    /// @param timeout   milliseconds; 0 looks without waiting, negative waits for ever
    /// @return the events; none when the time was over
    /// @throws ErrnoException `EINTR` a signal; `EBADF` not open; `EINVAL` no epoll
    /// @throws IllegalArgumentException if the number of events is out of range
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_wait(2)</a>
    @SuppressWarnings("MemberName") // C's
    public static List<EpollReady> epoll_wait(int epfd, int maxevents, int timeout)
            throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Long.BYTES, Long.BYTES);
            long events = room(arena, maxevents);
            int result = EventCalls.epollWait(errno, epfd, events, maxevents, timeout);
            return list(events, SysSocket.check(result, "epoll_wait", null));
        }
    }

    /// Waits for events, with a time in nanoseconds. There is no signal mask: the JVM has its own.
    ///
    /// C: `int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents, const struct
    /// timespec *timeout, const sigset_t *sigmask)`, since Linux 5.11
    ///
    /// @param epfd      an epoll
    /// @param maxevents how many at most, 1 to 1048576
    /// @param timeout   how long at most; 146 years and more are for ever
    /// @return the events; none when the time was over
    /// @throws ErrnoException as [#epoll_wait]; `ENOSYS` not in this kernel
    /// @throws IllegalArgumentException if the number of events is out of range, or the time is
    ///     negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_pwait2(2)</a>
    @SuppressWarnings("MemberName") // C's
    public static List<EpollReady> epoll_pwait2(int epfd, int maxevents, Duration timeout)
            throws ErrnoException {
        long nanos = Times.nanos(timeout);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Long.BYTES, Long.BYTES);
            long events = room(arena, maxevents);
            long time = Times.room(arena);
            int result = EventCalls.epollPwait2(errno, epfd, events, maxevents, nanos, time);
            return list(events, SysSocket.check(result, "epoll_pwait2", null));
        }
    }

    private static long room(Arena arena, int maxevents) {
        if (maxevents < 1 || maxevents > MOST) {
            throw new IllegalArgumentException(
                    "maxevents " + maxevents + " is not in 1 to " + MOST);
        }
        return arena.allocate((long) maxevents * EpollEvent.SIZE, Long.BYTES).address();
    }

    private static List<EpollReady> list(long events, int count) {
        List<EpollReady> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long at = events + (long) i * EpollEvent.SIZE;
            list.add(new EpollReady(new EpollEvents(EpollEvent.events(at)), EpollEvent.data(at)));
        }
        return list;
    }
}
