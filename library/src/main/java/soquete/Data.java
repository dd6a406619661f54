package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
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

    static void advance(ByteBuffer buffer, long count) {
        buffer.position(buffer.position() + (int) count);
    }

    static long transferred(IOException failure) {
        return failure instanceof Partial partial ? partial.transferred() : 0;
    }
}
