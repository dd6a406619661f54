package soquete.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import soquete.Pollable;

/// The keys of a [Selector], by what they stand for, and by the number that the kernel keeps.
///
/// That number is a slot and a generation: an event of an ended registration finds nobody, even
/// when its slot, or its descriptor's number, has a new owner. For use under the selector's lock.
final class Keys<A> {
    private static final int FEW = 64;

    private final Map<Pollable, Key<A>> byPollable = new HashMap<>();
    private final Map<Integer, Key<A>> byFd = new HashMap<>();
    private @Nullable Key<A>[] slots = room(FEW);
    private int[] generations = new int[FEW];
    private int[] free = new int[FEW];
    private int freeCount;
    private int used;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of keys of any kind
    private static <A> @Nullable Key<A>[] room(int size) {
        return new Key[size];
    }

    @Nullable Key<A> of(Pollable pollable) {
        return byPollable.get(pollable);
    }

    @Nullable Key<A> of(long registration) {
        int slot = (int) registration;
        return generations[slot] == (int) (registration >>> 32) ? slots[slot] : null;
    }

    /// Whether what is registered under a descriptor's number is open, as far as is known.
    boolean has(int fd) {
        Key<A> key = byFd.get(fd);
        return key != null && key.isRegistered();
    }

    List<Key<A>> all() {
        return new ArrayList<>(byPollable.values());
    }

    /// The number for a new key, which [#add] or [#giveBack] follows.
    long take() {
        int slot;
        if (freeCount > 0) {
            slot = free[--freeCount];
        } else {
            if (used == slots.length) {
                slots = Arrays.copyOf(slots, 2 * used);
                generations = Arrays.copyOf(generations, 2 * used);
                free = Arrays.copyOf(free, 2 * used);
            }
            slot = used++;
        }
        return (long) generations[slot] << 32 | slot;
    }

    void giveBack(long registration) {
        int slot = (int) registration;
        slots[slot] = null;
        generations[slot] = generations[slot] + 1 & Integer.MAX_VALUE;
        free[freeCount++] = slot;
    }

    /// Adds the key of what the kernel has just registered.
    ///
    /// @return whether another key had the same descriptor's number; it has ended, because what it
    ///     stood for was closed
    boolean add(Key<A> key) {
        Key<A> before = byFd.get(key.fd());
        if (before != null) {
            remove(before);
        }
        slots[(int) key.registration] = key;
        byPollable.put(key.pollable(), key);
        byFd.put(key.fd(), key);
        return before != null;
    }

    void remove(Key<A> key) {
        key.end();
        byPollable.remove(key.pollable(), key);
        byFd.remove(key.fd(), key);
        giveBack(key.registration);
    }

    void clear() {
        all().forEach(this::remove);
    }
}
