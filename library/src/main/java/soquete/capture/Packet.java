package soquete.capture;

import java.time.Instant;
import java.util.Arrays;

/// A packet that was captured: when, how long it was, and the bytes of it that were kept.
///
/// @param time           when it passed
/// @param originalLength its length in bytes as it passed, at least that of `bytes`
/// @param bytes          its beginning, often all of it; copied in and out
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record Packet(Instant time, int originalLength, byte[] bytes) {
    /// Copies the bytes.
    ///
    /// @throws IllegalArgumentException if there are more than `originalLength`
    public Packet {
        if (bytes.length > originalLength) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes of a packet of " + originalLength + " were kept");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Whether only its beginning was kept.
    ///
    /// @return true if bytes are missing at its end
    public boolean truncated() {
        return bytes.length < originalLength;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Packet that
                && time.equals(that.time)
                && originalLength == that.originalLength
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * time.hashCode() + Arrays.hashCode(bytes);
    }

    /// `Packet[2026-01-02T03:04:05.000000006Z, 60 of 1514 bytes]`
    @Override
    public String toString() {
        String kept = truncated() ? bytes.length + " of " : "";
        return "Packet[" + time + ", " + kept + originalLength + " bytes]";
    }
}
