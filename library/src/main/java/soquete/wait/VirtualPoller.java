package soquete.wait;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.Constants;

/// A poller that is a virtual thread, next to those that it wakes.
///
/// While there is work it looks without waiting, unparks everybody whom the events concern, and
/// yields, so that its turn comes again after theirs. That costs no switch between threads of the
/// kernel, and the more there is to do the more events a look finds. When there is nothing to do it
/// parks, after it has put its epoll into that of the [PollerThread], one-shot, which unparks it.
final class VirtualPoller extends Poller implements Registered {
    private static final AtomicReferenceArray<@Nullable VirtualPoller> SHARED =
            new AtomicReferenceArray<>(count());

    private final PollerThread above;
    private final Registration place;
    private final Thread thread;
    private final Spin spin = new Spin();
    private volatile boolean idle;

    @SuppressWarnings("this-escape") // an idle poller has nothing to tell
    private VirtualPoller(int epoll, PollerThread above, String name) throws ErrnoException {
        super(epoll);
        this.above = above;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
        this.place = above.add(epoll, this, 0);
    }

    private static int count() {
        int carriers =
                Integer.getInteger(
                        "jdk.virtualThreadScheduler.parallelism",
                        Runtime.getRuntime().availableProcessors());
        return Integer.highestOneBit(Math.clamp(carriers, 1, 8));
    }

    /// The poller for a descriptor, started by its first use. Where that fails (too many open
    /// files, say) the next use tries again.
    static VirtualPoller of(int fd) throws ErrnoException {
        int index = fd & SHARED.length() - 1;
        VirtualPoller poller = SHARED.get(index);
        return poller == null ? start(index) : poller;
    }

    private static synchronized VirtualPoller start(int index) throws ErrnoException {
        VirtualPoller poller = SHARED.get(index);
        if (poller == null) {
            poller = create(PollerThread.shared(), "soquete-poller-" + index);
            poller.thread.start();
            SHARED.set(index, poller);
        }
        return poller;
    }

    private static VirtualPoller create(PollerThread above, String name) throws ErrnoException {
        int epoll = create();
        try {
            return new VirtualPoller(epoll, above, name);
        } catch (ErrnoException e) {
            close(epoll);
            throw e;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the order of runnable threads is the point
    private void run() {
        while (true) {
            if (look() || (spin.pays() && lookForAWhile())) {
                Thread.yield();
            } else {
                sleep();
            }
        }
    }

    private boolean lookForAWhile() {
        long start = System.nanoTime();
        boolean met;
        do {
            met = look();
        } while (!met && System.nanoTime() - start < Spin.TIME);
        spin.ended(met);
        return met;
    }

    /// The epoll above looks at this one when it is armed, so an event that came since the last
    /// look is told at once.
    private void sleep() {
        idle = true;
        above.change(epoll(), place, Constants.EPOLLIN | Constants.EPOLLONESHOT);
        while (idle) {
            LockSupport.park(this);
            Thread.interrupted();
        }
    }

    @Override
    public void ready(boolean read, boolean write) {
        idle = false;
        LockSupport.unpark(thread);
    }
}
