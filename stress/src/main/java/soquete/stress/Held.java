package soquete.stress;

import java.io.IOException;
import java.time.Duration;
import soquete.Socket;

/// A port, and what the program did to it.
final class Held {
    final String name;
    final Port port;

    /// When close began and when it returned, by [System#nanoTime]; 0 before.
    volatile long closeBegan;
    volatile long closeEnded;

    /// Whether the timeout was ever zero.
    volatile boolean everZero;

    private volatile int version;
    private volatile Duration timeout = Socket.FOREVER;

    Held(String name, Port port) {
        this.name = name;
        this.port = port;
    }

    Held duplicate(String as) throws IOException {
        return new Held(as, port.duplicate());
    }

    boolean closed() {
        return closeBegan != 0;
    }

    synchronized void close(boolean abort) {
        if (closeBegan == 0) {
            closeBegan = System.nanoTime();
            if (abort) {
                port.abort();
            } else {
                port.close();
            }
            closeEnded = System.nanoTime();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock; read without it
    synchronized void timeout(Duration to) {
        version++;
        everZero |= to.isZero();
        port.timeout(to);
        timeout = to;
        version++;
    }

    /// The timeout that operations have now, and a stamp that is another one once it has changed.
    Stamped timeout() {
        int before = version;
        return new Stamped(timeout, before);
    }

    boolean unchanged(Stamped since) {
        return (since.version & 1) == 0 && since.version == version;
    }

    record Stamped(Duration timeout, int version) {}

    @Override
    public String toString() {
        return name + (closed() ? " (closed)" : "") + " " + port;
    }
}
