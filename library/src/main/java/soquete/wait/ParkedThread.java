package soquete.wait;

import java.util.concurrent.locks.LockSupport;

/// A virtual thread that parks until the poller or a close unparks it.
final class ParkedThread extends Waiter {
    private final Thread thread = Thread.currentThread();
    private volatile boolean woken;

    @Override
    void ready() {
        woken = true;
        LockSupport.unpark(thread);
    }

    @Override
    void closed() {
        ready();
    }

    /// Parks until woken, interrupted or late. The waiter is already in its list.
    Outcome park(Descriptor descriptor, long deadline) {
        while (true) {
            if (descriptor.isClosing()) {
                return Outcome.CLOSED;
            }
            if (woken) {
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
            } else {
                LockSupport.parkNanos(descriptor, left);
            }
        }
    }
}
