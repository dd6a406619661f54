package soquete.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The end of a server. It runs once, on a thread of its own; whoever asks for it waits for its
/// result, and may bring its deadline forward.
final class Drain implements Runnable {
    private static final long GRACE = 1_000_000_000;

    private final Drainable server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private boolean begun;
    private boolean endless = true;
    private long deadline;
    private volatile boolean leavesQueue;
    private @Nullable Drained result;

    Drain(Drainable server) {
        this.server = server;
    }

    /// Begins, or brings the deadline forward.
    void begin(long nanos, boolean leaveQueue) {
        lock.lock();
        try {
            long asked = System.nanoTime() + nanos;
            if (nanos != ServerSettings.NEVER && (endless || asked - deadline < 0)) {
                deadline = asked;
                endless = false;
            }
            if (!begun) {
                begun = true;
                leavesQueue = leaveQueue;
                Thread.ofPlatform().daemon().name("soquete-drain").start(this);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the result.
    Drained await() throws InterruptedException {
        lock.lock();
        try {
            while (result == null) {
                changed.await();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the result of a drain that the caller asked for: an interrupt cuts at once.
    Drained awaitOwn() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    begin(0, leavesQueue);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Waits for the result for so long at most; null if there is none.
    @Nullable Drained await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (result == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// What is left of the time, in nanoseconds.
    long left() {
        lock.lock();
        try {
            return endless ? Long.MAX_VALUE : Math.max(0, deadline - System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    boolean leavesQueue() {
        return leavesQueue;
    }

    void queued() {
        queued.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    void finished() {
        finished.incrementAndGet();
    }

    void cut() {
        cut.incrementAndGet();
    }

    /// Something ended that [#run] may be waiting for.
    void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        int running = 0;
        try {
            server.stopAccepting();
            awaitOver(() -> !server.accepts() && server.isEmpty(), false);
            // Loops that wait for room close what is left of their queues now
            awaitOver(() -> !server.accepts(), true);
            server.cutAll();
            awaitOver(server::isEmpty, true);
            running = server.running();
        } catch (Throwable t) {
            Reports.log(System.Logger.Level.ERROR, "a server could not drain", t);
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Drained drained =
                    new Drained(
                            queued.get(), refused.get(), finished.get(), cut.get(), running, took);
            try {
                server.over(drained);
            } finally {
                lock.lock();
                try {
                    result = drained;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    /// A condition.
    private interface Over {
        boolean isOver();
    }

    /// Waits until something is over, or the deadline, or for a moment.
    private void awaitOver(Over over, boolean moment) throws InterruptedException {
        long until = System.nanoTime() + GRACE;
        lock.lock();
        try {
            while (!over.isOver()) {
                if (endless && !moment) {
                    changed.await();
                    continue;
                }
                long left = (moment ? until : deadline) - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                var _ = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
