package soquete.ring;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What must not be freed because the kernel may use it: the operations of every open ring, and for
/// ever those of rings that ended without their final completions.
final class Retained {
    private static final Set<Slots> ALL = ConcurrentHashMap.newKeySet();

    private Retained() {}

    static void add(Slots slots) {
        ALL.add(slots);
    }

    /// The ring is closed.
    static void end(Slots slots) {
        if (slots.used() == 0) {
            ALL.remove(slots);
        }
    }

    /// How many rings are open, or left operations behind.
    static int count() {
        return ALL.size();
    }
}
