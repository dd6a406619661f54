package soquete.wait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.ClosedChannelException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Scratch;

/// A descriptor with its users counted: its number is not given back to the kernel while a call
/// that uses it is under way.
///
/// [#enter] before each operation and [#leave] after it; [#close] wakes those that wait, and the
/// last one out closes. So a descriptor is never used after close(2), and a number that the kernel
/// reuses never meets an old call. The idea is that of Go's `fdMutex`.
public final class Descriptor implements Held, Registered {
    private static final int CLOSING = Integer.MIN_VALUE;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Descriptor.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
        Lingering.load();
    }

    private final int fd;

    /// Whether it is an epoll, which watches others itself.
    private final boolean watches;

    private final Waiters readers = new Waiters();
    private final Waiters writers = new Waiters();

    /// The number of operations under way, with the sign bit set once closing.
    @SuppressWarnings("UnusedVariable") // through STATE
    private volatile int state;

    /// Made by the first virtual thread that waits, and by the first platform thread that parks.
    private volatile @Nullable Registration ofVirtual;

    private volatile @Nullable Registration ofPlatform;

    /// Of the platform threads that wait for either direction.
    private @Nullable PlatformSpin spin;

    /// Whether the number is to be given to the caller of [#detach] instead of back to the kernel.
    private volatile boolean detached;

    /// On which operations wait that use this descriptor too: by [#await] with another.
    private volatile @Nullable Queue<Descriptor> dependents;

    private volatile boolean closed;

    /// Those that wait for [#closed]. It grows under the lock of this object.
    private volatile @Nullable Closer closers;

    /// A thread in [#close] or [#detach], and those that came before it.
    private record Closer(Thread thread, @Nullable Closer before) {}

    /// Takes over an open, non-blocking descriptor.
    public Descriptor(int fd) {
        this(fd, false);
    }

    private Descriptor(int fd, boolean watches) {
        this.fd = fd;
        this.watches = watches;
    }

    /// Takes over an open epoll. Whoever waits for it is woken by the [PollerThread] itself: of
    /// chains of three epolls the kernel allows only 100 for one descriptor, of two 500.
    public static Descriptor ofEpoll(int fd) {
        return new Descriptor(fd, true);
    }

    /// The number. It is that of another file, or of none, after [#close].
    @Override
    public int fd() {
        return fd;
    }

    /// Whether [#close] was called.
    @Override
    public boolean isClosing() {
        return state < 0;
    }

    /// Begins an operation.
    ///
    /// @throws ClosedChannelException if [#close] was called
    public void enter() throws ClosedChannelException {
        int now;
        do {
            now = state;
            if (now < 0) {
                throw new ClosedChannelException();
            }
        } while (!STATE.compareAndSet(this, now, now + 1));
    }

    /// Ends an operation.
    public void leave() {
        if ((int) STATE.getAndAdd(this, -1) == CLOSING + 1) {
            closeNow();
        }
    }

    /// What [#await] needs to know was taken before the try that failed.
    public int ticket(Direction direction) {
        return waiters(direction).ticket();
    }

    /// Waits, between [#enter] and [#leave], until it is worth to try again.
    ///
    /// A virtual thread parks; a platform thread sleeps in the kernel, or parks where poll(2) would
    /// not let it sleep, or no descriptor is left for a [Sleeper].
    ///
    /// @param ticket   from [#ticket], before the call that answered `EAGAIN`
    /// @param deadline a point as [Deadline] has them
    public Outcome await(Direction direction, int ticket, long deadline) throws ErrnoException {
        Waiters waiters = waiters(direction);
        if (Thread.currentThread().isVirtual() || direction == Direction.EVENT) {
            return park(waiters, ticket, deadline);
        }
        Outcome outcome = sleep(waiters, direction, deadline);
        return outcome == Outcome.RESTLESS ? park(waiters, ticket, deadline) : outcome;
    }

    /// As [#await], and ends also when another descriptor closes that the same operation uses, and
    /// has entered. The thread parks, of either kind.
    ///
    /// @param other whose [#close] ends the wait too
    public Outcome await(Direction direction, int ticket, long deadline, Descriptor other)
            throws ErrnoException {
        other.dependents().add(this);
        try {
            if (other.isClosing()) {
                return Outcome.CLOSED;
            }
            Outcome outcome = park(waiters(direction), ticket, deadline);
            return other.isClosing() ? Outcome.CLOSED : outcome;
        } finally {
            other.dependents().remove(this);
        }
    }

    private Queue<Descriptor> dependents() {
        Queue<Descriptor> known = dependents;
        if (known == null) {
            synchronized (this) {
                known = dependents;
                if (known == null) {
                    known = new ConcurrentLinkedQueue<>();
                    dependents = known;
                }
            }
        }
        return known;
    }

    private Outcome park(Waiters waiters, int ticket, long deadline) throws ErrnoException {
        if (Thread.currentThread().isVirtual() && !watches) {
            if (ofVirtual == null) {
                registerForVirtual();
            }
        } else if (ofPlatform == null) {
            registerForPlatform();
        }
        return waiters.park(this, ticket, deadline);
    }

    private synchronized void registerForVirtual() throws ErrnoException {
        if (ofVirtual == null) {
            ofVirtual = VirtualPoller.of(fd).add(fd, this);
        }
    }

    /// Virtual threads may hold all carriers, so a platform thread does not depend on one of them.
    private synchronized void registerForPlatform() throws ErrnoException {
        if (ofPlatform == null) {
            ofPlatform = PollerThread.shared().add(fd, this);
        }
    }

    private Outcome sleep(Waiters waiters, Direction direction, long deadline)
            throws ErrnoException {
        PlatformSpin known = spin;
        if (known == null) {
            known = new PlatformSpin();
            spin = known;
        }
        if (!known.believesPoll(this, direction)) {
            return Outcome.RESTLESS;
        }
        Outcome outcome = sleep(known, waiters, direction, deadline);
        known.ended(outcome == Outcome.READY);
        return outcome;
    }

    private Outcome sleep(PlatformSpin known, Waiters waiters, Direction direction, long deadline)
            throws ErrnoException {
        if (!Thread.currentThread().isInterrupted() && known.meets(this, direction, deadline)) {
            return isClosing() ? Outcome.CLOSED : Outcome.READY;
        }
        Sleeper sleeper = Sleeper.take();
        if (sleeper == null) {
            return Outcome.RESTLESS;
        }
        try {
            waiters.add(sleeper);
            try {
                return sleeper.sleep(this, direction, deadline);
            } finally {
                waiters.remove(sleeper);
            }
        } finally {
            sleeper.give();
        }
    }

    /// Waits, between [#enter] and [#leave], for nothing but time: for what no readiness tells.
    ///
    /// @param until a point as [Deadline] has them
    /// @return [Outcome#TIMED_OUT] when the time has come; otherwise why it ended early:
    ///     [Outcome#READY] for an event, of which there may be none
    public Outcome pause(long until) {
        return writers.park(this, writers.ticket(), until);
    }

    /// Closes: wakes those that wait, and returns when the last of them has left and the kernel
    /// has the number back (or at once when the calling thread is interrupted). Safe to repeat:
    /// who closes what another thread is closing waits with it.
    public void close() {
        if (beginClosing()) {
            endClosing();
        }
        if (!closed) {
            join();
            while (!closed && !Thread.currentThread().isInterrupted()) {
                LockSupport.park(this);
            }
        }
    }

    private synchronized void join() {
        closers = new Closer(Thread.currentThread(), closers);
    }

    /// As [#close], but without waiting for anything.
    @Override
    public void abandon() {
        if (beginClosing()) {
            endClosing();
        }
    }

    /// As [#close], but the number stays open and is the caller's from here on. It is still
    /// non-blocking. Returns when the last operation has left, whatever interrupts.
    ///
    /// @return the number, or -1 if [#close] or this was called before
    public int detach() {
        if (!beginClosing()) {
            return -1;
        }
        detached = true;
        endClosing();
        join();
        boolean interrupted = false;
        while (!closed) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return fd;
    }

    /// Lets nobody in any more; the caller is counted as one that is in.
    private boolean beginClosing() {
        int now;
        do {
            now = state;
            if (now < 0) {
                return false;
            }
        } while (!STATE.compareAndSet(this, now, (now | CLOSING) + 1));
        return true;
    }

    private void endClosing() {
        readers.closed();
        writers.closed();
        Queue<Descriptor> waitElsewhere = dependents;
        if (waitElsewhere != null) {
            for (Descriptor dependent : waitElsewhere) {
                dependent.ready(true, true);
            }
        }
        leave();
    }

    @Override
    public void ready(boolean read, boolean write) {
        if (read) {
            readers.ready();
        }
        if (write) {
            writers.ready();
        }
    }

    private Waiters waiters(Direction direction) {
        return direction == Direction.WRITE ? writers : readers;
    }

    private static void end(@Nullable Registration registration, int fd) {
        if (registration != null) {
            registration.poller().remove(fd, registration);
        }
    }

    private void closeNow() {
        end(ofVirtual, fd);
        end(ofPlatform, fd);
        readers.end();
        writers.end();
        if (detached || !Lingering.takesOver(this)) {
            if (!detached) {
                giveBack();
            }
            closed();
        }
    }

    /// close(2). Whatever it answers, the number is free again: it is never retried.
    void giveBack() {
        Scratch s = Scratch.take();
        try {
            Calls.close(s, fd);
        } finally {
            s.give();
        }
    }

    /// Lets [#close] return.
    void closed() {
        closed = true;
        for (Closer c = closers; c != null; c = c.before) {
            LockSupport.unpark(c.thread);
        }
    }
}
