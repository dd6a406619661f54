package soquete.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import soquete.error.ErrnoException;
import soquete.message.PollEvents;
import soquete.sys.Calls;

/// The functions of `<poll.h>`, by their own names and without policy, as [SysSocket]: they hold
/// their thread, and end with `EINTR`.
public final class SysPoll {
    private static final long MILLISECOND = 1_000_000;

    private SysPoll() {}

    /// Waits for events of some descriptors.
    ///
    /// C: `int poll(struct pollfd *fds, nfds_t nfds, int timeout)`
    ///
    /// @param fds     the descriptors
    /// @param timeout milliseconds; 0 looks without waiting, negative waits for ever
    /// @return the same with what happened, in the same order
    /// @throws ErrnoException `EINTR` a signal; `EINVAL` more than the process may have open
    /// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
    public static List<Pollfd> poll(List<Pollfd> fds, int timeout) throws ErrnoException {
        return call(fds, timeout * MILLISECOND, "poll");
    }

    /// Waits for events of some descriptors, with a time in nanoseconds. There is no signal mask:
    /// the JVM has its own.
    ///
    /// C: `int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t
    /// *sigmask)`
    ///
    /// @param fds     the descriptors
    /// @param timeout how long at most; 146 years and more are for ever
    /// @return the same with what happened, in the same order
    /// @throws ErrnoException as [#poll]
    /// @throws IllegalArgumentException if the time is negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">ppoll(2)</a>
    public static List<Pollfd> ppoll(List<Pollfd> fds, Duration timeout) throws ErrnoException {
        return call(fds, Times.nanos(timeout), "ppoll");
    }

    private static List<Pollfd> call(List<Pollfd> fds, long nanos, String name)
            throws ErrnoException {
        int size = soquete.sys.Pollfd.SIZE;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Long.BYTES, Long.BYTES);
            long at = arena.allocate((long) size * fds.size(), Long.BYTES).address();
            for (int i = 0; i < fds.size(); i++) {
                Pollfd fd = fds.get(i);
                soquete.sys.Pollfd.encode(at + (long) i * size, fd.fd(), fd.events().bits());
            }
            int result = Calls.ppoll(errno, at, fds.size(), nanos, Times.room(arena));
            SysSocket.check(result, name, null);
            List<Pollfd> answers = new ArrayList<>(fds.size());
            for (int i = 0; i < fds.size(); i++) {
                int happened = soquete.sys.Pollfd.revents(at + (long) i * size);
                Pollfd fd = fds.get(i);
                answers.add(new Pollfd(fd.fd(), fd.events(), new PollEvents(happened)));
            }
            return answers;
        }
    }
}
