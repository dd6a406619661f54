package soquete.ring;

import java.nio.channels.ClosedChannelException;

/// Who may use a ring, and whether anybody still may.
final class Ownership {
    private final Thread owner;
    private final long ownerId;
    private volatile boolean closed;

    private Ownership(Thread owner) {
        this.owner = owner;
        this.ownerId = owner.threadId();
    }

    /// The calling thread is the owner.
    static Ownership take() {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            throw new WrongThreadException(
                    "a ring belongs to one platform thread, and a virtual thread changes its"
                            + " carrier: open the ring in a thread of its own"
                            + " (Thread.ofPlatform())");
        }
        return new Ownership(thread);
    }

    /// Refuses what the calling thread, or anybody, must not do.
    void check() throws ClosedChannelException {
        if (!isOwner()) {
            throw wrongThread();
        }
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private boolean isOwner() {
        return Thread.currentThread().threadId() == ownerId; // ids are not used again
    }

    private WrongThreadException wrongThread() {
        return new WrongThreadException(
                "the ring belongs to "
                        + owner
                        + ", which opened it: other threads call wakeup() and let it do the work");
    }

    /// Whether the calling thread is the owner; another is refused while the owner lives.
    boolean mayClose() {
        boolean own = isOwner();
        if (!own && owner.isAlive()) {
            throw wrongThread();
        }
        return own;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }
}
