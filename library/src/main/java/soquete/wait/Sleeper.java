package soquete.wait;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Memory;
import soquete.sys.Pollfd;
import soquete.sys.Scratch;

/// A platform thread that waits in poll(2) on a descriptor and on an eventfd of its own.
///
/// close(2) wakes nobody that waits on a descriptor, and shutdown(2) wakes only some families and
/// would end the connection for other holders; a write to the eventfd wakes the thread for every
/// family and disturbs nobody. `Thread.interrupt` writes to it too, by way of [InterruptHook].
///
/// Sleepers are kept and used again: each holds a descriptor and 64 bytes of memory.
final class Sleeper extends Waiter {
    private static final int KEPT = 64;
    private static final int PROBES = 8;

    private static final AtomicReferenceArray<@Nullable Sleeper> POOL =
            new AtomicReferenceArray<>(KEPT);

    /// Two pollfds, a time, and errno.
    private static final long BLOCK = 2L * Pollfd.SIZE + 32;

    /// Memory of sleepers that were not kept: nothing is freed, so it is used again.
    private static final ConcurrentLinkedQueue<Long> BLOCKS = new ConcurrentLinkedQueue<>();

    private final int eventfd;
    private final InterruptHook hook = new InterruptHook(this);
    private final long pollfds;
    private final long time;
    private final MemorySegment errno;
    private boolean ended;

    private Sleeper(int eventfd) {
        this.eventfd = eventfd;
        Long used = BLOCKS.poll();
        pollfds = used == null ? Memory.allocate(BLOCK) : used;
        time = pollfds + 2L * Pollfd.SIZE;
        errno = Memory.ALL.asSlice(time + 16, Integer.BYTES);
    }

    /// A sleeper for the calling thread alone, until [#give]; null where too many files are open
    /// to make one. It looks where threads before this one have put theirs: where each thread waits
    /// once, they share a few.
    static @Nullable Sleeper take() throws ErrnoException {
        int start = start();
        for (int i = 0; i < PROBES; i++) {
            int slot = start - i & KEPT - 1;
            if (POOL.get(slot) != null) {
                Sleeper kept = POOL.getAndSet(slot, null);
                if (kept != null) {
                    return kept;
                }
            }
        }
        return create();
    }

    private static @Nullable Sleeper create() throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int fd = Calls.eventfd(s, Constants.EFD_CLOEXEC | Constants.EFD_NONBLOCK);
            if (fd == -Constants.EMFILE || fd == -Constants.ENFILE) {
                return null;
            }
            if (fd < 0) {
                throw ErrnoException.of("eventfd", -fd, null);
            }
            return new Sleeper(fd);
        } finally {
            s.give();
        }
    }

    /// Ends the use of this sleeper, which is in no list any more.
    void give() {
        int start = start();
        for (int i = 0; i < PROBES; i++) {
            int slot = start + i & KEPT - 1;
            if (POOL.get(slot) == null && POOL.compareAndSet(slot, null, this)) {
                return;
            }
        }
        end();
        BLOCKS.add(pollfds);
    }

    private synchronized void end() {
        ended = true;
        Scratch s = Scratch.take();
        try {
            Calls.close(s, eventfd);
        } finally {
            s.give();
        }
    }

    private static int start() {
        return (int) Thread.currentThread().threadId();
    }

    /// poll(2) sees readiness by itself.
    @Override
    void ready() {}

    @Override
    void closed() {
        wake();
    }

    /// Ends the wait. A wake that comes late makes the next wait of this sleeper look twice; when
    /// the eventfd is closed it does nothing, as its number may be another file's by then.
    synchronized void wake() {
        if (ended) {
            return;
        }
        Scratch s = Scratch.take();
        try {
            Calls.eventfdWrite(s, eventfd);
        } finally {
            s.give();
        }
    }

    /// Sleeps until the descriptor is ready, or closing, or the thread interrupted, or late. The
    /// sleeper is already in its list.
    ///
    /// poll(2) says `POLLERR` as long as the error queue has an entry, whoever may want to read it.
    /// Then it cannot wait for data, and the answer is [Outcome#RESTLESS].
    Outcome sleep(Descriptor descriptor, Direction direction, long deadline) throws ErrnoException {
        int events = direction == Direction.READ ? Constants.POLLIN : Constants.POLLOUT;
        hook.enter();
        try {
            return poll(descriptor, descriptor.fd(), events, deadline);
        } finally {
            hook.leave();
        }
    }

    private Outcome poll(Descriptor descriptor, int fd, int events, long deadline)
            throws ErrnoException {
        while (true) {
            if (descriptor.isClosing()) {
                return Outcome.CLOSED;
            }
            if (Thread.currentThread().isInterrupted()) {
                return Outcome.INTERRUPTED;
            }
            long left = Deadline.left(deadline);
            if (left <= 0) {
                return Outcome.TIMED_OUT;
            }
            Pollfd.encode(pollfds, fd, events);
            Pollfd.encode(pollfds + Pollfd.SIZE, eventfd, Constants.POLLIN);
            long nanos = left == Deadline.NEVER ? -1 : left;
            int ready = Calls.ppoll(errno, pollfds, 2, nanos, time);
            if (ready < 0 && ready != -Constants.EINTR) {
                throw ErrnoException.of("poll", -ready, null);
            }
            if (ready > 0 && Pollfd.revents(pollfds + Pollfd.SIZE) != 0) {
                drain();
            }
            int happened = ready > 0 ? Pollfd.revents(pollfds) : 0;
            if (happened != 0 && !descriptor.isClosing()) {
                return happened == Constants.POLLERR ? Outcome.RESTLESS : Outcome.READY;
            }
        }
    }

    private void drain() {
        Scratch s = Scratch.take();
        try {
            Calls.eventfdDrain(s, eventfd);
        } finally {
            s.give();
        }
    }
}
