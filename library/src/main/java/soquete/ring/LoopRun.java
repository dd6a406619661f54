package soquete.ring;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The thread of an [EventLoop], and what it does: tasks, timers and the kernel's news in turn,
/// until the loop is closed or fails; then the end of everything that it serves.
final class LoopRun {
    /// How long the kernel may take to end the next of what was cancelled.
    private static final long PATIENCE = 2_000_000_000L;

    final Thread thread;
    final Timers timers;
    final Tasks tasks = new Tasks(this::wakeup);
    final Chunks chunks = new Chunks();
    private final LoopOptions options;
    private final Served served;
    private final CompletableFuture<Driver> started = new CompletableFuture<>();

    /// Made by the thread, before anybody else knows the loop.
    private @Nullable Driver driver;

    LoopRun(LoopOptions options, Served served) {
        this.options = options;
        this.served = served;
        thread = Thread.ofPlatform().daemon().name(options.name()).unstarted(this::run);
        timers = new Timers(thread);
    }

    /// Starts the thread, and returns when it serves.
    void start() throws IOException {
        thread.start();
        try {
            started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /// Waits for the end of the thread.
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Driver driver() {
        Driver made = driver;
        if (made == null) {
            throw new IllegalStateException("the loop " + options.name() + " has not started");
        }
        return made;
    }

    private void wakeup() {
        driver().wakeup();
    }

    private void run() {
        Driver made;
        try {
            made = make();
        } catch (IOException | RuntimeException | Error e) {
            tasks.close();
            started.completeExceptionally(e);
            return;
        }
        driver = made;
        started.complete(made);
        serve(made);
    }

    private Driver make() throws IOException {
        Registry<Watched> watched = served.watched();
        return options.engine() == Engine.EPOLL
                ? new EpollDriver(served, watched, options.buffer())
                : new RingDriver(served, watched, chunks, options);
    }

    private void serve(Driver driver) {
        try {
            while (!tasks.isClosed()) {
                long wait = turn();
                tasks.sleeping(wait != 0);
                driver.poll(tasks.isEmpty() ? wait : 0);
                tasks.sleeping(false);
                served.settle();
            }
        } catch (IOException | RuntimeException | Error e) {
            Failures.log("the loop " + options.name() + " ends, because it failed", e);
        } finally {
            tasks.close();
            while (!tasks.drained()) {
                tasks.runAll(); // somebody may wait for one
            }
            end(driver);
        }
    }

    /// What is due, other than the kernel's news.
    ///
    /// @return how long to wait for those
    private long turn() {
        tasks.runAll();
        long now = System.nanoTime();
        for (LoopTimer due = timers.due(now); due != null; due = timers.due(now)) {
            Failures.guard(due.task);
        }
        served.settle();
        return served.hasMore() ? 0 : timers.left(System.nanoTime());
    }

    private void end(Driver driver) {
        try {
            served.end(new AsynchronousCloseException());
            awaitEnds(driver);
        } catch (IOException | RuntimeException | Error e) {
            Failures.log("the loop " + options.name() + " could not end in order", e);
        } finally {
            driver.close();
            served.abandon(Intake::close);
        }
    }

    /// Waits until the kernel has ended everything. No operation of a loop is known that goes on
    /// after its cancellation; were there one, it must not hold the thread for ever. The ring keeps
    /// its memory then.
    private void awaitEnds(Driver driver) throws IOException {
        int remaining = served.remaining();
        long end = System.nanoTime() + PATIENCE;
        while (remaining > 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                Failures.log(
                        "the loop "
                                + options.name()
                                + " ends without the kernel's word on "
                                + remaining
                                + " of its sockets");
                return;
            }
            driver.poll(left);
            served.settle();
            int now = served.remaining();
            if (now != remaining) {
                end = System.nanoTime() + PATIENCE;
            }
            remaining = now;
        }
    }
}
