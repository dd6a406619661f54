package soquete.ring;

import org.jspecify.annotations.Nullable;

/// Chunks that are not in use, kept for the next connection that needs one. Of one thread.
final class Chunks {
    private static final int KEPT = 1024;

    private @Nullable Chunk first;
    private int count;

    Chunk take() {
        Chunk chunk = first;
        if (chunk == null) {
            return new Chunk();
        }
        first = chunk.next;
        count--;
        chunk.next = null;
        chunk.start = 0;
        chunk.end = 0;
        return chunk;
    }

    void give(Chunk chunk) {
        if (count < KEPT) {
            count++;
            chunk.next = first;
            first = chunk;
        }
    }
}
