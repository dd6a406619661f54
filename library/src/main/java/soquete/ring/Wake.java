package soquete.ring;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;
import soquete.wait.Descriptor;

/// How other threads end the owner's wait: an eventfd that the ring always reads.
///
/// The descriptor is written only while the owner sleeps, so waking a busy loop costs no system
/// call.
final class Wake {
    private static final int AWAKE = 0;
    private static final int ASLEEP = 1;
    private static final int WOKEN = 2;

    private final AtomicInteger state = new AtomicInteger(AWAKE);
    private final Descriptor descriptor;

    Wake() throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            // Blocking, or the read of the ring would not wait.
            int fd = Calls.eventfd(s, Constants.EFD_CLOEXEC);
            if (fd < 0) {
                throw ErrnoException.of("eventfd", -fd, null);
            }
            descriptor = new Descriptor(fd);
        } finally {
            s.give();
        }
    }

    int fd() {
        return descriptor.fd();
    }

    /// By any thread.
    void wake() throws ClosedChannelException {
        if (state.getAndSet(WOKEN) != ASLEEP) {
            return;
        }
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            Calls.eventfdWrite(s, descriptor.fd());
        } finally {
            s.give();
            descriptor.leave();
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
        descriptor.close();
    }
}
