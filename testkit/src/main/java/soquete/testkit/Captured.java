package soquete.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A child's output stream, read by a thread of its own to the end.
final class Captured {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final InputStream source;
    private boolean ended;

    Captured(InputStream source) {
        this.source = source;
        Thread.ofVirtual().name("captured output").start(this::read);
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try {
            for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                add(buffer, n);
            }
        } catch (IOException closed) {
            // The process was destroyed: what came is what there is.
        } finally {
            end();
        }
    }

    private void add(byte[] buffer, int length) {
        lock.lock();
        try {
            bytes.write(buffer, 0, length);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    byte[] soFar() {
        lock.lock();
        try {
            return bytes.toByteArray();
        } finally {
            lock.unlock();
        }
    }

    /// Everything, once the stream has ended. A grandchild may hold it open: then what came.
    byte[] all(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (!ended && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return bytes.toByteArray();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until these bytes are among the output.
    boolean await(byte[] wanted, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (!contains(bytes.toByteArray(), wanted)) {
                long nanos = deadline - System.nanoTime();
                if (ended || nanos <= 0 || !changed.await(nanos, TimeUnit.NANOSECONDS)) {
                    return contains(bytes.toByteArray(), wanted);
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    static boolean contains(byte[] data, byte[] wanted) {
        for (int at = 0; at + wanted.length <= data.length; at++) {
            int i = 0;
            while (i < wanted.length && data[at + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
