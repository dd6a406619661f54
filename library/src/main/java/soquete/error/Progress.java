package soquete.error;

import java.io.Serializable;
import java.util.Arrays;

/// How far an operation came.
///
/// @param transferred bytes sent or received
/// @param received    the bytes received, where the caller has them nowhere else; copied out
@SuppressWarnings("ArrayRecordComponent") // copied out
public record Progress(long transferred, byte[] received) implements Serializable {
    /// Not a byte.
    public static final Progress NOTHING = new Progress(0, new byte[0]);

    /// Progress whose bytes the caller has in a buffer, or has sent.
    ///
    /// @param transferred a count of bytes
    /// @return the progress
    public static Progress of(long transferred) {
        return transferred == 0 ? NOTHING : new Progress(transferred, NOTHING.received);
    }

    /// Progress with the bytes received.
    ///
    /// @param array  its first bytes are copied
    /// @param length how many
    /// @return the progress
    public static Progress of(byte[] array, int length) {
        return length == 0 ? NOTHING : new Progress(length, Arrays.copyOf(array, length));
    }

    @Override
    public byte[] received() {
        return received.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Progress that
                && transferred == that.transferred
                && Arrays.equals(received, that.received);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(transferred) + Arrays.hashCode(received);
    }

    @Override
    public String toString() {
        return transferred + " bytes";
    }

    /// A message, with how much went before the failure.
    String after(String message) {
        return transferred == 0 ? message : message + " (after " + transferred + " bytes)";
    }
}
