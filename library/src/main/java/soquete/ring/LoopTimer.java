package soquete.ring;

/// Something that an [EventLoop] is to do at a point in time.
public final class LoopTimer {
    private final Timers timers;
    final Runnable task;

    /// The point on the clock of `System.nanoTime`.
    final long at;

    /// The place in the heap, or -1 when it is in none.
    int place = -1;

    LoopTimer(Timers timers, Runnable task, long at) {
        this.timers = timers;
        this.task = task;
        this.at = at;
    }

    /// Takes it back. It leaves nothing behind.
    ///
    /// @return true if it will not run; false if it did, or was cancelled before
    /// @throws IllegalStateException if the calling thread is not that of the loop
    public boolean cancel() {
        return timers.remove(this);
    }

    /// Whether it is yet to run.
    ///
    /// @return false when it ran or was cancelled
    public boolean isPending() {
        return place >= 0;
    }
}
