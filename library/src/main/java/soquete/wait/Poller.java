package soquete.wait;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
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

    private static volatile @Nullable Poller shared;

    private final int epoll;
    private final Registrations registrations = new Registrations();
    private final long events = Memory.allocate((long) BATCH * EpollEvent.SIZE);
    private final MemorySegment errno = Memory.ALL.asSlice(Memory.allocate(16), Integer.BYTES);

    private Poller(int epoll) {
        this.epoll = epoll;
    }

    /// The poller of the process, started by its first use. Where that fails (too many open files,
    /// say) the next use tries again.
    static Poller shared() throws ErrnoException {
        Poller poller = shared;
        return poller == null ? start() : poller;
    }

    private static synchronized Poller start() throws ErrnoException {
        Poller poller = shared;
        if (poller == null) {
            poller = new Poller(create());
            Thread.ofPlatform().daemon().name("soquete-poller").start(poller::run);
            shared = poller;
        }
        return poller;
    }

    private static int create() throws ErrnoException {
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
}
