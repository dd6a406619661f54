package soquete.cli.seed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The conversations under way on a server that has many.
final class Conversations {
    private final Set<Plug> underWay = new HashSet<>();
    private long ended;
    private boolean cutting;

    synchronized void begin(Plug plug) {
        underWay.add(plug);
    }

    synchronized void end(Plug plug) {
        underWay.remove(plug);
        ended++;
        notifyAll();
    }

    /// Waits until one ends, for a time at most.
    synchronized void awaitOne(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        long before = ended;
        long left = nanos;
        while (ended == before && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    /// Waits until all have ended.
    ///
    /// @param nanos how long at most
    /// @return whether none is under way
    synchronized boolean awaitAll(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!underWay.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /// Ends those under way, without regard.
    ///
    /// @return how many there were
    int cut() {
        List<Plug> rest;
        synchronized (this) {
            cutting = true;
            rest = new ArrayList<>(underWay);
        }
        for (Plug plug : rest) {
            plug.close();
        }
        return rest.size();
    }

    /// Whether conversations fail because [#cut] ends them.
    synchronized boolean isCutting() {
        return cutting;
    }
}
