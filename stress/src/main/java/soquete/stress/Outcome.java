package soquete.stress;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What came of one operation: how much was done, and how it ended.
final class Outcome {
    private static final byte[] NO_BYTES = {};

    /// Bytes sent, or messages sent.
    final long count;

    /// Bytes received.
    final byte[] bytes;

    /// The stream has ended.
    final boolean end;

    final @Nullable IOException failure;

    private Outcome(long count, byte[] bytes, boolean end, @Nullable IOException failure) {
        this.count = count;
        this.bytes = bytes;
        this.end = end;
        this.failure = failure;
    }

    static Outcome sent(long count) {
        return new Outcome(count, NO_BYTES, false, null);
    }

    static Outcome sent(long count, IOException failure) {
        return new Outcome(count, NO_BYTES, false, failure);
    }

    static Outcome received(byte[] bytes) {
        return new Outcome(0, bytes, false, null);
    }

    static Outcome received(byte[] bytes, boolean end) {
        return new Outcome(0, bytes, end, null);
    }

    static Outcome received(byte[] bytes, IOException failure) {
        return new Outcome(0, bytes, false, failure);
    }

    static Outcome failed(IOException failure) {
        return new Outcome(0, NO_BYTES, false, failure);
    }

    static Outcome done() {
        return sent(0);
    }
}
