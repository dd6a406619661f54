package soquete.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import soquete.ring.LoopConnection;
import soquete.ring.LoopTimer;

/// The deadlines of one connection on its loop: one timer, which looks whether a deadline has
/// passed and when the next may. So nothing is scheduled by what comes or goes. Of the thread of
/// the loop.
final class LoopDeadlines implements Runnable {
    private final ServerSettings.Deadlines deadlines;
    private final Connection connection;
    private final LoopConnection at;
    private long lastLook;
    private long sent;
    private @Nullable LoopTimer timer;

    private LoopDeadlines(
            ServerSettings.Deadlines deadlines, Connection connection, LoopConnection at) {
        this.deadlines = deadlines;
        this.connection = connection;
        this.at = at;
        this.lastLook = connection.began();
    }

    /// Begins to watch; null if there is nothing to watch.
    static @Nullable LoopDeadlines begin(
            ServerSettings.Deadlines deadlines, Connection connection, LoopConnection at) {
        if (deadlines.idle() == ServerSettings.NEVER && deadlines.total() == ServerSettings.NEVER) {
            return null;
        }
        LoopDeadlines begun = new LoopDeadlines(deadlines, connection, at);
        begun.run();
        return begun;
    }

    void end() {
        if (timer != null) {
            var _ = timer.cancel();
        }
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        long idle = left(deadlines.idle(), lastActive(now), now);
        long total = left(deadlines.total(), connection.began(), now);
        if (total <= 0) {
            var _ = connection.cut(CutReason.TOTAL);
        } else if (idle <= 0) {
            var _ = connection.cut(CutReason.IDLE);
        } else {
            timer = at.loop().schedule(Duration.ofNanos(Math.min(idle, total)), this);
        }
    }

    private static long left(long deadline, long since, long now) {
        return deadline == ServerSettings.NEVER ? ServerSettings.NEVER : deadline - (now - since);
    }

    /// Since when no byte went either way. What came is noted when it comes; what the kernel took
    /// shows in a counter, without saying when.
    private long lastActive(long now) {
        long taken = at.bytesSent() - at.waiting();
        if (taken != sent) {
            sent = taken;
            if (connection.lastActive() - lastLook <= 0) {
                connection.active();
            }
        }
        lastLook = now;
        return connection.lastActive();
    }
}
