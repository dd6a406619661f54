package soquete.resolve;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import soquete.error.DeadlineException;
import soquete.error.InterruptedCallException;
import soquete.error.Progress;
import soquete.wait.Deadline;

/// The threads on which functions of the C library block, so that no caller has to.
///
/// A look-up cannot be ended from outside: where its caller gives up, its thread goes on until the
/// C library answers, for as long as a silent name server takes. So there are two counts. [#MOST]
/// look-ups may have a caller that waits; a caller beyond them waits for its turn, within its own
/// deadline. A look-up that was given up frees its turn at once, so that names which hang do not
/// hold up others, and counts as lost until its thread comes back. When [#LOST] threads are lost,
/// further ones keep their turn, which bounds the threads of the process.
final class LookupThreads {
    private static final int MOST = 64;
    private static final int LOST = 448;

    private static final Semaphore TURNS = new Semaphore(MOST, true);
    private static final Semaphore MAY_BE_LOST = new Semaphore(LOST);
    private static final ThreadPoolExecutor POOL =
            new ThreadPoolExecutor(
                    0,
                    MOST + LOST,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().daemon().name("soquete-resolve-", 0).factory(),
                    // A thread that has just ended its work may not be idle yet.
                    (task, _) -> Thread.ofPlatform().daemon().name("soquete-resolve").start(task));

    private LookupThreads() {}

    /// A function of the C library.
    interface Lookup<T> {
        T call() throws IOException;
    }

    /// Calls the function on a thread of its own and waits for it.
    ///
    /// @param title what is looked up, for messages: `getaddrinfo example.org`
    /// @param nanos how long to wait at most, or [Deadline#NEVER]
    static <T> T call(String title, long nanos, Lookup<T> lookup) throws IOException {
        if (nanos == 0) {
            throw late(title);
        }
        long deadline = Deadline.after(nanos);
        try {
            if (!TURNS.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                throw late(title);
            }
            return start(lookup).await(Math.max(0, Deadline.left(deadline)));
        } catch (TimeoutException e) {
            throw late(title);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    title + ": the thread was interrupted", Progress.NOTHING);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static <T> Running<T> start(Lookup<T> lookup) {
        Running<T> running = new Running<>(lookup);
        try {
            POOL.execute(running.task);
        } catch (Throwable t) {
            TURNS.release(); // no thread could be started
            throw t;
        }
        return running;
    }

    /// A look-up that has its turn.
    private static final class Running<T> {
        final FutureTask<T> task;

        /// Whether the turn was given back: by the thread at its end, or by a caller that gave up.
        private final AtomicBoolean over = new AtomicBoolean();

        Running(Lookup<T> lookup) {
            task =
                    new FutureTask<>(
                            () -> {
                                try {
                                    return lookup.call();
                                } finally {
                                    ended();
                                }
                            });
        }

        T await(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
            try {
                return task.get(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException | TimeoutException e) {
                giveUp();
                throw e;
            }
        }

        private void ended() {
            if (over.compareAndSet(false, true)) {
                TURNS.release();
            } else {
                MAY_BE_LOST.release();
            }
        }

        private void giveUp() {
            if (MAY_BE_LOST.tryAcquire()) {
                if (over.compareAndSet(false, true)) {
                    TURNS.release();
                } else {
                    MAY_BE_LOST.release();
                }
            }
        }
    }

    private static DeadlineException late(String title) {
        return new DeadlineException(title + ": the deadline passed", Progress.NOTHING);
    }

    /// The look-up's own exception: it is made for this caller alone, so it may be thrown here.
    private static IOException failure(@Nullable Throwable cause) {
        if (cause instanceof IOException e) {
            return e;
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return new IOException("the look-up failed", cause);
    }
}
