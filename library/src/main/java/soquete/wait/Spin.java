package soquete.wait;

/// Whether it pays to look again and again for a few microseconds before a thread sleeps.
///
/// To sleep and to be woken costs two switches, several microseconds of each side. A peer that
/// answers within that time is met by looking; a peer that does not makes looking a loss. So the
/// outcomes are counted: looking goes on as long as at least four of five times it met something,
/// and otherwise is tried again at every 64th sleep. The counts are not exact where several threads
/// wait; that does no harm.
final class Spin {
    /// How long to look, in nanoseconds.
    static final long TIME = Long.getLong("w.spin", 20_000);

    private static final int MOST = 16;
    private static final int LOSS = 4;
    private static final int REST = 64;

    private int credit;
    private int rested;

    /// Whether to look before this sleep.
    boolean pays() {
        if (TIME == 0) return false;
        if (credit > 0) {
            return true;
        }
        if (++rested < REST) {
            return false;
        }
        rested = 0;
        return true;
    }

    /// What became of it.
    void ended(boolean met) {
        credit = met ? Math.min(MOST, credit + (credit == 0 ? LOSS : 1)) : Math.max(0, credit - LOSS);
    }
}
