package soquete.ring;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which object a number stands for that went through the kernel: a slot and a generation, so that
/// an event for what was removed finds nobody, even when the slot has a new owner. Looking up
/// allocates nothing.
///
/// The pollers of blocking calls have `soquete.wait.Registrations`, where several threads add,
/// remove and look up; a loop is of one thread, and pays neither locks nor volatile reads.
final class Registry<T> {
    /// Bits of a number; those above are free for the driver.
    static final int BITS = 56;

    private static final int GENERATIONS = 0xff_ffff;

    private @Nullable Object[] owners = new @Nullable Object[64];
    private int[] generations = new int[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    /// Gives an object a number, 0 or more.
    long add(T owner) {
        int slot;
        if (freeCount > 0) {
            slot = free[--freeCount];
        } else {
            if (used == owners.length) {
                owners = Arrays.copyOf(owners, 2 * used);
                generations = Arrays.copyOf(generations, 2 * used);
                free = Arrays.copyOf(free, 2 * used);
            }
            slot = used++;
        }
        owners[slot] = owner;
        return (long) generations[slot] << 32 | slot;
    }

    void remove(long number) {
        int slot = (int) number;
        owners[slot] = null;
        generations[slot] = generations[slot] + 1 & GENERATIONS;
        free[freeCount++] = slot;
    }

    @SuppressWarnings("unchecked") // only add writes
    @Nullable T get(long number) {
        int slot = (int) number;
        return generations[slot] == (int) (number >>> 32) ? (T) owners[slot] : null;
    }

    int size() {
        return used - freeCount;
    }

    /// The owners at this moment; for the end of the loop.
    @SuppressWarnings("unchecked") // only add writes
    T[] all(T[] into) {
        int count = 0;
        T[] found = Arrays.copyOf(into, size());
        for (int slot = 0; slot < used; slot++) {
            Object owner = owners[slot];
            if (owner != null) {
                found[count++] = (T) owner;
            }
        }
        return found;
    }
}
