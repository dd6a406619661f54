package soquete.sys;

import java.lang.foreign.MemorySegment;

/// The system calls by name: arguments as C has them, the result or `-errno`.
///
/// No checks and no policy: addresses must be valid, and what the kernel says is what comes back.
/// Those whose name ends in `Now` never wait: the descriptor is non-blocking, or the flags say
/// `MSG_DONTWAIT`.
public final class Calls {
    private Calls() {}

    public static int socket(Scratch s, int domain, int type, int protocol) {
        return (int) Kernel.call(s.errno, SystemCall.SOCKET, domain, type, protocol, 0, 0, 0);
    }

    public static int bind(Scratch s, int fd, long address, int length) {
        return (int) Kernel.call(s.errno, SystemCall.BIND, fd, address, length, 0, 0, 0);
    }

    public static int listen(Scratch s, int fd, int backlog) {
        return (int) Kernel.call(s.errno, SystemCall.LISTEN, fd, backlog, 0, 0, 0, 0);
    }

    public static int accept4(Scratch s, int fd, long address, long lengthAt, int flags) {
        return (int) Kernel.call(s.errno, SystemCall.ACCEPT4, fd, address, lengthAt, flags, 0, 0);
    }

    public static int accept4Now(Scratch s, int fd, long address, long lengthAt, int flags) {
        return (int) Kernel.brief(s.errno, SystemCall.ACCEPT4, fd, address, lengthAt, flags, 0, 0);
    }

    public static int connect(Scratch s, int fd, long address, int length) {
        return (int) Kernel.call(s.errno, SystemCall.CONNECT, fd, address, length, 0, 0, 0);
    }

    public static int getsockname(Scratch s, int fd, long address, long lengthAt) {
        return (int) Kernel.brief(s.errno, SystemCall.GETSOCKNAME, fd, address, lengthAt, 0, 0, 0);
    }

    public static int getpeername(Scratch s, int fd, long address, long lengthAt) {
        return (int) Kernel.brief(s.errno, SystemCall.GETPEERNAME, fd, address, lengthAt, 0, 0, 0);
    }

    public static int getsockopt(
            Scratch s, int fd, int level, int name, long value, long lengthAt) {
        return (int)
                Kernel.brief(s.errno, SystemCall.GETSOCKOPT, fd, level, name, value, lengthAt, 0);
    }

    public static int setsockopt(Scratch s, int fd, int level, int name, long value, int length) {
        if (level == Constants.SOL_SOCKET && name == DescriptorCalls.SO_LINGER) {
            noteLinger(value, length);
        }
        return (int) Kernel.call(s.errno, SystemCall.SETSOCKOPT, fd, level, name, value, length, 0);
    }

    private static void noteLinger(long value, int length) {
        if (length >= LingerStruct.SIZE && LingerStruct.seconds(value) != 0) {
            DescriptorCalls.anyMayLinger();
        }
    }

    public static int shutdown(Scratch s, int fd, int how) {
        return (int) Kernel.call(s.errno, SystemCall.SHUTDOWN, fd, how, 0, 0, 0, 0);
    }

    public static int close(Scratch s, int fd) {
        return (int) Kernel.call(s.errno, SystemCall.CLOSE, fd, 0, 0, 0, 0, 0);
    }

    public static long sendtoNow(
            Scratch s, int fd, long data, long size, int flags, long address, int length) {
        return Kernel.brief(s.errno, SystemCall.SENDTO, fd, data, size, flags, address, length);
    }

    public static long sendtoNow(
            Scratch s, int fd, MemorySegment data, int flags, long address, int length) {
        return Kernel.briefWithBuffer(
                s.errno, SystemCall.SENDTO, fd, data, data.byteSize(), flags, address, length);
    }

    public static long sendto(
            Scratch s, int fd, MemorySegment data, int flags, long address, int length) {
        return Kernel.callWithBuffer(
                s.errno, SystemCall.SENDTO, fd, data, data.byteSize(), flags, address, length);
    }

