package soquete.wait;

import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Pollfd;
import soquete.sys.Scratch;

/// How a platform thread looks for a while before it sleeps in ppoll(2).
///
/// It keeps a processor that another thread may need. So it yields between the looks, and gives up
/// where another thread ran meanwhile. And it is only done where no more descriptors than there are
/// processors have threads that wait again and again: between two waits on this one, the process
/// may have waited on so many others.
final class PlatformSpin {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /// A yield of so many nanoseconds let another thread run.
    private static final long LONG_YIELD = 5_000;

    /// A wait that is over before ppoll(2) could sleep.
    private static final long AT_ONCE = 3_000;

    /// So many of those in a row are not believed.
    private static final int DOUBTFUL = 1000;

    /// How often platform threads have waited. Not exact; that does no harm.
    private static int waits;

    private final Spin spin = new Spin();
    private int last;
    private int overAtOnce;

    /// False, once, where a thousand waits in a row were over at once: poll(2) says that there is
    /// something, and the call that there is not. So it is of AF_ALG before the first message. Who
    /// then parks until something happens is not kept from sleeping.
    boolean believesPoll() {
        if (overAtOnce < DOUBTFUL) {
            return true;
        }
        overAtOnce = 0;
        return false;
    }

    /// Remembers how a wait ended that began so long ago.
    void ended(boolean ready, long nanos) {
        overAtOnce = ready && nanos < AT_ONCE ? overAtOnce + 1 : 0;
    }

    /// Whether the descriptor became ready within a few microseconds; false at once where looking
    /// for that does not pay.
    boolean meets(Descriptor descriptor, Direction direction, long deadline) {
        int now = ++waits;
        boolean alone = now - last <= PROCESSORS;
        last = now;
        return alone && spin.pays() && look(descriptor, direction, deadline);
    }

    @SuppressWarnings("ThreadPriorityCheck") // others that can run come first
    private boolean look(Descriptor descriptor, Direction direction, long deadline) {
        int events = direction == Direction.READ ? Constants.POLLIN : Constants.POLLOUT;
        long time = Math.min(Spin.TIME, Deadline.left(deadline));
        if (time <= 0) {
            return false;
        }
        long start = System.nanoTime();
        long before = start;
        boolean alone = true;
        boolean met = isReady(descriptor.fd(), events);
        while (!met && alone && before - start < time && !descriptor.isClosing()) {
            Thread.yield();
            long after = System.nanoTime();
            alone = after - before < LONG_YIELD;
            before = after;
            met = isReady(descriptor.fd(), events);
        }
        spin.ended(met && alone);
        return met;
    }

    private static boolean isReady(int fd, int events) {
        Scratch s = Scratch.take();
        try {
            Pollfd.encode(s.value(), fd, events);
            return Calls.pollNow(s) > 0 && Pollfd.revents(s.value()) != Constants.POLLERR;
        } finally {
            s.give();
        }
    }
}
