package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A call that runs in a thread of its own, and what became of it.
public final class Blocked {
    /// Seconds, many more than an idle machine needs.
    private static final int PATIENCE = 20;

    private final Thread thread;
    private final CompletableFuture<Object> outcome;

    private Blocked(Thread thread, CompletableFuture<Object> outcome) {
        this.thread = thread;
        this.outcome = outcome;
    }

    /// Starts the call and returns when its thread waits, or has ended.
    public static Blocked in(boolean virtual, Callable<?> call) throws InterruptedException {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        Runnable body =
                () -> {
                    try {
                        outcome.complete(call.call());
                    } catch (Throwable t) {
                        outcome.completeExceptionally(t);
                    }
                };
        Thread thread =
                virtual ? Thread.ofVirtual().unstarted(body) : Thread.ofPlatform().unstarted(body);
        thread.start();
        Blocked blocked = new Blocked(thread, outcome);
        blocked.awaitWaiting(virtual);
        return blocked;
    }

    /// A virtual thread waits when it parks; a platform thread in the kernel is `RUNNABLE` for
    /// Java, so the frames tell.
    private void awaitWaiting(boolean virtual) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!outcome.isDone()) {
            assertThat(System.nanoTime()).as("the call should wait").isLessThan(end);
            Thread.State state = thread.getState();
            if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
                return;
            }
            if (!virtual && inKernel()) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    private boolean inKernel() {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("ppoll")) {
                return true;
            }
        }
        return false;
    }

    public Thread thread() {
        return thread;
    }

    /// What the call threw, within the time.
    public Throwable failure() throws InterruptedException, TimeoutException {
        try {
            Object result = outcome.get(PATIENCE, TimeUnit.SECONDS);
            throw new AssertionError("the call ended well, with " + result);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /// What the call returned, within the time.
    public Object result() throws InterruptedException, TimeoutException, ExecutionException {
        return outcome.get(PATIENCE, TimeUnit.SECONDS);
    }
}
