package soquete.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.ReentrantLock;

/// A loop on a virtual thread that can be told to stop where it waits. An interrupt never meets it
/// elsewhere: in a reporter, say.
final class Stoppable {
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean waits;
    private boolean stopping;

    Stoppable(String name, Runnable loop) {
        this.thread = Thread.ofVirtual().name(name).unstarted(loop);
    }

    /// Something that waits.
    interface Wait {
        void await() throws IOException, InterruptedException;
    }

    void start() {
        thread.start();
    }

    void stop() {
        lock.lock();
        try {
            stopping = true;
            if (waits) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits; false when the loop is to stop, and has not got what it waited for.
    boolean await(Wait wait) throws IOException {
        if (!begin()) {
            return false;
        }
        try {
            wait.await();
            return true;
        } catch (InterruptedIOException | InterruptedException stopped) {
            return false;
        } finally {
            end();
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            waits = !stopping;
            return waits;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            waits = false;
            var _ = Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }
}
