package soquete.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

/// Native memory outside our own slab. A class of its own, so that what it needs of the platform is
/// not loaded before it is used.
final class Elsewhere {
    private Elsewhere() {}

    static byte getByte(long address) {
        return Memory.ALL.get(JAVA_BYTE, address);
    }

    static void putByte(long address, byte value) {
        Memory.ALL.set(JAVA_BYTE, address, value);
    }

    static short getShort(long address) {
        return Memory.ALL.get(JAVA_SHORT_UNALIGNED, address);
    }

    static void putShort(long address, short value) {
        Memory.ALL.set(JAVA_SHORT_UNALIGNED, address, value);
    }

    static int getInt(long address) {
        return Memory.ALL.get(JAVA_INT_UNALIGNED, address);
    }

    static void putInt(long address, int value) {
        Memory.ALL.set(JAVA_INT_UNALIGNED, address, value);
    }

    static long getLong(long address) {
        return Memory.ALL.get(JAVA_LONG_UNALIGNED, address);
    }

    static void putLong(long address, long value) {
        Memory.ALL.set(JAVA_LONG_UNALIGNED, address, value);
    }
}
