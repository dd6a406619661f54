package soquete.sys;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Native memory for the arguments and results of one system call at a time: errno, a length, a
/// socket address, and some bytes of data.
///
/// Taken for the duration of a call and given back before the thread waits, so there are about as
/// many as threads that run at once, however many sockets and virtual threads there are. They are
/// kept for ever; nothing here is freed.
///
/// Most have a place of their own, where nobody else puts anything: so giving back is a store, and
/// only taking is an atomic exchange. Those that were made when all places in reach were empty lie
/// in a queue.
@OwnConstants("the parts of a block, and the size of the pool")
public final class Scratch {
    /// Bytes of data that a block holds.
    public static final int DATA_SIZE = 8192;

    private static final int ERRNO = 0;
    private static final int LENGTH = 16;
    private static final int VALUE = 32;
    private static final int VALUE_SIZE = 96;
    private static final int SOCKADDR = VALUE + VALUE_SIZE;
    private static final int DATA = SOCKADDR + Sockaddr.STORAGE;

    private static final int SLOTS = 32;
    private static final int PROBES = 4;
    private static final int HOMELESS = -1;
    private static final AtomicReferenceArray<@Nullable Scratch> HOMES =
            new AtomicReferenceArray<>(SLOTS);
    private static final AtomicIntegerArray SETTLED = new AtomicIntegerArray(SLOTS);
    private static final ConcurrentLinkedQueue<Scratch> REST = new ConcurrentLinkedQueue<>();

    final MemorySegment errno;
    private final long base;
    private final int home;

    private Scratch(int home) {
        this.home = home;
        base = Memory.allocate(DATA + DATA_SIZE);
        errno = Memory.ALL.asSlice(base + ERRNO, Integer.BYTES);
    }

    /// A block for the calling thread alone, until [#give].
    public static Scratch take() {
        int slot = (int) Thread.currentThread().threadId() & SLOTS - 1;
        if (HOMES.getOpaque(slot) != null) {
            Scratch found = HOMES.getAndSet(slot, null);
            if (found != null) {
                return found;
            }
        }
        return takeElsewhere(slot);
    }

    private static Scratch takeElsewhere(int start) {
        for (int i = 0; i < PROBES; i++) {
            int slot = start + i & SLOTS - 1;
            if (SETTLED.get(slot) == 0 && SETTLED.compareAndSet(slot, 0, 1)) {
                return new Scratch(slot);
            }
            Scratch found = HOMES.get(slot) == null ? null : HOMES.getAndSet(slot, null);
            if (found != null) {
                return found;
            }
        }
        Scratch found = REST.poll();
        return found != null ? found : new Scratch(HOMELESS);
    }

    /// Ends the use of this block.
    public void give() {
        if (home != HOMELESS) {
            HOMES.setRelease(home, this);
        } else {
            REST.add(this);
        }
    }

    /// Where a `socklen_t` lies.
    public long length() {
        return base + LENGTH;
    }

    /// 96 bytes for a small value: an option, a time, two pollfds.
    public long value() {
        return base + VALUE;
    }

    /// A `struct sockaddr_storage`.
    public long sockaddr() {
        return base + SOCKADDR;
    }

    /// The bytes of data.
    public long data() {
        return base + DATA;
    }
}
