package soquete.ring;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The operations under way: for each its token, what the caller wants to hear again, and the
/// memory that it uses.
///
/// A token is a slot and the slot's count of uses. The slot is used again only after the final
/// completion, with a higher count, and retired when the count has no higher one: no token ever
/// stands for two operations. Tokens are positive.
final class Slots {
    private static final int BITS = 20;
    private static final int MOST = 1 << BITS;
    private static final long USE = 1L << BITS;
    private static final long LAST_USE = Long.MAX_VALUE - USE;
    private static final byte FREE = -1;
    private static final int FIRST = 256;

    /// The token of the operation, or of the last one.
    private long[] tokens = new long[0];

    private long[] userData = new long[0];
    private byte[] operations = new byte[0];
    private @Nullable Object[] held = new @Nullable Object[0];
    private int[] free = new int[0];
    private int freeCount;
    private int used;

    Slots() {
        grow(FIRST);
    }

    /// Operations under way.
    int used() {
        return used;
    }

    private void grow(int size) {
        int old = tokens.length;
        tokens = Arrays.copyOf(tokens, size);
        userData = Arrays.copyOf(userData, size);
        operations = Arrays.copyOf(operations, size);
        held = Arrays.copyOf(held, size);
        free = Arrays.copyOf(free, size);
        Arrays.fill(operations, old, size, FREE);
        for (int slot = size - 1; slot >= old; slot--) {
            tokens[slot] = slot;
            free[freeCount++] = slot;
        }
    }

    /// Begins an operation.
    ///
    /// @param keep what must not be freed before it is final
    /// @return its token
    long take(int operation, long data, @Nullable Object keep) {
        if (freeCount == 0) {
            if (tokens.length == MOST) {
                throw new IllegalStateException(
                        "a ring has at most " + MOST + " operations under way at once");
            }
            grow(2 * tokens.length);
        }
        int slot = free[--freeCount];
        long token = tokens[slot] + USE;
        tokens[slot] = token;
        userData[slot] = data;
        operations[slot] = (byte) operation;
        held[slot] = keep;
        used++;
        return token;
    }

    /// The slot of an operation under way, or -1.
    int find(long token) {
        int slot = (int) (token & MOST - 1);
        boolean found =
                token > 0
                        && slot < tokens.length
                        && tokens[slot] == token
                        && operations[slot] != FREE;
        return found ? slot : -1;
    }

    long userData(int slot) {
        return userData[slot];
    }

    int operation(int slot) {
        return operations[slot];
    }

    @Nullable Object held(int slot) {
        return held[slot];
    }

    /// Ends the operation of a slot.
    void end(int slot) {
        if (held[slot] instanceof RingMessage message) {
            message.ended();
        } else if (held[slot] instanceof RingFd ring) {
            ring.leave();
        }
        operations[slot] = FREE;
        held[slot] = null;
        used--;
        if (tokens[slot] < LAST_USE) {
            free[freeCount++] = slot;
        }
    }
}
