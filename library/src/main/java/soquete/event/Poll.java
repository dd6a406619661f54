package soquete.event;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import soquete.Pollable;
import soquete.Socket;
import soquete.error.ErrnoException;
import soquete.message.PollEvents;
import soquete.sys.Constants;
import soquete.sys.EventCalls;
import soquete.sys.Pollfd;
import soquete.sys.Scratch;
import soquete.wait.Deadline;

/// poll(2), with the descriptors kept in an object, as Python's `select.poll`.
///
/// Unlike an epoll it takes everything: regular files are always ready, and what is closed is told
/// as [PollEvents#POLLNVAL]. The kernel looks at every descriptor in every call, so it is for a
/// few. A wait that finds nothing at first holds an epoll of its own until it ends, in either kind
/// of thread; the kernel allows 500 of these for one descriptor, and answers `EINVAL` to more.
///
/// A socket that another thread closes during a wait does not end the wait, as in poll(2); that of
/// [Selector] and [Epoll] neither.
///
/// It holds no descriptor and needs no closing. Any thread may call anything at any time; a wait
/// uses what was registered when it began.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
public final class Poll {
    private static final int SHORT = 0xffff;

    private record Entry(Pollable pollable, int fd, PollEvents events) {}

    private final Map<Pollable, Entry> entries = new LinkedHashMap<>();

    /// Makes one with nothing registered.
    public Poll() {}

    /// Registers a descriptor. Where it is registered already its events are replaced.
    ///
    /// @param pollable what to wait for; of a bare number nobody asks whether it is open
    /// @param events   as [PollEvents#POLLIN]; errors and hang-ups are always told
    /// @throws java.nio.channels.ClosedChannelException if it is closed
    /// @throws IllegalArgumentException if the events do not fit in 16 bits
    public void register(Pollable pollable, PollEvents events) throws IOException {
        Entry entry = entry(pollable, events);
        synchronized (entries) {
            entries.put(pollable, entry);
        }
    }

    /// Changes the events of a registration.
    ///
    /// @param pollable what is registered
    /// @param events   as [#register]
    /// @throws java.nio.channels.ClosedChannelException if it is closed
    /// @throws IllegalArgumentException if it is not registered, or the events do not fit in 16
    ///     bits
    public void modify(Pollable pollable, PollEvents events) throws IOException {
        Entry entry = entry(pollable, events);
        synchronized (entries) {
            if (entries.replace(pollable, entry) == null) {
                throw unknown(pollable);
            }
        }
    }

    /// Ends a registration, of what is closed too.
    ///
    /// @param pollable what is registered
    /// @throws IllegalArgumentException if it is not registered
    public void unregister(Pollable pollable) {
        synchronized (entries) {
            if (entries.remove(pollable) == null) {
                throw unknown(pollable);
            }
        }
    }

    private static Entry entry(Pollable pollable, PollEvents events) throws IOException {
        if ((events.bits() & ~SHORT) != 0) {
            throw new IllegalArgumentException(
                    "poll(2) has 16 bits for events, and " + events + " has others");
        }
        return new Entry(pollable, pollable.withFd(fd -> fd), events);
    }

    private static IllegalArgumentException unknown(Pollable pollable) {
        return new IllegalArgumentException(pollable + " is not registered with this poll");
    }

    /// Waits for events, without a time limit.
    ///
    /// @return at least one
    /// @throws IOException as [#poll(Duration)]
    public List<PollReady> poll() throws IOException {
        return poll(Socket.FOREVER);
    }

    /// Waits for events.
    ///
    /// C: `int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t
    /// *sigmask)`
    ///
    /// @param timeout how long at most; zero looks without waiting
    /// @return what is ready, in the order of registering; nothing when the time was over first,
    ///     which is never early
    /// @throws java.io.InterruptedIOException if the thread is interrupted
    /// @throws ErrnoException `EINVAL` more than the process may have open; `EMFILE` no descriptor
    ///     is left for waiting
    /// @throws IllegalArgumentException if the time is negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
    public List<PollReady> poll(Duration timeout) throws IOException {
        long deadline = Deadline.after(Deadline.nanos(timeout));
        Entry[] all;
        synchronized (entries) {
            all = entries.values().toArray(Entry[]::new);
        }
        int[] fds = new int[all.length];
        int[] events = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            fds[i] = all[i].fd;
            events[i] = all[i].events.bits();
        }
        List<PollReady> ready = new ArrayList<>();
        Watch.until(fds, events, deadline, "poll", () -> ask(all, ready));
        return ready;
    }

    private static int ask(Entry[] all, List<PollReady> ready) throws IOException {
        Scratch s = Scratch.take();
        try {
            long size = (long) all.length * Pollfd.SIZE;
            if (size <= Scratch.DATA_SIZE) {
                return ask(s, s.data(), all, ready);
            }
            try (Arena arena = Arena.ofConfined()) {
                return ask(s, arena.allocate(size, Long.BYTES).address(), all, ready);
            }
        } finally {
            s.give();
        }
    }

    private static int ask(Scratch s, long pollfds, Entry[] all, List<PollReady> ready)
            throws IOException {
        for (int i = 0; i < all.length; i++) {
            Entry entry = all[i];
            // The kernel passes over a negative number
            int fd = entry.pollable.isOpen() ? entry.fd : -1;
            Pollfd.encode(pollfds + (long) i * Pollfd.SIZE, fd, entry.events.bits());
        }
        int result;
        do {
            result = EventCalls.pollNow(s, pollfds, all.length);
        } while (result == -Constants.EINTR);
        if (result < 0) {
            throw ErrnoException.of("poll", -result, null);
        }
        for (int i = 0; i < all.length; i++) {
            int happened = Pollfd.revents(pollfds + (long) i * Pollfd.SIZE);
            if (!all[i].pollable.isOpen()) {
                // Its number may be that of something else by now
                ready.add(new PollReady(all[i].pollable, PollEvents.POLLNVAL));
            } else if (happened != 0) {
                ready.add(new PollReady(all[i].pollable, new PollEvents(happened)));
            }
        }
        return ready.size();
    }
}
