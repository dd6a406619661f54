package soquete.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// All native memory as one segment with addresses as offsets.
///
/// Bounds and lifetimes are checked where a caller's buffer enters (the policy layers); below, an
/// address is a `long`, and access is at constant offsets.
public final class Memory {
    /// Every address of the process.
    public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}

    /// Zeroed memory that lives as long as the process, aligned to 16 bytes.
    public static long allocate(long size) {
        return Arena.global().allocate(size, 16).address();
    }

    public static byte getByte(long address) {
        return ALL.get(JAVA_BYTE, address);
    }

    public static void putByte(long address, byte value) {
        ALL.set(JAVA_BYTE, address, value);
    }

    public static short getShort(long address) {
        return ALL.get(JAVA_SHORT_UNALIGNED, address);
    }

    public static void putShort(long address, short value) {
        ALL.set(JAVA_SHORT_UNALIGNED, address, value);
    }

    public static int getInt(long address) {
        return ALL.get(JAVA_INT_UNALIGNED, address);
    }

    public static void putInt(long address, int value) {
        ALL.set(JAVA_INT_UNALIGNED, address, value);
    }

    public static long getLong(long address) {
        return ALL.get(JAVA_LONG_UNALIGNED, address);
    }

    public static void putLong(long address, long value) {
        ALL.set(JAVA_LONG_UNALIGNED, address, value);
    }

    /// Network order, on the little-endian machines that Soquete runs on.
    static short getNetShort(long address) {
        return Short.reverseBytes(getShort(address));
    }

    static void putNetShort(long address, short value) {
        putShort(address, Short.reverseBytes(value));
    }

    static int getNetInt(long address) {
        return Integer.reverseBytes(getInt(address));
    }

    static void putNetInt(long address, int value) {
        putInt(address, Integer.reverseBytes(value));
    }

    static long getNetLong(long address) {
        return Long.reverseBytes(getLong(address));
    }

    static void putNetLong(long address, long value) {
        putLong(address, Long.reverseBytes(value));
    }

    /// Copies from native memory into an array.
    public static void copy(long address, byte[] to, int offset, int length) {
        MemorySegment.copy(ALL, JAVA_BYTE, address, to, offset, length);
    }

    /// Copies from an array into native memory.
    public static void copy(byte[] from, int offset, long address, int length) {
        MemorySegment.copy(from, offset, ALL, JAVA_BYTE, address, length);
    }

    /// The C string at an address, as UTF-8.
    static String string(long address) {
        return ALL.getString(address);
    }
}
