package soquete.netdevice;

import java.util.Arrays;
import java.util.HexFormat;

/// An address of the link layer: 6 bytes for Ethernet, others for other hardware, none for some.
///
/// @param bytes at most 32; copied in and out
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record HardwareAddress(byte[] bytes) {
    private static final int MOST = 32;
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    /// Copies the bytes.
    ///
    /// @throws IllegalArgumentException if there are more than 32, which is `MAX_ADDR_LEN`
    public HardwareAddress {
        if (bytes.length > MOST) {
            throw new IllegalArgumentException(
                    "a hardware address of " + bytes.length + " bytes is longer than " + MOST);
        }
        bytes = bytes.clone();
    }

    /// Reads an address such as `02:00:00:00:00:01`.
    ///
    /// @param text bytes of two hexadecimal digits, with colons between
    /// @return the address
    /// @throws IllegalArgumentException if it is something else
    public static HardwareAddress parse(String text) {
        try {
            return new HardwareAddress(COLONS.parseHex(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a hardware address such as 02:00:00:00:00:01", e);
        }
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HardwareAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// `02:00:00:00:00:01`
    @Override
    public String toString() {
        return COLONS.formatHex(bytes);
    }
}
