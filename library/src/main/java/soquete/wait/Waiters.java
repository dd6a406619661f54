package soquete.wait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The threads that wait on one descriptor in one direction, and how many events it has had.
///
/// A wake-up cannot be lost. A thread takes [#ticket] before it tries its call, makes itself known,
/// and parks only as long as the count of events still is its ticket; an event is counted first,
/// and then those are unparked that are known. All of these accesses are volatile, so either the
/// thread sees the new count, or the event sees the thread.
///
/// All that wait are woken by an event, because an edge-triggered event comes only once and one of
/// them may leave data for the next.
///
/// The first thread that parks has a field; for it, waiting allocates nothing. The others, and
/// those that sleep in the kernel, are in a list.
final class Waiters {
    private volatile int events;
    private volatile @Nullable Thread parked;

    /// Of the thread in the field; made for the first one with a deadline.
    private @Nullable Alarm alarm;

    /// The list. It changes under the lock of this object; that it is empty shows without.
    private volatile @Nullable Waiter first;

    /// How many events there have been.
    int ticket() {
        return events;
    }

    /// Parks the calling thread until an event, an interrupt, the close, or the deadline.
    ///
    /// @param ticket the count of events that the thread knows of
    Outcome park(Descriptor descriptor, int ticket, long deadline) {
        Thread thread = Thread.currentThread();
        if (parked == null && Handles.PARKED.compareAndSet(this, (Thread) null, thread)) {
            try {
                return park(descriptor, thread, ticket, deadline, thread.isVirtual());
            } finally {
                parked = null;
            }
        }
        Waiter another = new ParkedThread(thread);
        add(another);
        try {
            return park(descriptor, thread, ticket, deadline, false);
        } finally {
            remove(another);
        }
    }

    private Outcome park(
            Descriptor descriptor, Thread thread, int ticket, long deadline, boolean byAlarm) {
        while (true) {
            if (descriptor.isClosing()) {
                return Outcome.CLOSED;
            }
            if (events != ticket) {
                return Outcome.READY;
            }
            if (thread.isInterrupted()) {
                return Outcome.INTERRUPTED;
            }
            long left = Deadline.left(deadline);
            if (left <= 0) {
                return Outcome.TIMED_OUT;
            }
            if (left == Deadline.NEVER) {
                LockSupport.park(descriptor);
            } else if (byAlarm) {
                if (!ownAlarm().set(deadline, left)) {
                    LockSupport.park(descriptor);
                }
            } else {
                LockSupport.parkNanos(descriptor, left);
            }
        }
    }

    private Alarm ownAlarm() {
        Alarm known = alarm;
        if (known == null) {
            known = new Alarm(this);
            alarm = known;
        }
        return known;
    }

    /// The deadline of the thread in the field may have come.
    void alarm() {
        LockSupport.unpark(parked);
    }

    /// Nobody waits any more, nor will.
    void end() {
        Alarm known = alarm;
        if (known != null) {
            known.cancel();
        }
    }

    synchronized void add(Waiter waiter) {
        Waiter second = first;
        waiter.next = second;
        if (second != null) {
            second.previous = waiter;
        }
        first = waiter;
    }

    synchronized void remove(Waiter waiter) {
        Waiter before = waiter.previous;
        Waiter after = waiter.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
        waiter.previous = null;
        waiter.next = null;
    }

    /// Counts an event, and wakes those that are parked.
    void ready() {
        Handles.EVENTS.getAndAdd(this, 1);
        LockSupport.unpark(parked);
        if (first != null) {
            readyInList();
        }
    }

    private synchronized void readyInList() {
        for (Waiter w = first; w != null; w = w.next) {
            w.ready();
        }
    }

    /// Wakes everybody. The descriptor says by now that it is closing.
    void closed() {
        LockSupport.unpark(parked);
        if (first != null) {
            closedInList();
        }
    }

    private synchronized void closedInList() {
        for (Waiter w = first; w != null; w = w.next) {
            w.closed();
        }
    }

    /// A thread that parks while another one has the field.
    private static final class ParkedThread extends Waiter {
        private final Thread thread;

        ParkedThread(Thread thread) {
            this.thread = thread;
        }

        @Override
        void ready() {
            LockSupport.unpark(thread);
        }

        @Override
        void closed() {
            LockSupport.unpark(thread);
        }
    }

    /// Made by the first wait of a virtual thread, because every socket has two of these.
    private static final class Handles {
        static final VarHandle EVENTS;
        static final VarHandle PARKED;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                EVENTS = lookup.findVarHandle(Waiters.class, "events", int.class);
                PARKED = lookup.findVarHandle(Waiters.class, "parked", Thread.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
