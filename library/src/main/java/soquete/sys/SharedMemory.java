package soquete.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.invoke.VarHandle;

/// Memory that the kernel reads and writes at the same time, by aligned addresses: plain accesses,
/// and those that order all others before or after them.
public final class SharedMemory {
    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final VarHandle SHORT = JAVA_SHORT.varHandle();

    private SharedMemory() {}

    public static int getInt(long address) {
        return Memory.ALL.get(JAVA_INT, address);
    }

    /// Nothing that follows is read before it.
    public static int getIntAcquire(long address) {
        return (int) INT.getAcquire(Memory.ALL, address);
    }

    public static void putInt(long address, int value) {
        Memory.ALL.set(JAVA_INT, address, value);
    }

    /// Nothing that precedes is written after it.
    public static void putIntRelease(long address, int value) {
        INT.setRelease(Memory.ALL, address, value);
    }

    /// As [#putIntRelease], for 16 bits.
    public static void putShortRelease(long address, short value) {
        SHORT.setRelease(Memory.ALL, address, value);
    }

    public static void putShort(long address, short value) {
        Memory.ALL.set(JAVA_SHORT, address, value);
    }

    public static long getLong(long address) {
        return Memory.ALL.get(JAVA_LONG, address);
    }

    public static void putLong(long address, long value) {
        Memory.ALL.set(JAVA_LONG, address, value);
    }
}
