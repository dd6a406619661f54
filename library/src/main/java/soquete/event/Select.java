package soquete.event;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import soquete.Pollable;
import soquete.Socket;
import soquete.error.ClosedCallException;
import soquete.error.ErrnoException;
import soquete.error.Progress;
import soquete.sys.Constants;
import soquete.sys.DescriptorCalls;
import soquete.sys.EventCalls;
import soquete.sys.FdSet;
import soquete.sys.Scratch;
import soquete.wait.Deadline;

/// select(2): the oldest of its kind, for descriptors below 1024 (`FD_SETSIZE`).
///
/// A wait that finds nothing at first holds an epoll of its own until it ends, in either kind of
/// thread; the kernel allows 500 of these for one descriptor, and answers `EINVAL` to more. Any
/// thread may call it at any time.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">select(2)</a>
public final class Select {
    private static final int SETS = 3;

    private Select() {}

    /// Waits until something is ready, without a time limit.
    ///
    /// @param <P>    the type of what is given
    /// @param read   what to read from: data, a connection to accept, the end, or an error
    /// @param write  what to write to: room, the outcome of a connect, or an error
    /// @param except what may have an exceptional condition: urgent data
    /// @return what is ready
    /// @throws IOException as [#select(List, List, List, Duration)]
    public static <P extends Pollable> Selection<P> select(
            List<? extends P> read, List<? extends P> write, List<? extends P> except)
            throws IOException {
        return select(read, write, except, Socket.FOREVER);
    }

    /// Waits until something is ready, or the time is over. With empty lists it only waits.
    ///
    /// C: `int pselect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct
    /// timespec *timeout, const sigset_t *sigmask)`
    ///
    /// @param <P>     the type of what is given
    /// @param read    what to read from: data, a connection to accept, the end, or an error
    /// @param write   what to write to: room, the outcome of a connect, or an error
    /// @param except  what may have an exceptional condition: urgent data
    /// @param timeout how long at most; zero looks without waiting
    /// @return what is ready, in the order given, duplicates too; nothing when the time was over
    ///     first, which is never early
    /// @throws java.io.InterruptedIOException if the thread is interrupted
    /// @throws ErrnoException `EBADF` one is not open; `EMFILE` no descriptor is left for waiting
    /// @throws java.nio.channels.ClosedChannelException if one is closed. As with select(2), that
    ///     one is closed during the wait does not end it; the next look tells
    /// @throws IllegalArgumentException if a number is 1024 or more, or the time is negative
    public static <P extends Pollable> Selection<P> select(
            List<? extends P> read,
            List<? extends P> write,
            List<? extends P> except,
            Duration timeout)
            throws IOException {
        long deadline = Deadline.after(Deadline.nanos(timeout));
        Question<P> question =
                new Question<>(List.copyOf(read), List.copyOf(write), List.copyOf(except));
        Watch.until(question.fds, question.events, deadline, "select", question::ask);
        return question.answer();
    }

    /// One select, which may have to ask several times.
    private static final class Question<P extends Pollable> {
        private final List<List<P>> given;
        private final List<List<P>> ready = new ArrayList<>();
        private final int[] fds;
        private final int[] events;
        private int highest = -1;

        Question(List<P> read, List<P> write, List<P> except) throws IOException {
            given = List.of(read, write, except);
            int[] kinds = {Constants.POLLIN, Constants.POLLOUT, EventCalls.POLLPRI};
            int count = read.size() + write.size() + except.size();
            fds = new int[count];
            events = new int[count];
            int at = 0;
            for (int kind = 0; kind < SETS; kind++) {
                for (P pollable : given.get(kind)) {
                    fds[at] = number(pollable);
                    events[at++] = kinds[kind];
                }
            }
        }

        private int number(P pollable) throws IOException {
            int fd = pollable.withFd(number -> number);
            if (fd >= EventCalls.FD_SETSIZE) {
                throw new IllegalArgumentException(
                        "select(2) has no room for "
                                + pollable
                                + ", descriptor "
                                + fd
                                + ": only those below "
                                + EventCalls.FD_SETSIZE
                                + " fit; Poll and Epoll take any");
            }
            highest = Math.max(highest, fd);
            return fd;
        }

        int ask() throws IOException {
            Scratch s = Scratch.take();
            try {
                return ask(s);
            } finally {
                s.give();
            }
        }

        private int ask(Scratch s) throws IOException {
            requireOpen();

            int at = 0;
            for (int kind = 0; kind < SETS; kind++) {
                FdSet.clear(set(s, kind));
                for (int i = 0; i < given.get(kind).size(); i++) {
                    FdSet.add(set(s, kind), fds[at++]);
                }
            }
            int result;
            do {
                result = EventCalls.selectNow(s, highest + 1, set(s, 0), set(s, 1), set(s, 2));
            } while (result == -Constants.EINTR);
            requireOpen();
            if (result < 0) {
                throw ErrnoException.of("select", -result, null);
            }
            requireHighest(s);
            ready.clear();
            at = 0;
            for (int kind = 0; kind < SETS; kind++) {
                List<P> found = new ArrayList<>();
                for (P pollable : given.get(kind)) {
                    if (FdSet.has(set(s, kind), fds[at++])) {
                        found.add(pollable);
                    }
                }
                ready.add(found);
            }
            return result;
        }

        private static long set(Scratch s, int kind) {
            return s.data() + (long) kind * FdSet.size();
        }

        private void requireOpen() throws IOException {
            for (List<P> list : given) {
                for (P pollable : list) {
                    if (!pollable.isOpen()) {
                        throw new ClosedCallException(
                                "select: " + pollable + " was closed by another thread",
                                Progress.NOTHING);
                    }
                }
            }
        }

        /// The kernel does not look at numbers beyond its table for this process, and leaves their
        /// bits as if they were ready. The table has room for whatever is open.
        private void requireHighest(Scratch s) throws IOException {
            if (highest >= 0) {
                int result = DescriptorCalls.fcntl(s, highest, DescriptorCalls.F_GETFD, 0);
                if (result < 0) {
                    throw ErrnoException.of("select", -result, "descriptor " + highest);
                }
            }
        }

        Selection<P> answer() {
            if (ready.isEmpty()) {
                return new Selection<>(List.of(), List.of(), List.of());
            }
            return new Selection<>(ready.get(0), ready.get(1), ready.get(2));
        }
    }
}
