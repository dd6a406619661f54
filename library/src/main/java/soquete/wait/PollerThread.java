package soquete.wait;

import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;

/// The poller on a platform thread, one in the process. It serves platform threads that park, and
/// wakes the [VirtualPoller]s that are idle.
final class PollerThread extends Poller {
    private static volatile @Nullable PollerThread shared;

    private PollerThread(int epoll) {
        super(epoll);
    }

    /// The poller of the process, started by its first use. Where that fails (too many open files,
    /// say) the next use tries again.
    static PollerThread shared() throws ErrnoException {
        PollerThread poller = shared;
        return poller == null ? start() : poller;
    }

    private static synchronized PollerThread start() throws ErrnoException {
        PollerThread poller = shared;
        if (poller == null) {
            poller = new PollerThread(create());
            try {
                Thread.ofPlatform().daemon().name("soquete-poller").start(poller::run);
            } catch (OutOfMemoryError e) {
                close(poller.epoll()); // no thread
                throw e;
            }
            shared = poller;
        }
        return poller;
    }

    private void run() {
        while (true) {
            await();
        }
    }
}
