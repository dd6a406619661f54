package soquete.wait;

import java.lang.foreign.MemorySegment;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.EpollEvent;
import soquete.sys.Memory;
import soquete.sys.Scratch;

/// Tells waiting virtual threads that their descriptors are ready: one epoll(7), served by one
/// daemon thread.
///
/// A descriptor is registered once for its life, edge-triggered and for both directions, so that a
/// wait costs no system call. See docs/adr/0004-waiting.md.
final class Poller {
    /// No registration.
    static final long NONE = -1;

    private static final int BATCH = 512;
    private static final int EVERYTHING =
            Constants.EPOLLIN | Constants.EPOLLOUT | Constants.EPOLLRDHUP | Constants.EPOLLET;
    private static final int READABLE =
            Constants.EPOLLIN
                    | Constants.EPOLLPRI
                    | Constants.EPOLLRDHUP
                    | Constants.EPOLLHUP
                    | Constants.EPOLLERR;
    private static final int WRITABLE =
            Constants.EPOLLOUT | Constants.EPOLLHUP | Constants.EPOLLERR;

    private final int epoll;
    private final Registrations registrations = new Registrations();
    private final long events = Memory.allocate((long) BATCH * EpollEvent.SIZE);
    private final MemorySegment errno = Memory.ALL.asSlice(Memory.allocate(16), Integer.BYTES);

    private Poller(int epoll) {
        this.epoll = epoll;
    }

    /// The poller of the process, started by its first use.
    static Poller shared() {
        return Shared.POLLER;
    }

    /// Registers a descriptor for its life.
    ///
    /// @return what [#remove] needs
    long add(Descriptor descriptor) throws ErrnoException {
        long registration = registrations.add(descriptor);
        int result = control(Constants.EPOLL_CTL_ADD, descriptor.fd(), registration);
        if (result < 0) {
            registrations.remove(registration);
            throw ErrnoException.of("epoll_ctl", -result, null);
        }
        return registration;
    }

    /// Ends a registration, before close(2): a duplicate elsewhere would keep it alive.
    void remove(Descriptor descriptor, long registration) {
        control(Constants.EPOLL_CTL_DEL, descriptor.fd(), registration);
        registrations.remove(registration);
    }

    private int control(int operation, int fd, long registration) {
        Scratch s = Scratch.take();
        try {
            return Calls.epollCtl(s, epoll, operation, fd, EVERYTHING, registration);
        } finally {
            s.give();
        }
    }

    private void run() {
        while (true) {
            int count = Calls.epollWait(errno, epoll, events, BATCH);
            if (count < 0 && count != -Constants.EINTR) {
                throw new IllegalStateException("epoll_wait answered errno " + -count);
            }
            for (int i = 0; i < count; i++) {
                long event = events + (long) i * EpollEvent.SIZE;
                dispatch(EpollEvent.events(event), EpollEvent.data(event));
            }
        }
    }

    private void dispatch(int happened, long registration) {
        Descriptor descriptor = registrations.get(registration);
        if (descriptor != null) {
            descriptor.ready((happened & READABLE) != 0, (happened & WRITABLE) != 0);
        }
    }

    private static final class Shared {
        static final Poller POLLER = start();

        private static Poller start() {
            Scratch s = Scratch.take();
            int epoll;
            try {
                epoll = Calls.epollCreate(s);
            } finally {
                s.give();
            }
            if (epoll < 0) {
                throw new IllegalStateException("epoll_create1 answered errno " + -epoll);
            }
            Poller poller = new Poller(epoll);
            Thread.ofPlatform().daemon().name("soquete-poller").start(poller::run);
            return poller;
        }
    }
}
