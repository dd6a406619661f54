package soquete.sys;

import java.lang.foreign.MemorySegment;

/// The system calls of epoll(7), poll(2) and select(2), as [Calls]: the result or `-errno`, no
/// checks, no policy. Those whose name ends in `Now` never wait.
@CConstants
public final class EventCalls {
    // <sys/epoll.h>
    public static final int EPOLL_CLOEXEC = 0x80000;
    public static final int EPOLL_CTL_MOD = 3;

    // <poll.h>
    public static final int POLLNVAL = 0x20;
    public static final int POLLPRI = 2;

    // <sys/select.h>
    public static final int FD_SETSIZE = 1024;

    // <errno.h>
    public static final int EBADF = 9;
    public static final int EEXIST = 17;
    public static final int ENOENT = 2;
    public static final int EPERM = 1;

    private EventCalls() {}

    public static int epollCreate1(Scratch s, int flags) {
        return (int) Kernel.call(s.errno, SystemCall.EPOLL_CREATE1, flags, 0, 0, 0, 0, 0);
    }

    /// What is ready, without waiting: at most `count` elements of [EpollEvent].
    public static int epollWaitNow(Scratch s, int epoll, long events, int count) {
        return (int) Kernel.brief(s.errno, SystemCall.EPOLL_PWAIT, epoll, events, count, 0, 0, 0);
    }

    /// Waits for milliseconds; for ever where they are negative.
    ///
    /// @param errno memory of the caller's own, because it may wait long
    public static int epollWait(
            MemorySegment errno, int epoll, long events, int count, int millis) {
        return (int) Kernel.call(errno, SystemCall.EPOLL_PWAIT, epoll, events, count, millis, 0, 0);
    }

    /// Waits for nanoseconds; for ever where they are negative.
    ///
    /// @param errno  memory of the caller's own, because it may wait long
    /// @param timeAt room for a timespec
    public static int epollPwait2(
            MemorySegment errno, int epoll, long events, int count, long nanos, long timeAt) {
        long time = timespec(nanos, timeAt);
        return (int) Kernel.call(errno, SystemCall.EPOLL_PWAIT2, epoll, events, count, time, 0, 0);
    }

    /// What `count` elements of [Pollfd] are ready for, without waiting.
    public static int pollNow(Scratch s, long pollfds, int count) {
        long time = timespec(0, s.value());
        return (int) Kernel.brief(s.errno, SystemCall.PPOLL, pollfds, count, time, 0, 0, 0);
    }

    /// select(2) without a signal mask; a negative time waits for ever. The sets are addresses of
    /// [FdSet], or 0.
    ///
    /// @param errno  memory of the caller's own, because it may wait long
    /// @param timeAt room for a timespec
    public static int pselect(
            MemorySegment errno,
            int count,
            long read,
            long write,
            long except,
            long nanos,
            long timeAt) {
        long time = timespec(nanos, timeAt);
        return (int) Kernel.call(errno, SystemCall.PSELECT6, count, read, write, except, time, 0);
    }

    /// What the three sets are ready for, without waiting.
    public static int selectNow(Scratch s, int count, long read, long write, long except) {
        long time = timespec(0, s.value());
        return (int)
                Kernel.brief(s.errno, SystemCall.PSELECT6, count, read, write, except, time, 0);
    }

    private static long timespec(long nanos, long at) {
        if (nanos < 0) {
            return 0;
        }
        Timespec.encode(nanos, at);
        return at;
    }
}
