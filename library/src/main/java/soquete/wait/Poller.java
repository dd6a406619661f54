package soquete.wait;

import java.lang.foreign.MemorySegment;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.EpollEvent;
import soquete.sys.Memory;
import soquete.sys.Scratch;

/// Tells of events: an epoll(7), and whom its events concern. Who waits for them, and how, is the
/// matter of the subclasses.
///
/// A descriptor is registered once for its life, edge-triggered and for both directions, so that a
/// wait costs no system call. See docs/adr/0004-waiting.md and docs/adr/0019-pollers.md.
abstract sealed class Poller permits PollerThread, VirtualPoller {
    private static final int BATCH = 512;
    private static final int EVERYTHING =
            Constants.EPOLLIN
                    | Constants.EPOLLPRI
                    | Constants.EPOLLOUT
                    | Constants.EPOLLRDHUP
                    | Constants.EPOLLET;
    private static final int READABLE =
            Constants.EPOLLIN
                    | Constants.EPOLLPRI
                    | Constants.EPOLLRDHUP
                    | Constants.EPOLLHUP
                    | Constants.EPOLLERR;
    private static final int WRITABLE =
            Constants.EPOLLOUT | Constants.EPOLLHUP | Constants.EPOLLERR;

    private final int epoll;
    private final Registrations registrations = new Registrations(this);
    private final long events = Memory.allocate((long) BATCH * EpollEvent.SIZE);
    private final MemorySegment errno = Memory.ALL.asSlice(Memory.allocate(16), Integer.BYTES);

    Poller(int epoll) {
        this.epoll = epoll;
    }

    static int create() throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int epoll = Calls.epollCreate(s);
            if (epoll < 0) {
                throw ErrnoException.of("epoll_create1", -epoll, null);
            }
            return epoll;
        } finally {
            s.give();
        }
    }

    /// Gives back the epoll of a poller that did not come to be.
    static void close(int epoll) {
        Scratch s = Scratch.take();
        try {
            Calls.close(s, epoll);
        } finally {
            s.give();
        }
    }

    /// The descriptor of the epoll itself.
    final int epoll() {
        return epoll;
    }

    /// Registers a descriptor for its life.
    final Registration add(int fd, Registered owner) throws ErrnoException {
        return add(fd, owner, EVERYTHING);
    }

    /// Registers a descriptor for the events of a mask.
    final Registration add(int fd, Registered owner, int mask) throws ErrnoException {
        Registration made = registrations.add(owner);
        int result = control(Constants.EPOLL_CTL_ADD, fd, mask, made);
        if (result < 0) {
            registrations.remove(made);
            throw ErrnoException.of("epoll_ctl", -result, null);
        }
        return made;
    }

    /// Changes the mask of a registration.
    final void change(int fd, Registration registration, int mask) {
        int result = control(Constants.EPOLL_CTL_MOD, fd, mask, registration);
        if (result < 0) {
            throw new IllegalStateException("epoll_ctl answered errno " + -result);
        }
    }

    /// Ends a registration, before close(2): a duplicate elsewhere would keep it alive.
    final void remove(int fd, Registration registration) {
        control(Constants.EPOLL_CTL_DEL, fd, 0, registration);
        registrations.remove(registration);
    }

    private int control(int operation, int fd, int mask, Registration registration) {
        Scratch s = Scratch.take();
        try {
            return Calls.epollCtl(s, epoll, operation, fd, mask, registration.number());
        } finally {
            s.give();
        }
    }

    /// Waits for events, and tells of them.
    final void await() {
        dispatch(Calls.epollWait(errno, epoll, events, BATCH));
    }

    /// Tells of the events that there are.
    ///
    /// @return whether there were any
    final boolean look() {
        return dispatch(Calls.epollNow(errno, epoll, events, BATCH)) > 0;
    }

    private int dispatch(int count) {
        if (count < 0 && count != -Constants.EINTR) {
            throw new IllegalStateException("epoll_wait answered errno " + -count);
        }
        for (int i = 0; i < count; i++) {
            long event = events + (long) i * EpollEvent.SIZE;
            int happened = EpollEvent.events(event);
            Registered owner = registrations.owner(EpollEvent.data(event));
            if (owner != null) {
                owner.ready((happened & READABLE) != 0, (happened & WRITABLE) != 0);
            }
        }
        return count;
    }
}
