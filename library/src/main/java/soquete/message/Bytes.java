package soquete.message;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes that do not change: the payload of a control message that has no finer form.
public final class Bytes {
    /// Not a byte.
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// Bytes of an array, which is copied.
    ///
    /// @param content the bytes
    /// @return the same bytes
    public static Bytes of(byte... content) {
        return content.length == 0 ? NONE : new Bytes(content.clone());
    }

    /// How many there are.
    ///
    /// @return 0 or more
    public int length() {
        return content.length;
    }

    /// The bytes in a new array.
    ///
    /// @return a copy
    public byte[] toArray() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /// The bytes in hexadecimal: `0a0b`.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(content);
    }
}
