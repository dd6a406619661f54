package soquete.sys;

/// The system calls on descriptors themselves, as [Calls]: no checks, the result or `-errno`. None
/// of them waits.
@CConstants
public final class DescriptorCalls {
    // <fcntl.h>
    public static final int FD_CLOEXEC = 1;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int F_GETFD = 1;
    public static final int F_GETFL = 3;
    public static final int F_SETFD = 2;
    public static final int F_SETFL = 4;
    public static final int O_NONBLOCK = 0x800;

    // <sys/socket.h>
    public static final int SOL_SOCKET = 1;
    public static final int SO_DOMAIN = 39;
    static final int SO_LINGER = 13;
    public static final int SO_PROTOCOL = 38;
    public static final int SO_TYPE = 3;

    /// Whether [#lingers] has to ask.
    private static volatile boolean anyMayLinger;

    private DescriptorCalls() {}

    public static int fcntl(Scratch s, int fd, int command, long argument) {
        return (int) Kernel.call(s.errno, SystemCall.FCNTL, fd, command, argument, 0, 0, 0);
    }

    public static int pidfdOpen(Scratch s, int pid, int flags) {
        return (int) Kernel.call(s.errno, SystemCall.PIDFD_OPEN, pid, flags, 0, 0, 0, 0);
    }

    public static int pidfdGetfd(Scratch s, int pidfd, int target, int flags) {
        return (int) Kernel.call(s.errno, SystemCall.PIDFD_GETFD, pidfd, target, flags, 0, 0, 0);
    }

    /// An option of `SOL_SOCKET` that is an int of 0 or more, or `-errno`.
    public static int number(Scratch s, int fd, int option) {
        Memory.putInt(s.length(), Integer.BYTES);
        int result = Calls.getsockopt(s, fd, SOL_SOCKET, option, s.value(), s.length());
        return result < 0 ? result : Memory.getInt(s.value());
    }

    /// Says that from now on any descriptor of this process may linger: `SO_LINGER` is set with
    /// some seconds, and is inherited from listeners; or a descriptor comes from another process or
    /// goes to one, which may set it through its own.
    public static void anyMayLinger() {
        anyMayLinger = true;
    }

    /// The seconds that close(2) may wait until what was sent has arrived; 0 for what does not
    /// wait, and for what is no socket. It asks the kernel once [#anyMayLinger].
    public static int lingers(Scratch s, int fd) {
        if (!anyMayLinger) {
            return 0;
        }
        Memory.putInt(s.length(), LingerStruct.SIZE);
        int result = Calls.getsockopt(s, fd, SOL_SOCKET, SO_LINGER, s.value(), s.length());
        int seconds = LingerStruct.seconds(s.value());
        return result < 0 ? 0 : seconds;
    }

    /// Sets bits of the status flags (`O_NONBLOCK`) of what the descriptor refers to; 0 or
    /// `-errno`.
    public static int addStatusFlags(Scratch s, int fd, int bits) {
        int flags = fcntl(s, fd, F_GETFL, 0);
        if (flags < 0 || (flags & bits) == bits) {
            return Math.min(flags, 0);
        }
        return fcntl(s, fd, F_SETFL, flags | bits);
    }
}
