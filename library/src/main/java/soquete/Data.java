package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.List;
import soquete.error.Partial;

/// What the forms in which callers hand data over need before and after a call.
final class Data {
    private Data() {}

    static void checkWritable(MemorySegment segment) {
        if (segment.isReadOnly()) {
            throw new IllegalArgumentException("cannot receive into a read-only segment");
        }
    }

    static void checkWritable(ByteBuffer buffer) {
        if (buffer.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
    }

    /// A part of a `byte[]`, [ByteBuffer] or [MemorySegment] as a segment; in a buffer it begins
    /// after the position.
    static MemorySegment part(Object data, long at, long size) {
        if (data instanceof MemorySegment segment) {
            return segment.asSlice(at, size);
        }
        if (data instanceof byte[] array) {
            return MemorySegment.ofArray(array).asSlice(at, size);
        }
        return MemorySegment.ofBuffer((ByteBuffer) data).asSlice(at, size);
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
