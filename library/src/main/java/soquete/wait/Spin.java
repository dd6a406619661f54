package soquete.wait;

/// Whether it pays to look again and again for a few microseconds before a thread sleeps.
///
/// To sleep and to be woken costs a switch at either side, and some machines are slow at it. A peer
/// that answers within that time is met by looking; where none does, looking is a loss. So the
/// outcomes are counted: looking goes on as long as it meets something in at least eight of nine
/// waits, and is otherwise tried ever more rarely, down to once in 1024. The counts are not exact
/// where several threads wait; that does no harm.
final class Spin {
    /// How long to look, in nanoseconds.
    static final long TIME = 25_000;

    private static final int MOST = 32;
    private static final int LOSS = 8;
    private static final int SHORTEST_REST = 16;
    private static final int LONGEST_REST = 1024;

    private int credit;
    private int rest = SHORTEST_REST;
    private int rested;

    /// Whether to look before this sleep.
    boolean pays() {
        if (credit > 0) {
            return true;
        }
        if (++rested < rest) {
            return false;
        }
        rested = 0;
        return true;
    }

    /// What became of it.
    void ended(boolean met) {
        if (credit > 0) {
            credit = met ? Math.min(credit + 1, MOST) : credit - LOSS;
        } else if (met) {
            credit = LOSS;
            rest = Math.max(rest / 2, SHORTEST_REST);
        } else {
            rest = Math.min(rest * 2, LONGEST_REST);
        }
    }
}
