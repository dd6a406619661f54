package soquete.posix;

import soquete.error.ErrnoException;
import soquete.sys.DescriptorCalls;
import soquete.sys.Scratch;

/// The functions of `<sys/pidfd.h>` that concern descriptors, by their own names and without
/// policy, as [SysSocket].
public final class SysPidfd {
    private SysPidfd() {}

    /// Opens a descriptor that stands for a process. It is close-on-exec.
    ///
    /// C: `int pidfd_open(pid_t pid, unsigned int flags)`, since Linux 5.3
    ///
    /// @param pid   the id of a running process
    /// @param flags 0, or `PIDFD_NONBLOCK`
    /// @return a new descriptor
    /// @throws ErrnoException `ESRCH` no such process; `EINVAL` not a process id, or an unknown
    ///     flag; `EMFILE` too many open files; `ENOSYS` not in this kernel
    /// @see <a href="https://man7.org/linux/man-pages/man2/pidfd_open.2.html">pidfd_open(2)</a>
    @SuppressWarnings("MemberName") // C's
    public static int pidfd_open(int pid, int flags) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            return SysSocket.check(
                    DescriptorCalls.pidfdOpen(s, pid, flags), "pidfd_open", "process " + pid);
        } finally {
            s.give();
        }
    }

    /// Duplicates a descriptor of another process. The new one is close-on-exec.
    ///
    /// C: `int pidfd_getfd(int pidfd, int targetfd, unsigned int flags)`, since Linux 5.6
    ///
    /// @param pidfd    from [#pidfd_open]
    /// @param targetfd a descriptor in the other process
    /// @param flags    0
    /// @return a new descriptor
    /// @throws ErrnoException `EPERM` this process must not ptrace(2) the other; `EBADF` one of the
    ///     descriptors is not open, or the first is no pidfd; `ESRCH` the process has ended;
    ///     `EINVAL` a flag; `ENOSYS` not in this kernel
    /// @see <a href="https://man7.org/linux/man-pages/man2/pidfd_getfd.2.html">pidfd_getfd(2)</a>
    @SuppressWarnings("MemberName") // C's
    public static int pidfd_getfd(int pidfd, int targetfd, int flags) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int result = DescriptorCalls.pidfdGetfd(s, pidfd, targetfd, flags);
            return SysSocket.check(result, "pidfd_getfd", "descriptor " + targetfd);
        } finally {
            s.give();
        }
    }
}
