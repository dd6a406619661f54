package soquete.server;

/// A token bucket that holds the tokens of one second.
///
/// It keeps one number: when the bucket, filling on, would be full again but for the tokens taken
/// (the theoretical arrival time of GCRA).
final class AcceptRate {
    /// The most tokens in a second.
    static final int MOST = 1_000_000;

    private static final long SECOND = 1_000_000_000;

    private final long interval;
    private long full;

    /// @param perSecond 0 for no limit
    AcceptRate(int perSecond) {
        this.interval = perSecond == 0 ? 0 : SECOND / perSecond;
        this.full = System.nanoTime();
    }

    /// Takes a token, which may be used after so many nanoseconds.
    long take(long now) {
        return interval == 0 ? 0 : takeAt(now);
    }

    private synchronized long takeAt(long now) {
        if (full - now < 0) {
            full = now;
        }
        full += interval;
        return Math.max(0, full - SECOND - now);
    }

    /// Puts a token back that was not used.
    void giveBack() {
        if (interval != 0) {
            putBack();
        }
    }

    private synchronized void putBack() {
        full -= interval;
    }
}
