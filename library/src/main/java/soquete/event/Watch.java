package soquete.event;

import java.io.IOException;
import soquete.sys.Constants;
import soquete.sys.EventCalls;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// How poll(2) and select(2) wait without holding a thread in the kernel.
///
/// The call itself is made without waiting, and is the only source of answers. Where it has none,
/// an epoll of this wait's own watches the descriptors, and tells when it is worth to ask again.
/// What epoll(7) does not take needs no watching: regular files are always ready for what poll(2)
/// would ever tell of them, and a descriptor that is not open is an answer.
final class Watch {
    /// Everything that poll(2) and epoll(7) both know.
    private static final int ANY =
            Constants.EPOLLIN | Constants.EPOLLOUT | Constants.EPOLLPRI | Constants.EPOLLRDHUP;

    /// The call, made without waiting.
    interface Asking {
        /// How many are ready.
        int now() throws IOException;
    }

    private Watch() {}

    /// Asks until something is ready, or the time is over.
    ///
    /// @param fds    the descriptors
    /// @param events `POLL*` bits for each
    static int until(int[] fds, int[] events, long deadline, String operation, Asking asking)
            throws IOException {
        int ready = asking.now();
        if (ready > 0 || deadline == Deadline.NOW) {
            return ready;
        }
        Descriptor epoll = EpollDescriptor.open();
        epoll.enter();
        try {
            for (int i = 0; i < fds.length; i++) {
                add(epoll, fds[i], events[i] & ~EventCalls.POLLNVAL);
            }
            while (true) {
                int ticket = epoll.ticket(Direction.EVENT);
                ready = asking.now();
                if (ready > 0) {
                    return ready;
                }
                Outcome outcome = epoll.await(Direction.EVENT, ticket, deadline);
                if (outcome == Outcome.TIMED_OUT) {
                    return 0;
                }
                if (outcome != Outcome.READY) {
                    throw Ended.exception(outcome, operation);
                }
            }
        } finally {
            epoll.leave();
            epoll.close();
        }
    }

    private static void add(Descriptor epoll, int fd, int events) throws IOException {
        int result = EpollDescriptor.control(epoll, Constants.EPOLL_CTL_ADD, fd, events, fd);
        if (result == -EventCalls.EEXIST) {
            // The same number a second time, by another object
            result = EpollDescriptor.control(epoll, EventCalls.EPOLL_CTL_MOD, fd, ANY, fd);
        }
        if (result < 0 && result != -EventCalls.EPERM && result != -EventCalls.EBADF) {
            throw EpollDescriptor.refused(result, null);
        }
    }
}
