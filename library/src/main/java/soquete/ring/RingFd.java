package soquete.ring;

import java.nio.channels.ClosedChannelException;
import soquete.sys.Calls;
import soquete.sys.Scratch;

/// The descriptor of a ring, counted: its number goes back to the kernel when the ring is closed
/// and no message to it is under way in another.
final class RingFd {
    private final int number;
    private int users = 1;
    private boolean closed;

    RingFd(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    synchronized void enter() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
        users++;
    }

    synchronized void leave() {
        users--;
        if (users == 0) {
            Scratch s = Scratch.take();
            try {
                Calls.close(s, number);
            } finally {
                s.give();
            }
        }
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        leave();
    }
}
