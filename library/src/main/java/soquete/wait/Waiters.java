package soquete.wait;

import org.jspecify.annotations.Nullable;

/// The threads that wait on one descriptor in one direction, and how many events it has had.
///
/// A wake-up cannot be lost: a thread takes [#ticket] before it tries its call, and [#add] refuses
/// to let it wait when an event came since. All waiters are woken by an event, because an
/// edge-triggered event comes only once and one waiter may leave data for the next.
final class Waiters {
    private volatile int events;
    private @Nullable Waiter first;

    /// How many events there have been.
    int ticket() {
        return events;
    }

    /// Adds a thread unless an event came since its ticket.
    synchronized boolean add(Waiter waiter, int ticket) {
        if (events != ticket) {
            return false;
        }
        waiter.next = first;
        first = waiter;
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // identity is meant
    synchronized void remove(Waiter waiter) {
        if (first == waiter) {
            first = waiter.next;
            return;
        }
        for (Waiter w = first; w != null; w = w.next) {
            if (w.next == waiter) {
                w.next = waiter.next;
                return;
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock; read without it
    synchronized void ready() {
        events++;
        for (Waiter w = first; w != null; w = w.next) {
            w.ready();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock; read without it
    synchronized void closed() {
        events++;
        for (Waiter w = first; w != null; w = w.next) {
            w.closed();
        }
    }
}
