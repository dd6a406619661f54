package soquete.ring;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What a connection has been given to send and the kernel has not taken yet, in order.
final class Outbox {
    private final Chunks chunks;
    private @Nullable Chunk first;
    private @Nullable Chunk last;
    private long waiting;

    Outbox(Chunks chunks) {
        this.chunks = chunks;
    }

    long waiting() {
        return waiting;
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /// The chunk to send from next, or null if nothing waits.
    @Nullable Chunk first() {
        return first;
    }

    void add(ByteBuffer data) {
        waiting += data.remaining();
        while (data.hasRemaining()) {
            roomy().put(data);
        }
    }

    void add(byte[] data, int offset, int length) {
        waiting += length;
        int from = offset;
        int left = length;
        while (left > 0) {
            Chunk chunk = roomy();
            int count = Math.min(left, chunk.room());
            chunk.put(data, from, count);
            from += count;
            left -= count;
        }
    }

    private Chunk roomy() {
        Chunk chunk = last;
        if (chunk == null || chunk.room() == 0) {
            Chunk fresh = chunks.take();
            if (chunk == null) {
                first = fresh;
            } else {
                chunk.next = fresh;
            }
            last = fresh;
            return fresh;
        }
        return chunk;
    }

    /// The kernel took so many bytes of the first chunk.
    void sent(int count) {
        Chunk chunk = first;
        if (chunk == null) {
            throw new IllegalStateException("nothing waits to be sent");
        }
        waiting -= count;
        chunk.start += count;
        if (chunk.start == chunk.end) {
            first = chunk.next;
            if (first == null) {
                last = null;
            }
            chunks.give(chunk);
        }
    }

    /// Throws away what waits.
    void clear() {
        Chunk chunk = first;
        while (chunk != null) {
            Chunk next = chunk.next;
            chunks.give(chunk);
            chunk = next;
        }
        first = null;
        last = null;
        waiting = 0;
    }
}
