package soquete.ring;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import soquete.error.ErrnoException;
import soquete.sys.RegistrationCalls;
import soquete.sys.Scratch;

/// The part of [Ring] that registers: descriptors, memory, an eventfd, busy polling. It is a class
/// of its own only to keep the files readable.
///
/// These are calls of io_uring_register(2), which act at once.
abstract sealed class Registered extends Commands permits Ring {
    private static final int MOST_DESCRIPTORS = 1 << 20;
    private static final int MOST_BUFFERS = 1 << 14;

    private final Map<RingMemory, Integer> registered = new HashMap<>();

    Registered(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Makes a table for descriptors, empty. An operation after [Ring#fixed] takes its descriptor
    /// from there, which spares the kernel a look-up that it counts.
    ///
    /// C: `int io_uring_register_files_sparse(struct io_uring *ring, unsigned nr)`, since Linux
    /// 5.19
    ///
    /// @param count places, 1 to 1048576
    /// @throws ErrnoException `EBUSY` there is one; `EMFILE` more than the process may have open
    /// @throws IllegalArgumentException if the count is out of its range
    /// @throws IOException if the ring is closed
    public void registerDescriptors(int count) throws IOException {
        if (count < 1 || count > MOST_DESCRIPTORS) {
            throw new IllegalArgumentException(
                    "a table has 1 to " + MOST_DESCRIPTORS + " places, not " + count);
        }
        check();
        Scratch s = Scratch.take();
        try {
            done(RegistrationCalls.table(s, fd(), count), "descriptors");
        } finally {
            s.give();
        }
    }

    /// Puts a descriptor into the table, or takes one out. The table keeps the file open; the
    /// descriptor itself may be closed.
    ///
    /// C: `int io_uring_register_files_update(struct io_uring *ring, unsigned off, const int
    /// *files, unsigned nr_files)`, since Linux 5.5
    ///
    /// @param place in the table
    /// @param fd    an open descriptor, or -1 to free the place
    /// @throws ErrnoException `ENXIO` there is no table; `EINVAL` no such place; `EBADF` not open
    /// @throws IOException if the ring is closed
    public void updateDescriptor(int place, int fd) throws IOException {
        check();
        Scratch s = Scratch.take();
        try {
            done(RegistrationCalls.update(s, fd(), place, fd), "descriptor " + fd);
        } finally {
            s.give();
        }
    }

    /// Lets the kernel choose among some places only, where an operation asks it to. The others are
    /// the program's, for [#updateDescriptor].
    ///
    /// C: `int io_uring_register_file_alloc_range(struct io_uring *ring, unsigned off, unsigned
    /// len)`, since Linux 6.0
    ///
    /// @param first the first of them
    /// @param count how many
    /// @throws ErrnoException `ENXIO` there is no table; `EINVAL`, `EOVERFLOW` no such places
    /// @throws IOException if the ring is closed
    public void chooseFrom(int first, int count) throws IOException {
        check();
        Scratch s = Scratch.take();
        try {
            done(RegistrationCalls.range(s, fd(), first, count), "descriptors");
        } finally {
            s.give();
        }
    }

    /// Ends the table. Sockets that were nowhere else are closed when nothing uses them any more.
    ///
    /// C: `int io_uring_unregister_files(struct io_uring *ring)`, since Linux 5.1
    ///
    /// @throws ErrnoException `ENXIO` there is none
    /// @throws IOException if the ring is closed
    public void unregisterDescriptors() throws IOException {
        check();
        Scratch s = Scratch.take();
        try {
            done(RegistrationCalls.endTable(s, fd()), "descriptors");
        } finally {
            s.give();
        }
    }

    /// Pins memory, so that zero-copy sends from it need not pin it each time. It counts towards
    /// what the user may lock (`ulimit -l`).
    ///
    /// C: `int io_uring_register_buffers(struct io_uring *ring, const struct iovec *iovecs,
    /// unsigned nr_iovecs)`, since Linux 5.1
    ///
    /// @param memory what is to be pinned, each 1 GiB at most
    /// @throws ErrnoException `EBUSY` some is registered; `ENOMEM` more than may be locked
    /// @throws IllegalArgumentException if there is none, or more than 16384
    /// @throws IOException if the ring is closed
    public void registerBuffers(List<RingMemory> memory) throws IOException {
        if (memory.isEmpty() || memory.size() > MOST_BUFFERS) {
            throw new IllegalArgumentException(
                    "1 to " + MOST_BUFFERS + " buffers are registered, not " + memory.size());
        }
        check();
        long[] addresses = new long[memory.size()];
        long[] sizes = new long[memory.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = memory.get(i).address();
            sizes[i] = memory.get(i).size();
        }
        Scratch s = Scratch.take();
        try {
            done(RegistrationCalls.buffers(s, fd(), addresses, sizes), "buffers");
        } finally {
            s.give();
        }
        for (int i = 0; i < addresses.length; i++) {
            registered.put(memory.get(i), i);
        }
    }

    /// Unpins what [#registerBuffers] pinned.
    ///
    /// C: `int io_uring_unregister_buffers(struct io_uring *ring)`, since Linux 5.1
    ///
    /// @throws ErrnoException `ENXIO` nothing is registered
    /// @throws IOException if the ring is closed
    public void unregisterBuffers() throws IOException {
        check();
        Scratch s = Scratch.take();
        try {
            done(RegistrationCalls.endBuffers(s, fd()), "buffers");
        } finally {
            s.give();
        }
        registered.clear();
    }

    @Override
    final int registeredIndex(RingMemory memory) {
        Integer index = registered.get(memory);
        return index == null ? -1 : index;
    }

    /// Lets completions be told by an eventfd, for a program that waits in epoll: it becomes
    /// readable with each. The owner then calls [Ring#await] with 0.
    ///
    /// C: `int io_uring_register_eventfd(struct io_uring *ring, int fd)`, since Linux 5.2
    ///
    /// @param eventfd a descriptor of eventfd(2)
    /// @throws ErrnoException `EBUSY` there is one; `EINVAL` it is no eventfd; `EBADF` not open
    /// @throws IOException if the ring is closed
    public void registerEventfd(int eventfd) throws IOException {
        check();
        Scratch s = Scratch.take();
        try {
            done(RegistrationCalls.eventfd(s, fd(), eventfd), "descriptor " + eventfd);
        } finally {
            s.give();
        }
    }

    /// Ends what [#registerEventfd] began.
    ///
    /// C: `int io_uring_unregister_eventfd(struct io_uring *ring)`, since Linux 5.2
    ///
    /// @throws ErrnoException `ENXIO` there is none
    /// @throws IOException if the ring is closed
    public void unregisterEventfd() throws IOException {
        check();
        Scratch s = Scratch.take();
        try {
            done(RegistrationCalls.endEventfd(s, fd()), "eventfd");
        } finally {
            s.give();
        }
    }

    /// Lets [Ring#await] look at the network cards itself for some time before it sleeps.
    ///
    /// C: `int io_uring_register_napi(struct io_uring *ring, struct io_uring_napi *napi)`, since
    /// Linux 6.9
    ///
    /// @param time   how long, up to 4294 seconds, in microseconds; zero ends it
    /// @param prefer whether the cards need not interrupt meanwhile
    /// @throws ErrnoException `EINVAL` not in this kernel
    /// @throws IllegalArgumentException if the time is out of its range
    /// @throws IOException if the ring is closed
    public void busyPoll(Duration time, boolean prefer) throws IOException {
        long micros = time.toNanos() / 1000;
        if (time.isNegative() || micros > 0xffff_ffffL) {
            throw new IllegalArgumentException(
                    "busy polling takes 0 to 4294 seconds, and not " + time);
        }
        check();
        Scratch s = Scratch.take();
        try {
            int result =
                    micros == 0
                            ? RegistrationCalls.endNapi(s, fd())
                            : RegistrationCalls.napi(s, fd(), (int) micros, prefer);
            done(result, "busy polling");
        } finally {
            s.give();
        }
    }

    private static void done(int result, String what) throws ErrnoException {
        if (result < 0) {
            throw ErrnoException.of("io_uring_register", -result, what);
        }
    }
}
