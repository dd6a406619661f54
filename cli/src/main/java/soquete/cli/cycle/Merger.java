package soquete.cli.cycle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import soquete.cli.event.Event;
import soquete.cli.event.Role;

/// Puts the events of two processes into one order, by time, and lets go of each as soon as its
/// place is certain.
///
/// Each process reports in the order of time, so whatever it reports next is not earlier than what
/// it reported last (or than its start). An event is certain when the other process can no longer
/// report an earlier one. No guess about delays is made, so the order never has to be corrected.
final class Merger {
    private static final long NOT_BORN = Long.MIN_VALUE;

    private final Consumer<Event> certain;
    private final Lane server = new Lane();
    private final Lane client = new Lane();

    private static final class Lane {
        final Deque<Event> waiting = new ArrayDeque<>();
        long reported = NOT_BORN;
        boolean over;
    }

    Merger(Consumer<Event> certain) {
        this.certain = certain;
    }

    /// A process is about to be started: what it does is not earlier than now.
    void born(Role role, long now) {
        lane(role).reported = now;
    }

    /// A process reported an event.
    void add(Event event, long now) {
        Lane lane = lane(event.role());
        lane.waiting.add(event);
        lane.reported = Math.max(lane.reported, event.time());
        letGo(now);
    }

    /// A process will report nothing more.
    void over(Role role, long now) {
        lane(role).over = true;
        letGo(now);
    }

    private void letGo(long now) {
        boolean moved = true;
        while (moved) {
            Event s = server.waiting.peek();
            Event c = client.waiting.peek();
            boolean serverFirst = c == null || (s != null && s.time() <= c.time());
            Lane lane = serverFirst ? server : client;
            Lane other = serverFirst ? client : server;
            Event next = serverFirst ? s : c;
            moved = next != null && (!other.waiting.isEmpty() || next.time() <= bound(other, now));
            if (moved) {
                certain.accept(lane.waiting.remove());
            }
        }
    }

    /// The earliest time at which a process with nothing waiting may still report something.
    private static long bound(Lane lane, long now) {
        if (lane.over) {
            return Long.MAX_VALUE;
        }
        return lane.reported == NOT_BORN ? now : lane.reported;
    }

    private Lane lane(Role role) {
        return role == Role.SERVER ? server : client;
    }
}
