package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import soquete.error.Partial;

/// The forms in which callers hand data over, as memory segments. Bounds are checked here, once.
final class Data {
    private Data() {}

    /// A receive into a segment.
    interface Receive {
        long into(MemorySegment segment) throws IOException;
    }

    static MemorySegment part(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return MemorySegment.ofArray(array).asSlice(offset, length);
    }

    static MemorySegment writable(MemorySegment segment) {
        if (segment.isReadOnly()) {
            throw new IllegalArgumentException("cannot receive into a read-only segment");
        }
        return segment;
    }

    /// Receives into a buffer and moves its position by what came, also when that is only a part.
    static int receive(ByteBuffer into, Receive receive) throws IOException {
        if (into.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        try {
            long size = receive.into(MemorySegment.ofBuffer(into));
            advance(into, Math.min(size, into.remaining()));
            return (int) size;
        } catch (IOException e) {
            advance(into, transferred(e));
            throw e;
        }
    }

    static List<MemorySegment> segments(ByteBuffer[] buffers) {
        List<MemorySegment> segments = new ArrayList<>(buffers.length);
        for (ByteBuffer buffer : buffers) {
            segments.add(MemorySegment.ofBuffer(buffer));
        }
        return segments;
    }

    static void advance(ByteBuffer[] buffers, long count) {
        long left = count;
        for (ByteBuffer buffer : buffers) {
            long here = Math.min(left, buffer.remaining());
            advance(buffer, here);
            left -= here;
        }
    }

    static void advance(ByteBuffer buffer, long count) {
        buffer.position(buffer.position() + (int) count);
    }

    static long transferred(IOException failure) {
        return failure instanceof Partial partial ? partial.transferred() : 0;
    }
}
