package soquete;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import soquete.error.ErrnoException;
import soquete.error.Progress;
import soquete.sys.Constants;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Outcome;

/// One operation of several calls at a time: two `sendAll`s on one stream never interleave, nor do
/// two `recvExactly`s.
final class Turn {
    private final ReentrantLock lock = new ReentrantLock();

    /// Waits for the turn, within the operation's deadline.
    void take(Descriptor descriptor, String title, long deadline) throws IOException {
        if (!lock.tryLock()) {
            waitFor(title, deadline);
        }
        if (descriptor.isClosing()) {
            lock.unlock();
            throw Attempt.ended(Outcome.CLOSED, title, Progress.NOTHING);
        }
    }

    /// Takes the turn where it is free.
    boolean tryTake() {
        return lock.tryLock();
    }

    void give() {
        lock.unlock();
    }

    private void waitFor(String title, long deadline) throws IOException {
        if (deadline == Deadline.NOW) {
            throw ErrnoException.of(title, Constants.EAGAIN, null);
        }
        try {
            if (deadline == Deadline.NEVER) {
                lock.lockInterruptibly();
            } else if (!lock.tryLock(Deadline.left(deadline), TimeUnit.NANOSECONDS)) {
                throw Attempt.ended(Outcome.TIMED_OUT, title, Progress.NOTHING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Attempt.ended(Outcome.INTERRUPTED, title, Progress.NOTHING);
        }
    }
}
