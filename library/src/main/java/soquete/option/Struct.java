package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The layout of a C struct that is the value of an option: its fields by their C names. Every
/// instance is held against the C headers by `GoldenTest`.
final class Struct {
    private final String name;
    private final int size;
    private final boolean grows;
    private final List<Field> fields = new ArrayList<>();

    private Struct(String name, int size, boolean grows) {
        this.name = name;
        this.size = size;
        this.grows = grows;
    }

    /// A struct of one size.
    static Struct of(String name, int size) {
        return new Struct(name, size, false);
    }

    /// A struct that newer kernels know more of: `size` is the least that is useful.
    static Struct growing(String name, int size) {
        return new Struct(name, size, true);
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    /// Whether the size says nothing about C's.
    boolean grows() {
        return grows;
    }

    List<Field> fields() {
        return fields;
    }

    /// A field of 1, 2, 4 or 8 bytes, or the first byte of an array.
    Field field(String member, int offset, int bytes) {
        Field field = new Field(member, offset, bytes);
        fields.add(field);
        return field;
    }

    /// A struct full of zeroes.
    ByteBuffer blank() {
        return blank(size);
    }

    static ByteBuffer blank(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    /// The struct that the kernel answered.
    ByteBuffer wrap(byte[] bytes) {
        require(bytes, size);
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /// The element of an array of structs.
    ByteBuffer element(byte[] bytes, int index) {
        return ByteBuffer.wrap(bytes, index * size, size).slice().order(ByteOrder.nativeOrder());
    }

    /// Every field that an answer has, by its C name, in the order of the struct.
    Map<String, Long> values(ByteBuffer struct) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.isIn(struct)) {
                all.put(field.member(), field.get(struct));
            }
        }
        return all;
    }

    static void require(byte[] bytes, int size) {
        if (bytes.length < size) {
            throw new IllegalArgumentException(
                    "the kernel answered " + bytes.length + " bytes where " + size + " belong");
        }
    }

    /// A field by its C name.
    ///
    /// @param member as in C, with dots for a member within a member
    /// @param offset from the start of the struct
    /// @param bytes  its size
    record Field(String member, int offset, int bytes) {
        /// Whether the kernel's answer is long enough to have it.
        boolean isIn(ByteBuffer struct) {
            return struct.limit() >= offset + bytes;
        }

        /// The value, unsigned where it has less than 8 bytes.
        long get(ByteBuffer struct) {
            return switch (bytes) {
                case Byte.BYTES -> struct.get(offset) & 0xff;
                case Short.BYTES -> struct.getShort(offset) & 0xffff;
                case Integer.BYTES -> struct.getInt(offset) & 0xffff_ffffL;
                default -> struct.getLong(offset);
            };
        }

        /// The value, where the kernel's answer is long enough to have it.
        OptionalLong find(ByteBuffer struct) {
            return isIn(struct) ? OptionalLong.of(get(struct)) : OptionalLong.empty();
        }

        /// The value as a C `int`.
        int getInt(ByteBuffer struct) {
            return (int) get(struct);
        }

        ByteBuffer put(ByteBuffer struct, long value) {
            return switch (bytes) {
                case Byte.BYTES -> struct.put(offset, (byte) value);
                case Short.BYTES -> struct.putShort(offset, (short) value);
                case Integer.BYTES -> struct.putInt(offset, (int) value);
                default -> struct.putLong(offset, value);
            };
        }

        /// The value of a field of 4 bytes in network order.
        int getNet(ByteBuffer struct) {
            return Integer.reverseBytes(struct.getInt(offset));
        }

        ByteBuffer putNet(ByteBuffer struct, int value) {
            return struct.putInt(offset, Integer.reverseBytes(value));
        }

        byte[] getBytes(ByteBuffer struct, int length) {
            byte[] value = new byte[length];
            struct.get(offset, value);
            return value;
        }

        ByteBuffer putBytes(ByteBuffer struct, byte[] value) {
            return struct.put(offset, value);
        }
    }
}
