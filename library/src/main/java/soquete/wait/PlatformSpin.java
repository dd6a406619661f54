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

    /// After so many waits in a row that ended with readiness, each further one is looked at first.
    private static final int DOUBTFUL = 1000;

    /// When that many of these looks have found readiness too, poll(2) is not believed.
    private static final int SURE = DOUBTFUL + 20;

    /// How often platform threads have waited. Not exact; that does no harm.
    private static int waits;

    private final Spin spin = new Spin();
    private int last;

    /// Waits in a row that ended with readiness, and no look found anything else.
    private int readyInARow;

    /// False, once, where poll(2) says again and again that there is something, and the call that
    /// there is not. So it is of AF_ALG before the first message. Who then parks until something
    /// happens is not kept from sleeping.
    boolean believesPoll(Descriptor descriptor, Direction direction) {
        if (readyInARow < DOUBTFUL) {
            return true;
        }
        boolean believes = !isReady(descriptor.fd(), events(direction));
        if (believes || readyInARow >= SURE) {
            readyInARow = 0;
            return believes;
        }
        return true;
    }

    /// Remembers how a wait ended.
    void ended(boolean ready) {
        readyInARow = ready ? readyInARow + 1 : 0;
    }

    private static int events(Direction direction) {
        return direction == Direction.READ ? Constants.POLLIN : Constants.POLLOUT;
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
        int events = events(direction);
        long time = Math.min(Spin.TIME, Deadline.left(deadline));
        if (time <= 0) {
            return false;
        }
        long start = System.nanoTime();
        long before = start;
        boolean alone = true;
        boolean met = isReady(descriptor.fd(), events);
        if (!met) {
            readyInARow = 0;
        }
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
