package soquete.wait;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which descriptor a number in an epoll event stands for.
///
/// A number is a slot and a generation: an event that was fetched before its descriptor was
/// removed finds nobody, even when the slot has a new owner. Looking up allocates nothing.
final class Registrations {
    private @Nullable Descriptor[] owners = new @Nullable Descriptor[64];
    private int[] generations = new int[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    synchronized long add(Descriptor descriptor) {
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
        owners[slot] = descriptor;
        return (long) generations[slot] << 32 | slot;
    }

    synchronized void remove(long registration) {
        int slot = (int) registration;
        owners[slot] = null;
        generations[slot] = generations[slot] + 1 & Integer.MAX_VALUE;
        free[freeCount++] = slot;
    }

    synchronized @Nullable Descriptor get(long registration) {
        int slot = (int) registration;
        return generations[slot] == (int) (registration >>> 32) ? owners[slot] : null;
    }
}
