package soquete.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// All native memory, with addresses as longs.
///
/// Bounds and lifetimes are checked where a caller's buffer enters (the policy layers); below, an
/// address is a `long`, and access is at constant offsets.
///
/// Our own memory comes from one slab, which is read and written as a [ByteBuffer]: the first use
/// of a `ValueLayout` costs several milliseconds at start-up. Memory elsewhere (what the C library
/// allocated, and what the slab has no room for) is reached through [Elsewhere].
@OwnConstants("the size of the slab")
public final class Memory {
    /// Every address of the process.
    public static final MemorySegment ALL = Libc.everything();

    private static final int SLAB_SIZE = 256 * 1024;
    private static final ByteBuffer SLAB =
            ByteBuffer.allocateDirect(SLAB_SIZE).order(ByteOrder.nativeOrder());
    private static final long SLAB_START = MemorySegment.ofBuffer(SLAB).address();
    private static final long ALIGNMENT = 16;

    private static long used = -SLAB_START & (ALIGNMENT - 1);

    private Memory() {}

    /// Zeroed memory that lives as long as the process, aligned to 16 bytes.
    public static synchronized long allocate(long size) {
        long rounded = (size + ALIGNMENT - 1) & -ALIGNMENT;
        if (rounded > SLAB_SIZE - used) {
            return Arena.global().allocate(size, ALIGNMENT).address();
        }
        long address = SLAB_START + used;
        used += rounded;
        return address;
    }

    /// The place in the slab, or something that is not within its bounds.
    private static long place(long address) {
        return address - SLAB_START;
    }

    private static boolean isInSlab(long place) {
        return place >= 0 && place <= SLAB_SIZE - Long.BYTES;
    }

    static byte getByte(long address) {
        long place = place(address);
        return isInSlab(place) ? SLAB.get((int) place) : Elsewhere.getByte(address);
    }

    static void putByte(long address, byte value) {
        long place = place(address);
        if (isInSlab(place)) {
            SLAB.put((int) place, value);
        } else {
            Elsewhere.putByte(address, value);
        }
    }

    static short getShort(long address) {
        long place = place(address);
        return isInSlab(place) ? SLAB.getShort((int) place) : Elsewhere.getShort(address);
    }

    static void putShort(long address, short value) {
        long place = place(address);
        if (isInSlab(place)) {
            SLAB.putShort((int) place, value);
        } else {
            Elsewhere.putShort(address, value);
        }
    }

    public static int getInt(long address) {
        long place = place(address);
        return isInSlab(place) ? SLAB.getInt((int) place) : Elsewhere.getInt(address);
    }

    public static void putInt(long address, int value) {
        long place = place(address);
        if (isInSlab(place)) {
            SLAB.putInt((int) place, value);
        } else {
            Elsewhere.putInt(address, value);
        }
    }

    static long getLong(long address) {
        long place = place(address);
        return isInSlab(place) ? SLAB.getLong((int) place) : Elsewhere.getLong(address);
    }

    static void putLong(long address, long value) {
        long place = place(address);
        if (isInSlab(place)) {
            SLAB.putLong((int) place, value);
        } else {
            Elsewhere.putLong(address, value);
        }
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

    /// Makes native memory all zeros.
    static void clear(long address, long length) {
        ALL.asSlice(address, length).fill((byte) 0);
    }

    /// The C string at an address, as UTF-8.
    static String string(long address) {
        return ALL.getString(address);
    }
}
