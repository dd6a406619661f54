package soquete.ring;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What other threads want done on the thread of a loop. Only a loop that sleeps is woken.
final class Tasks {
    /// Tasks that run before the kernel's news have their turn again.
    private static final int AT_ONCE = 1024;

    private final Runnable wakeup;
    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sleeping = new AtomicBoolean();
    private boolean closed;

    Tasks(Runnable wakeup) {
        this.wakeup = wakeup;
    }

    /// Takes a task, unless the loop is closed.
    boolean add(Runnable task) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            queue.add(task);
        }
        wake();
        return true;
    }

    /// Takes no more; what was taken still runs.
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        wake();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void wake() {
        if (sleeping.get() && sleeping.compareAndSet(true, false)) {
            wakeup.run();
        }
    }

    /// The loop is about to wait, or has. It looks at [#isEmpty] and [#isClosed] after it has said
    /// so: who adds before that is seen, who adds later wakes it.
    void sleeping(boolean now) {
        sleeping.set(now);
    }

    boolean isEmpty() {
        return queue.isEmpty() && !isClosed();
    }

    /// Whether none is left, after [#close].
    boolean drained() {
        return queue.isEmpty();
    }

    /// Runs those that are there; after many, the rest has its turn later.
    void runAll() {
        for (int i = 0; i < AT_ONCE; i++) {
            @Nullable Runnable task = queue.poll();
            if (task == null) {
                return;
            }
            Failures.guard(task);
        }
    }
}
