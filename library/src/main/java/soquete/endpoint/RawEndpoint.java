package soquete.endpoint;

import java.util.Arrays;
import java.util.HexFormat;

/// An address of a family that has no record of its own: the bytes behind `sa_family`.
///
/// @param family the family
/// @param data   what follows the 16 bits of `sa_family`, at most 126 bytes; copied in and out
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record RawEndpoint(Family family, byte[] data) implements Endpoint {
    /// The most bytes that fit behind `sa_family` in a `struct sockaddr_storage`.
    public static final int MAX_DATA = 126;

    /// Copies the bytes.
    ///
    /// @throws IllegalArgumentException if there are more than [#MAX_DATA]
    public RawEndpoint {
        if (data.length > MAX_DATA) {
            throw new IllegalArgumentException(
                    "an address of " + data.length + " bytes is longer than " + MAX_DATA);
        }
        data = data.clone();
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawEndpoint that
                && family.equals(that.family)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * family.hashCode() + Arrays.hashCode(data);
    }

    /// `AF_MCTP:0000…`, the bytes in hexadecimal.
    @Override
    public String toString() {
        return family + ":" + HexFormat.of().formatHex(data);
    }
}
