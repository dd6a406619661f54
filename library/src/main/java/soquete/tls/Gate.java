package soquete.tls;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import soquete.error.DeadlineException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.InterruptedCallException;
import soquete.error.Progress;

/// One reader, or one writer, at a time; the wait is bounded and ends by interrupt.
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();

    void take(String operation, TimeLimit limit) throws IOException {
        if (lock.tryLock()) {
            return;
        }
        if (limit.isNow()) {
            throw ErrnoException.of(operation, Errno.EAGAIN.number(), null);
        }
        try {
            if (limit.isEndless()) {
                lock.lockInterruptibly();
            } else if (!lock.tryLock(limit.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DeadlineException(operation + ": the deadline passed", Progress.NOTHING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    operation + ": the thread was interrupted", Progress.NOTHING);
        }
    }

    boolean tryTake() {
        return lock.tryLock();
    }

    void give() {
        lock.unlock();
    }
}
