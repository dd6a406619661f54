package soquete.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A reporter that keeps what it hears.
final class Heard implements Reporter {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<ServerEvent> events = new ArrayList<>();

    @Override
    public void report(ServerEvent event) {
        lock.lock();
        try {
            events.add(event);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What was heard of a kind so far.
    <E extends ServerEvent> List<E> all(Class<E> kind) {
        lock.lock();
        try {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for so many of a kind.
    <E extends ServerEvent> List<E> await(int count, Class<E> kind) throws InterruptedException {
        long left = Duration.ofSeconds(20).toNanos();
        lock.lock();
        try {
            while (all(kind).size() < count) {
                if (left <= 0) {
                    throw new AssertionError(
                            "heard "
                                    + all(kind).size()
                                    + " of "
                                    + count
                                    + " "
                                    + kind
                                    + ": "
                                    + events);
                }
                left = more.awaitNanos(left);
            }
            return all(kind);
        } finally {
            lock.unlock();
        }
    }

    <E extends ServerEvent> E await(Class<E> kind) throws InterruptedException {
        return await(1, kind).getFirst();
    }

    /// Waits until something holds, which nothing announces.
    static void until(String what, java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
