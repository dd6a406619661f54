package soquete.ring;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import soquete.wait.Deadline;

/// The timers of one loop, the next one first: a heap in which each knows its place, so that
/// cancelling takes it out at once.
final class Timers {
    private final Thread owner;
    private @Nullable LoopTimer[] heap = new @Nullable LoopTimer[16];
    private int size;

    Timers(Thread owner) {
        this.owner = owner;
    }

    LoopTimer add(long at, Runnable task) {
        LoopTimer timer = new LoopTimer(this, task, at);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        rise(size++, timer);
        return timer;
    }

    /// The nanoseconds until the next one, 0 if it is due, [Deadline#NEVER] if there is none.
    long left(long now) {
        LoopTimer first = heap[0];
        return first == null ? Deadline.NEVER : Math.max(0, first.at - now);
    }

    /// Takes out the next timer if it is due.
    @Nullable LoopTimer due(long now) {
        LoopTimer first = heap[0];
        if (first == null || first.at - now > 0) {
            return null;
        }
        remove(first);
        return first;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("ReferenceEquality") // identity is meant
    boolean remove(LoopTimer timer) {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "a timer belongs to its loop: call cancel by way of EventLoop.execute");
        }
        int place = timer.place;
        if (place < 0) {
            return false;
        }
        timer.place = -1;
        LoopTimer last = at(--size);
        heap[size] = null;
        if (last != timer) {
            if (place > 0 && last.at - at((place - 1) / 2).at < 0) {
                rise(place, last);
            } else {
                sink(place, last);
            }
        }
        return true;
    }

    private void rise(int from, LoopTimer timer) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / 2;
            LoopTimer above = at(parent);
            if (above.at - timer.at <= 0) {
                break;
            }
            put(place, above);
            place = parent;
        }
        put(place, timer);
    }

    private void sink(int from, LoopTimer timer) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && at(child + 1).at - at(child).at < 0) {
                child++;
            }
            LoopTimer below = at(child);
            if (timer.at - below.at <= 0) {
                break;
            }
            put(place, below);
            place = child;
        }
        put(place, timer);
    }

    private LoopTimer at(int place) {
        LoopTimer timer = heap[place];
        if (timer == null) {
            throw new IllegalStateException("no timer at " + place + " of " + size);
        }
        return timer;
    }

    private void put(int place, LoopTimer timer) {
        heap[place] = timer;
        timer.place = place;
    }
}
