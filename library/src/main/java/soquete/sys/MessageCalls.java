package soquete.sys;

import java.lang.foreign.MemorySegment;

/// The system calls on `struct msghdr`. As [Calls]: the result or `-errno`, no checks, no policy.
@OwnConstants("how much a call copies that is made without a thread-state transition")
public final class MessageCalls {
    private static final long BRIEF = 256 * 1024;

    private MessageCalls() {}

    /// sendmsg(2) that never waits.
    ///
    /// @param size the bytes that it copies
    public static long sendmsgNow(MemorySegment errno, int fd, long message, long size, int flags) {
        return size <= BRIEF
                ? Kernel.brief(errno, SystemCall.SENDMSG, fd, message, flags, 0, 0, 0)
                : sendmsg(errno, fd, message, flags);
    }

    public static long sendmsg(MemorySegment errno, int fd, long message, int flags) {
        return Kernel.call(errno, SystemCall.SENDMSG, fd, message, flags, 0, 0, 0);
    }

    /// recvmsg(2) that never waits.
    ///
    /// @param size the bytes that it copies at most
    public static long recvmsgNow(MemorySegment errno, int fd, long message, long size, int flags) {
        return size <= BRIEF
                ? Kernel.brief(errno, SystemCall.RECVMSG, fd, message, flags, 0, 0, 0)
                : recvmsg(errno, fd, message, flags);
    }

    public static long recvmsg(MemorySegment errno, int fd, long message, int flags) {
        return Kernel.call(errno, SystemCall.RECVMSG, fd, message, flags, 0, 0, 0);
    }

    public static int sendmmsg(MemorySegment errno, int fd, long messages, int count, int flags) {
        return (int) Kernel.call(errno, SystemCall.SENDMMSG, fd, messages, count, flags, 0, 0);
    }

    public static int recvmmsg(MemorySegment errno, int fd, long messages, int count, int flags) {
        return (int) Kernel.call(errno, SystemCall.RECVMMSG, fd, messages, count, flags, 0, 0);
    }
}
