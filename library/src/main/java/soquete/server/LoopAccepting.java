package soquete.server;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.ring.AcceptHandler;
import soquete.ring.EventLoop;
import soquete.ring.LoopListener;

/// The part of an [Acceptor] that an event loop does: on its thread it accepts what is there, and
/// serves it. The two take turns. What the loop cannot do without waiting (there is no room, a
/// limit, a shortage, the end) is the turn of the acceptor, on its own thread; so there is one way
/// to wait, whatever serves.
final class LoopAccepting implements AcceptHandler {
    private final Acceptor acceptor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean turnOfLoop;
    private boolean over;
    private @Nullable LoopListener watched;

    private LoopAccepting(Acceptor acceptor) {
        this.acceptor = acceptor;
    }

    static LoopAccepting open(Acceptor acceptor, EventLoop loop) throws IOException {
        LoopAccepting made = new LoopAccepting(acceptor);
        Socket duplicate = acceptor.socket().duplicate();
        try {
            made.watched = loop.watch(duplicate, made);
            return made;
        } catch (Throwable t) {
            duplicate.close();
            throw t;
        }
    }

    /// Whether the loop still runs.
    boolean works() {
        lock.lock();
        try {
            return !over;
        } finally {
            lock.unlock();
        }
    }

    /// Gives the turn to the loop, and waits until it is the acceptor's again.
    void serve() throws InterruptedException {
        lock.lock();
        try {
            LoopListener listener = watched;
            if (over || listener == null) {
                return;
            }
            turnOfLoop = true;
            try {
                listener.resume();
            } catch (RejectedExecutionException ended) {
                turnOfLoop = false;
                over = true;
            }
            while (turnOfLoop) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// It is the acceptor's turn from here on.
    void end() {
        lock.lock();
        try {
            turnOfLoop = false;
            over = true;
        } finally {
            lock.unlock();
        }
        LoopListener listener = watched;
        if (listener != null) {
            listener.close();
        }
    }

    /// Accepts one, which is known to be there; the loop calls again as long as others are. An
    /// attempt more, just to see, would meet a shortage where nobody waits.
    @Override
    public void onWaiting(LoopListener listener) {
        lock.lock();
        try {
            if (!turnOfLoop) {
                listener.pause();
            } else if (acceptor.tryStep() == Acceptor.Attempt.HINDERED) {
                listener.pause();
                turnOfLoop = false;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onClose(LoopListener listener) {
        lock.lock();
        try {
            over = true;
            turnOfLoop = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
