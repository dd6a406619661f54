package soquete.option;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

/// What the kernel answered of a struct that grows from version to version: which fields it has,
/// and the bytes as they came.
abstract sealed class GrowingInfo permits MptcpInfo, TcpInfo {
    private final Struct layout;
    private final byte[] bytes;
    final ByteBuffer struct;

    GrowingInfo(Struct layout, byte[] bytes) {
        this.layout = layout;
        this.bytes = bytes;
        this.struct = layout.wrap(bytes);
    }

    /// Whether the kernel answered a field.
    ///
    /// @param member the C name, with its prefix
    /// @return false if it is beyond what the kernel answered, or unknown here
    public boolean has(String member) {
        return fields().containsKey(member);
    }

    /// Every field that the kernel answered, by its C name, in the order of the struct.
    ///
    /// @return a new map
    public Map<String, Long> fields() {
        return layout.values(struct);
    }

    /// What the kernel answered, with whatever a newer one has more.
    ///
    /// @return a copy of the bytes
    public byte[] bytes() {
        return bytes.clone();
    }

    OptionalLong get(Struct.Field field) {
        return field.find(struct);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrowingInfo that
                && layout.equals(that.layout)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