    public static long recvfromNow(
            Scratch s, int fd, long data, long size, int flags, long address, long lengthAt) {
        return Kernel.brief(s.errno, SystemCall.RECVFROM, fd, data, size, flags, address, lengthAt);
    }

    public static long recvfromNow(
            Scratch s, int fd, MemorySegment data, int flags, long address, long lengthAt) {
        return Kernel.briefWithBuffer(
                s.errno, SystemCall.RECVFROM, fd, data, data.byteSize(), flags, address, lengthAt);
    }

    public static long recvfrom(
            Scratch s, int fd, MemorySegment data, int flags, long address, long lengthAt) {
        return Kernel.callWithBuffer(
                s.errno, SystemCall.RECVFROM, fd, data, data.byteSize(), flags, address, lengthAt);
    }

    public static long read(Scratch s, int fd, MemorySegment data) {
        return Kernel.callWithBuffer(s.errno, SystemCall.READ, fd, data, data.byteSize(), 0, 0, 0);
    }

    public static long write(Scratch s, int fd, MemorySegment data) {
        return Kernel.callWithBuffer(s.errno, SystemCall.WRITE, fd, data, data.byteSize(), 0, 0, 0);
    }

    public static int eventfd(Scratch s, int flags) {
        return (int) Kernel.call(s.errno, SystemCall.EVENTFD2, 0, flags, 0, 0, 0, 0);
    }

    /// Adds 1 to the counter of an eventfd.
    public static void eventfdWrite(Scratch s, int fd) {
        Memory.putLong(s.value(), 1);
        Kernel.brief(s.errno, SystemCall.WRITE, fd, s.value(), Long.BYTES, 0, 0, 0);
    }

    /// Empties the counter of a non-blocking eventfd.
    public static void eventfdDrain(Scratch s, int fd) {
        Kernel.brief(s.errno, SystemCall.READ, fd, s.value(), Long.BYTES, 0, 0, 0);
    }

    /// Waits for events on `count` elements of [Pollfd]; a negative time waits for ever.
    ///
    /// @param errno  memory of the caller's own, because it may wait long
    /// @param timeAt room for a timespec
    public static int ppoll(MemorySegment errno, long pollfds, int count, long nanos, long timeAt) {
        long time = 0;
        if (nanos >= 0) {
            Timespec.encode(nanos, timeAt);
            time = timeAt;
        }
        return (int) Kernel.call(errno, SystemCall.PPOLL, pollfds, count, time, 0, 0, 0);
    }

    /// Looks, without waiting, at the one [Pollfd] in the scratch's value.
    public static int pollNow(Scratch s) {
        long time = s.value() + Pollfd.SIZE;
        Timespec.encode(0, time);
        return (int) Kernel.brief(s.errno, SystemCall.PPOLL, s.value(), 1, time, 0, 0, 0);
    }

    public static int epollCreate(Scratch s) {
        return (int)
                Kernel.call(
                        s.errno, SystemCall.EPOLL_CREATE1, Constants.EPOLL_CLOEXEC, 0, 0, 0, 0, 0);
    }

    public static int epollCtl(Scratch s, int epoll, int operation, int fd, int events, long data) {
        EpollEvent.encode(s.value(), events, data);
        return (int)
                Kernel.brief(s.errno, SystemCall.EPOLL_CTL, epoll, operation, fd, s.value(), 0, 0);
    }

    /// Waits for events without a time limit.
    ///
    /// @param errno memory of the caller's own, because it may wait long
    public static int epollWait(MemorySegment errno, int epoll, long events, int count) {
        return (int) Kernel.call(errno, SystemCall.EPOLL_PWAIT, epoll, events, count, -1, 0, 0);
    }

    /// Looks for events without waiting.
    public static int epollNow(MemorySegment errno, int epoll, long events, int count) {
        return (int) Kernel.brief(errno, SystemCall.EPOLL_PWAIT, epoll, events, count, 0, 0, 0);
    }
}
