package soquete.event;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;
import soquete.message.EpollEvents;
import soquete.sys.EpollEvent;
import soquete.sys.EventCalls;
import soquete.sys.Scratch;

/// Room for the events of one [Epoll#poll(EpollResults, java.time.Duration)], used again and again,
/// so that waiting makes no garbage. For one thread at a time.
public final class EpollResults {
    private static final int MOST = 1 << 20;

    private final MemorySegment memory;
    private final int capacity;
    private int count;

    /// Makes room.
    ///
    /// @param capacity for how many events at most, 1 to 1048576; what does not fit is told by the
    ///     next wait
    /// @throws IllegalArgumentException if the capacity is out of range
    public EpollResults(int capacity) {
        if (capacity < 1 || capacity > MOST) {
            throw new IllegalArgumentException(
                    "the capacity " + capacity + " is not in 1 to " + MOST);
        }
        this.memory = Arena.ofAuto().allocate((long) capacity * EpollEvent.SIZE, Long.BYTES);
        this.capacity = capacity;
    }

    /// How many events fit.
    ///
    /// @return as in the constructor
    public int capacity() {
        return capacity;
    }

    /// How many events the last wait found.
    ///
    /// @return 0 to the capacity
    public int count() {
        return count;
    }

    /// What happened.
    ///
    /// @param index 0 to below [#count]
    /// @return `EPOLL*` bits
    /// @throws IndexOutOfBoundsException if there is no such event
    public int events(int index) {
        try {
            return EpollEvent.events(at(index));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Whether one of some events happened.
    ///
    /// @param index  0 to below [#count]
    /// @param events the events to look for
    /// @return true unless all of them are missing
    /// @throws IndexOutOfBoundsException if there is no such event
    public boolean hasAny(int index, EpollEvents events) {
        return (events(index) & events.bits()) != 0;
    }

    /// What was given when the descriptor was added.
    ///
    /// @param index 0 to below [#count]
    /// @return the number
    /// @throws IndexOutOfBoundsException if there is no such event
    public long data(int index) {
        try {
            return EpollEvent.data(at(index));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private long at(int index) {
        return memory.address() + (long) Objects.checkIndex(index, count) * EpollEvent.SIZE;
    }

    /// epoll_wait(2) without waiting; the number of events, or `-errno`.
    int fill(Scratch s, int epoll) {
        try {
            int result = EventCalls.epollWaitNow(s, epoll, memory.address(), capacity);
            count = Math.max(result, 0);
            return result;
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
