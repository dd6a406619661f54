package soquete.posix;

import soquete.error.ErrnoException;
import soquete.sys.DescriptorCalls;
import soquete.sys.Scratch;

/// The function of `<fcntl.h>` that concerns sockets, by its own name and without policy, as
/// [SysSocket].
public final class Fcntl {
    /// Flag of [FcntlCommand#F_SETFD]: the descriptor is closed in programs that this one starts.
    public static final int FD_CLOEXEC = 1;

    /// Status flag of [FcntlCommand#F_SETFL]: calls that would wait answer `EAGAIN`.
    public static final int O_NONBLOCK = 0x800;

    /// Status flag of [FcntlCommand#F_SETFL]: readiness sends a signal.
    public static final int O_ASYNC = 0x2000;

    private Fcntl() {}

    /// Does what a command says to a descriptor.
    ///
    /// C: `int fcntl(int fd, int cmd, ...)`
    ///
    /// @param fd       an open descriptor
    /// @param command  as [FcntlCommand#F_GETFL]; one whose argument is a number
    /// @param argument the number; 0 where the command has none
    /// @return what the command answers: a descriptor, flags, or 0
    /// @throws ErrnoException `EBADF` not open; `EINVAL` an unknown command, or a number out of
    ///     range; `EMFILE` too many open files; `EPERM` not allowed
    /// @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
    public static int fcntl(int fd, FcntlCommand command, long argument) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int result = DescriptorCalls.fcntl(s, fd, command.number(), argument);
            return SysSocket.check(result, "fcntl", command);
        } finally {
            s.give();
        }
    }
}
