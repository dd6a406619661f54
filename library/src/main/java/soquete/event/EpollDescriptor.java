package soquete.event;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.EventCalls;
import soquete.sys.Scratch;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// The calls on an epoll, for [Epoll], [Selector] and [Watch].
///
/// An epoll can itself be waited for, so it waits as a socket does: it is asked without waiting,
/// and then its [Descriptor] waits for it to become readable. A ticket is taken before it is asked,
/// and an event that comes between is seen; all that wait are woken by an event, and each asks
/// again.
final class EpollDescriptor {
    private EpollDescriptor() {}

    static Descriptor open() throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int fd = EventCalls.epollCreate1(s, EventCalls.EPOLL_CLOEXEC);
            if (fd < 0) {
                throw ErrnoException.of("epoll_create1", -fd, null);
            }
            return Descriptor.ofEpoll(fd);
        } finally {
            s.give();
        }
    }

    /// epoll_ctl(2); 0 or `-errno`. The epoll has been entered.
    static int control(Descriptor epoll, int operation, int fd, int events, long data) {
        Scratch s = Scratch.take();
        try {
            return Calls.epollCtl(s, epoll.fd(), operation, fd, events, data);
        } finally {
            s.give();
        }
    }

    /// Waits until an epoll that has been entered has events, and writes them.
    ///
    /// @param deadline as [Deadline] has them
    /// @return how many events there are; 0 when the time was over first
    /// @throws IOException if the wait ended otherwise
    static int await(Descriptor epoll, EpollResults into, long deadline) throws IOException {
        while (true) {
            int ticket = epoll.ticket(Direction.READ);
            int count = now(epoll, into);
            if (count > 0) {
                return count;
            }
            if (count < 0 && count != -Constants.EINTR) {
                throw ErrnoException.of("epoll_wait", -count, null);
            }
            if (count == 0) {
                if (deadline == Deadline.NOW) {
                    return 0;
                }
                Outcome outcome = epoll.await(Direction.READ, ticket, deadline);
                if (outcome == Outcome.TIMED_OUT) {
                    return 0;
                }
                if (outcome != Outcome.READY) {
                    throw Ended.exception(outcome, "epoll_wait");
                }
            }
        }
    }

    private static int now(Descriptor epoll, EpollResults into) {
        // One at a time: two that ask the same epoll may each find that it has nothing
        synchronized (epoll) {
            Scratch s = Scratch.take();
            try {
                return into.fill(s, epoll.fd());
            } finally {
                s.give();
            }
        }
    }

    static ErrnoException refused(int result, @Nullable Object about) {
        return ErrnoException.of("epoll_ctl", -result, about);
    }
}
