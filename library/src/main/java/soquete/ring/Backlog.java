package soquete.ring;

import java.util.Arrays;

/// Completions that had to be read before anybody asked for them, in their order. Empty but for the
/// rare case that the kernel takes no submission before its queue of completions is read.
final class Backlog {
    private static final int FIRST = 64;

    /// Pairs: user data, and the outcome.
    private long[] entries = new long[0];

    private int start;
    private int end;

    boolean isEmpty() {
        return start == end;
    }

    int size() {
        return (end - start) / 2;
    }

    void add(long userData, long outcome) {
        if (end == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(FIRST, 2 * entries.length));
        }
        entries[end++] = userData;
        entries[end++] = outcome;
    }

    /// The user data of the first.
    long userData() {
        return entries[start];
    }

    /// Takes the first away.
    ///
    /// @return its outcome: the result, and above it the flags
    long remove() {
        long outcome = entries[start + 1];
        start += 2;
        if (start == end) {
            start = 0;
            end = 0;
        }
        return outcome;
    }
}
