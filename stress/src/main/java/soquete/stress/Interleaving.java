package soquete.stress;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether bytes are several sequences of pieces, put together: the pieces whole, and those of each
/// sequence in order.
final class Interleaving {
    private final List<List<byte[]>> sequences;
    private final byte[] whole;
    private final boolean complete;
    private final Set<List<Integer>> dead = new HashSet<>();
    private int furthest;

    private Interleaving(List<List<byte[]>> sequences, byte[] whole, boolean complete) {
        this.sequences = sequences;
        this.whole = whole;
        this.complete = complete;
    }

    /// Explains `whole` by the sequences; it may end within a piece and before the others where it
    /// need not be complete.
    ///
    /// @throws Broken if it cannot be explained
    static void require(String what, List<List<byte[]>> sequences, byte[] whole, boolean complete) {
        Interleaving search = new Interleaving(sequences, whole, complete);
        if (!search.explain()) {
            throw new Broken(what + search.complaint());
        }
    }

    private boolean explain() {
        int[] next = new int[sequences.size()];
        // The choices made, to go back: which sequence gave the piece.
        int[] chosen = new int[total() + 1];
        int depth = 0;
        int at = 0;
        int from = 0;
        while (true) {
            if (finished(next, at)) {
                return true;
            }
            int pick = -1;
            if (!dead.contains(key(next))) {
                for (int i = from; i < next.length; i++) {
                    if (fits(i, next[i], at)) {
                        pick = i;
                        break;
                    }
                }
            }
            if (pick >= 0) {
                chosen[depth++] = pick;
                at += sequences.get(pick).get(next[pick]++).length;
                furthest = Math.max(furthest, Math.min(at, whole.length));
                from = 0;
                continue;
            }
            dead.add(key(next));
            if (depth == 0) {
                return false;
            }
            int back = chosen[--depth];
            at -= sequences.get(back).get(--next[back]).length;
            from = back + 1;
        }
    }

    private int total() {
        int total = 0;
        for (List<byte[]> sequence : sequences) {
            total += sequence.size();
        }
        return total;
    }

    private boolean finished(int[] next, int at) {
        if (at < whole.length) {
            return false;
        }
        if (!complete) {
            return true;
        }
        for (int i = 0; i < next.length; i++) {
            for (int j = next[i]; j < sequences.get(i).size(); j++) {
                if (sequences.get(i).get(j).length > 0) {
                    return false;
                }
            }
        }
        return at == whole.length;
    }

    private boolean fits(int sequence, int piece, int at) {
        if (piece >= sequences.get(sequence).size()) {
            return false;
        }
        byte[] bytes = sequences.get(sequence).get(piece);
        int length = complete ? bytes.length : Math.min(bytes.length, whole.length - at);
        return at + length <= whole.length
                && Arrays.equals(bytes, 0, length, whole, at, at + length);
    }

    private static List<Integer> key(int[] next) {
        return Arrays.stream(next).boxed().toList();
    }

    private String complaint() {
        int pieces = 0;
        int bytes = 0;
        for (List<byte[]> sequence : sequences) {
            for (byte[] piece : sequence) {
                pieces++;
                bytes += piece.length;
            }
        }
        return ": "
                + whole.length
                + " bytes are not the "
                + bytes
                + " bytes of "
                + pieces
                + " pieces in "
                + sequences.size()
                + " sequences; explained are "
                + furthest;
    }
}
