package soquete.ring;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.sys.Constants;
import soquete.sys.LoopCalls;

/// A listening socket of an [EventLoop]. Its methods may be called by any thread.
public final class LoopListener extends Watched implements AutoCloseable {
    /// Of a listener whose connections are not accepted by the loop.
    static final Supplier<LoopHandler> NO_HANDLERS =
            () -> {
                throw new IllegalStateException("this listener accepts nothing by itself");
            };

    private final EventLoop loop;
    private final Endpoint endpoint;
    private final Supplier<? extends LoopHandler> handlers;

    /// Who accepts; null if the loop does.
    private final @Nullable AcceptHandler accepts;

    /// The state in which its connections begin.
    final int inherited;

    private boolean closed;
    private boolean paused;
    private boolean resting;
    private boolean telling = true;

    LoopListener(
            EventLoop loop,
            int fd,
            Endpoint endpoint,
            Supplier<? extends LoopHandler> handlers,
            @Nullable AcceptHandler accepts,
            int inherited) {
        super(fd);
        this.inherited = inherited;
        this.loop = loop;
        this.endpoint = endpoint;
        this.handlers = handlers;
        this.accepts = accepts;
    }

    /// Where it listens.
    ///
    /// @return with the port that the kernel chose
    public Endpoint endpoint() {
        return endpoint;
    }

    /// Accepts no more until [#resume]: connections wait in the kernel's queue.
    ///
    /// @throws java.util.concurrent.RejectedExecutionException if the loop is closed
    public void pause() {
        if (loop.isOwnThread()) {
            hold();
        } else {
            loop.execute(this::hold);
        }
    }

    private void hold() {
        if (!closed && !paused) {
            paused = true;
            loop.driver().pause(this);
        }
    }

    /// Accepts again.
    ///
    /// @throws java.util.concurrent.RejectedExecutionException if the loop is closed
    public void resume() {
        loop.execute(
                () -> {
                    if (!closed && paused) {
                        paused = false;
                        if (!resting) {
                            loop.driver().resume(this);
                        }
                    }
                });
    }

    /// Accepts no more, and closes the listening socket; what it has accepted goes on. What the
    /// kernel has queued and nobody accepted is reset. Safe to repeat.
    @Override
    public void close() {
        if (loop.isOwnThread()) {
            end();
        } else {
            loop.tryExecute(this::end); // a loop that is closed closes it itself
        }
    }

    /// On the thread of the loop.
    void end() {
        if (!closed) {
            closed = true;
            loop.served().release(this);
        }
    }

    Supplier<? extends LoopHandler> handlers() {
        return handlers;
    }

    /// Whether somebody else accepts, who is told of what waits.
    boolean isWatched() {
        return accepts != null;
    }

    /// Connections wait, and somebody else accepts them.
    void waiting() {
        if (accepts != null && isAccepting()) {
            try {
                accepts.onWaiting(this);
            } catch (RuntimeException | Error e) {
                Failures.log("a handler failed; its listener pauses: " + this, e);
                hold();
            }
        }
    }

    /// The descriptor is closed.
    void over() {
        if (accepts != null) {
            try {
                accepts.onClose(this);
            } catch (RuntimeException | Error e) {
                Failures.log("onClose of a handler failed", e);
            }
        }
    }

    /// Notes a rest, and answers whether it is the first of a series.
    boolean beginRest() {
        resting = true;
        boolean first = telling;
        telling = false;
        return first;
    }

    void endRest() {
        resting = false;
        if (!closed && !paused) {
            loop.driver().resume(this);
        }
    }

    /// Whether an errno of accept is not about one connection.
    static boolean isOfTheProcess(int errno) {
        return errno == LoopCalls.EMFILE
                || errno == LoopCalls.ENFILE
                || errno == LoopCalls.ENOBUFS
                || errno == LoopCalls.ENOMEM
                || errno == Constants.EINVAL;
    }

    /// Whether connections are wanted at the moment.
    boolean isAccepting() {
        return !closed && !paused && !resting;
    }

    /// A connection was accepted: the next rest is worth to be told again.
    void worked() {
        telling = true;
    }

    /// `LoopListener[127.0.0.1:80]`
    @Override
    public String toString() {
        return "LoopListener[" + endpoint + "]";
    }
}
