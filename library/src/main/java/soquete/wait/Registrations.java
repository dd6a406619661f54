package soquete.wait;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Whom a number in an epoll event stands for.
///
/// A number is a slot and a generation, so that an event that was fetched before its owner was
/// removed finds nobody, even when the slot has a new owner. Looking up takes no lock and allocates
/// nothing. Loops have a table of their own, `soquete.ring.Registry`, of one thread and without
/// what this one needs to be of several.
final class Registrations {
    private final Poller poller;
    private volatile AtomicReferenceArray<@Nullable Registration> slots =
            new AtomicReferenceArray<>(64);
    private int[] generations = new int[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    Registrations(Poller poller) {
        this.poller = poller;
    }

    synchronized Registration add(Registered owner) {
        int slot;
        if (freeCount > 0) {
            slot = free[--freeCount];
        } else {
            if (used == generations.length) {
                grow();
            }
            slot = used++;
        }
        Registration made = new Registration(poller, owner, (long) generations[slot] << 32 | slot);
        slots.set(slot, made);
        return made;
    }

    private void grow() {
        AtomicReferenceArray<@Nullable Registration> larger = new AtomicReferenceArray<>(2 * used);
        for (int i = 0; i < used; i++) {
            larger.set(i, slots.get(i));
        }
        slots = larger;
        generations = Arrays.copyOf(generations, 2 * used);
        free = Arrays.copyOf(free, 2 * used);
    }

    synchronized void remove(Registration registration) {
        int slot = (int) registration.number();
        slots.set(slot, null);
        generations[slot] = generations[slot] + 1 & Integer.MAX_VALUE;
        free[freeCount++] = slot;
    }

    /// The owner, while it is registered. An event comes after its registration was made, so the
    /// array is long enough.
    @Nullable Registered owner(long number) {
        Registration found = slots.get((int) number);
        return found != null && found.number() == number ? found.owner() : null;
    }
}
