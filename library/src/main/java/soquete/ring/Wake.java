package soquete.ring;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;
import soquete.error.ErrnoException;
import soquete.wait.EventFd;

/// How other threads end the owner's wait: an [EventFd] that the ring always reads.
///
/// The descriptor is written only while the owner sleeps, so waking a busy loop costs no system
/// call.
final class Wake {
    private static final int AWAKE = 0;
    private static final int ASLEEP = 1;
    private static final int WOKEN = 2;

    private final AtomicInteger state = new AtomicInteger(AWAKE);
    private final EventFd eventfd;

    Wake() throws ErrnoException {
        eventfd = EventFd.blocking();
    }

    int fd() {
        return eventfd.fd();
    }

    /// By any thread.
    void wake() throws ClosedChannelException {
        if (state.getAndSet(WOKEN) == ASLEEP) {
            eventfd.signal();
        }
    }

    /// By the owner, before it sleeps.
    ///
    /// @return false if it was woken since the last sleep
    boolean sleep() {
        return state.compareAndSet(AWAKE, ASLEEP);
    }

    /// Whether somebody woke the owner since [#sleep].
    boolean isWoken() {
        return state.get() == WOKEN;
    }

    /// By the owner, after it slept or did not.
    void awake() {
        state.set(AWAKE);
    }

    void close() {
        eventfd.close();
    }
}
