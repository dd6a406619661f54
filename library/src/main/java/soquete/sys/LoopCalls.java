package soquete.sys;

import java.lang.foreign.MemorySegment;

/// The system calls of event loops, as [Calls]: no checks, the result or `-errno`.
@CConstants
public final class LoopCalls {
    // <sys/epoll.h>
    public static final int EPOLLEXCLUSIVE = 1 << 28;

    // <errno.h>
    public static final int ECANCELED = 125;
    public static final int EMFILE = 24;
    public static final int ENFILE = 23;
    public static final int ENOBUFS = 105;
    public static final int ENOMEM = 12;

    private LoopCalls() {}

    /// Waits for events; negative nanoseconds wait for ever.
    ///
    /// @param errno  memory of the caller's own, because it may wait long
    /// @param timeAt room for a timespec
    public static int epollWait(
            MemorySegment errno, int epoll, long events, int count, long nanos, long timeAt) {
        if (nanos == 0) {
            Timespec.encode(0, timeAt);
            return (int)
                    Kernel.brief(
                            errno, SystemCall.EPOLL_PWAIT2, epoll, events, count, timeAt, 0, 0);
        }
        return EventCalls.epollPwait2(errno, epoll, events, count, nanos, timeAt);
    }
}
