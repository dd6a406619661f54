package soquete.stress;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import soquete.error.WouldBlockException;

/// A thread of a program: it does its operations on one port, one after the other, and judges how
/// each of them ended.
abstract class Actor implements Runnable {
    final String name;
    final Held held;
    final Round round;
    private final boolean virtual;
    private final Object interrupts = new Object();

    private volatile String doing = "not started";
    private volatile long since;
    private volatile boolean finished;
    private volatile @Nullable Throwable failure;
    private @Nullable Thread thread;

    /// Guarded by `interrupts`: an interrupt that no call has told of yet, and when it came.
    private boolean interrupted;
    private long interruptedAt;

    Actor(String name, Held held, Round round, boolean virtual) {
        this.name = name;
        this.held = held;
        this.round = round;
        this.virtual = virtual;
    }

    /// All operations, to the end.
    abstract void act() throws Exception;

    void start() {
        Thread started =
                virtual
                        ? Thread.ofVirtual().name(name).unstarted(this)
                        : Thread.ofPlatform().daemon().name(name).unstarted(this);
        thread = started;
        started.start();
    }

    @Override
    public final void run() {
        try {
            act();
        } catch (Throwable t) {
            failure = t;
        } finally {
            synchronized (interrupts) {
                finished = true;
            }
        }
    }

    final boolean finished() {
        return finished;
    }

    final @Nullable Throwable failure() {
        return failure;
    }

    final @Nullable Thread thread() {
        return thread;
    }

    final void interrupt() {
        Thread to = thread;
        synchronized (interrupts) {
            if (!finished && to != null) {
                round.tally.interrupts.incrementAndGet();
                if (!interrupted) {
                    interrupted = true;
                    interruptedAt = System.nanoTime();
                }
                to.interrupt();
            }
        }
    }

    /// Does one operation, and judges its end.
    final <T> T perform(String what, Supplier<T> operation, Ending<T> ending) {
        return perform(held, what, operation, ending);
    }

    final <T> T perform(Held on, String what, Supplier<T> operation, Ending<T> ending) {
        Held.Stamped bound = on.timeout();
        long began = System.nanoTime();
        since = began;
        doing = what + " on " + on.name;
        boolean afterClose = on.closeEnded != 0;
        T outcome = operation.get();
        long ended = System.nanoTime();
        doing = "after " + what;
        round.tally.operations.incrementAndGet();
        IOException e = ending.failure(outcome);
        judgeInterrupt(what, began, ended, e);
        if (e == null) {
            if (afterClose) {
                throw new Broken(what + " on a closed socket succeeded");
            }
        } else {
            judgeFailure(on, what, e, bound, began, ended);
        }
        if (on.closeBegan != 0 && !afterClose) {
            long took = ended - Math.max(began, on.closeBegan);
            if (e instanceof AsynchronousCloseException) {
                round.tally.closing.add(took);
            }
            requireSoon(took, "close until the end of " + what);
        }
        return outcome;
    }

    private void judgeInterrupt(String what, long began, long ended, @Nullable IOException e) {
        boolean told =
                e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
        synchronized (interrupts) {
            if (told && !interrupted) {
                throw new Broken(what + " was interrupted by nobody", e);
            }
            if (interrupted) {
                if (!Thread.currentThread().isInterrupted()) {
                    throw new Broken(what + " cleared the interrupt status", e);
                }
                long took = ended - Math.max(began, interruptedAt);
                if (told) {
                    round.tally.interrupting.add(took);
                    interrupted = false;
                    boolean was = Thread.interrupted();
                    if (!was) {
                        throw new AssertionError("not interrupted");
                    }
                }
                requireSoon(took, "interrupt until the end of " + what);
            }
        }
    }

    private void judgeFailure(
            Held on, String what, IOException e, Held.Stamped bound, long began, long ended) {
        if (e instanceof ClosedChannelException) {
            if (!on.closed()) {
                throw new Broken(what + " says closed on an open socket", e);
            }
            return;
        }
        if (on.closeEnded != 0 && began > on.closeEnded) {
            throw new Broken(what + " on a closed socket failed otherwise", e);
        }
        if (e instanceof SocketTimeoutException) {
            round.tally.deadlines.incrementAndGet();
            if (on.unchanged(bound)) {
                long late = ended - began - bound.timeout().toNanos();
                if (late < 0) {
                    throw new Broken(what + " ended " + -late + " ns before its deadline", e);
                }
                round.tally.lateness.add(late);
                requireSoon(late, "deadline until the end of " + what);
            }
        } else if (e instanceof WouldBlockException) {
            if (!on.everZero) {
                throw new Broken(what + " would block, and its timeout was never zero", e);
            }
        } else if (!(e instanceof InterruptedIOException) && !round.allows(this, on, e)) {
            throw new Broken(what + " failed", e);
        }
    }

    private void requireSoon(long took, String what) {
        if (took > round.tally.patience) {
            throw new Broken(what + " took " + took / 1_000_000 + " ms");
        }
    }

    /// Where an outcome says how it failed.
    interface Ending<T> {
        @Nullable IOException failure(T outcome);
    }

    static Ending<Outcome> outcome() {
        return outcome -> outcome.failure;
    }

    final String state() {
        Thread its = thread;
        StringBuilder text = new StringBuilder();
        text.append(name).append(virtual ? " (virtual) " : " (platform) ");
        if (finished) {
            Throwable broken = failure;
            return text + "has finished" + (broken == null ? "" : ": " + broken);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        text.append(doing).append(" for ").append(millis).append(" ms");
        if (its != null) {
            text.append(", ").append(its.getState());
            for (StackTraceElement frame : its.getStackTrace()) {
                text.append("\n        at ").append(frame);
            }
        }
        return text.toString();
    }
}
