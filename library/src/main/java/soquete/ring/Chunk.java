package soquete.ring;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Bytes that wait, in native memory; a link in the chain of a connection.
final class Chunk {
    /// Bytes of one chunk.
    static final int SIZE = 16 * 1024;

    final RingMemory memory = RingMemory.allocate(SIZE);
    final long address = memory.address();
    private final ByteBuffer buffer = memory.segment().asByteBuffer();

    private final ByteBuffer view = buffer.duplicate();

    /// What waits lies from here to [#end].
    int start;

    int end;
    @Nullable Chunk next;

    int waiting() {
        return end - start;
    }

    int room() {
        return SIZE - end;
    }

    /// Takes as many bytes as there is room for.
    void put(ByteBuffer data) {
        int count = Math.min(room(), data.remaining());
        buffer.put(end, data, data.position(), count);
        data.position(data.position() + count);
        end += count;
    }

    /// What waits, as a buffer that is only good until the next call.
    ByteBuffer content() {
        return view.limit(end).position(start);
    }

    void put(byte[] data, int offset, int count) {
        buffer.put(end, data, offset, count);
        end += count;
    }
}
