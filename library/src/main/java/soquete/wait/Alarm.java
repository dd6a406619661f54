package soquete.wait;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Wakes the virtual thread that is parked in one direction when its deadline comes.
///
/// A timer that is made for every wait and cancelled at its end costs more than the wait itself.
/// Most waits end long before their deadline, and the next one on the same socket has a later one.
/// So the timer stays when the wait ends. It may then wake a later wait before its deadline, which
/// sets it again for the rest.
///
/// One thread serves all timers.
final class Alarm implements Runnable {
    private final Waiters waiters;
    private volatile boolean set;

    /// Of the thread that has the direction's field, and no other.
    private long at;

    private @Nullable ScheduledFuture<?> timer;

    Alarm(Waiters waiters) {
        this.waiters = waiters;
    }

    /// Has the thread in the field of the direction, which is the caller, woken no later than the
    /// deadline. It is in the field already: either it sees that the alarm has gone off, or the
    /// alarm sees it.
    ///
    /// Setting a timer takes a lock, for which the thread may park, and a wake-up that was meant
    /// for its wait may end that instead. So after true it looks again before it parks.
    ///
    /// @return whether a timer was set; false where an earlier one will do
    boolean set(long deadline, long left) {
        if (set && at - deadline <= 0) {
            return false;
        }
        cancel();
        at = deadline;
        set = true;
        timer = Timers.POOL.schedule(this, left, TimeUnit.NANOSECONDS);
        return true;
    }

    /// Ends the use of this alarm, or of its present timer.
    void cancel() {
        ScheduledFuture<?> old = timer;
        if (old != null) {
            old.cancel(false);
        }
    }

    @Override
    public void run() {
        set = false;
        waiters.alarm();
    }

    /// How many alarms are set in the process.
    static int count() {
        return Timers.POOL.getQueue().size();
    }

    /// Made by the first virtual thread that waits with a deadline.
    static final class Timers {
        static final ScheduledThreadPoolExecutor POOL =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("soquete-deadlines").factory());

        static {
            POOL.setRemoveOnCancelPolicy(true);
        }
    }
}
