package soquete.ring;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.sys.Scratch;
import soquete.sys.UringCalls;
import soquete.sys.UringConstants;

/// io_uring(7): operations are written into a queue, the kernel does them, and says in another
/// queue what became of them.
///
/// ```java
/// try (Ring ring = Ring.open()) {
///     BufferRing buffers = ring.provideBuffers(256, 4096);
///     ring.acceptMultishot(ACCEPT, listener.fd());
///     while (true) {
///         ring.await(-1);
///         ring.forEachCompletion(this::completed); // (token, userData, result, flags)
///     }
/// }
/// ```
///
/// Each method that begins an operation writes one submission and returns its *token*, a number
/// that never stands for another operation of this ring. What the caller passes as `userData` comes
/// back with every completion. An operation has one final completion ([Completion#isFinal]),
/// however it ends; multishot operations and zero-copy sends have others before it. Until then the
/// ring holds the memory that the kernel uses. Submissions go to the kernel with [#await] and
/// [#submit], or by themselves when the queue is full.
///
/// A ring belongs to the platform thread that opens it, which alone may use it; a virtual thread
/// changes its carrier and is refused. Others may call [#wakeup].
///
/// Needs Linux 6.1. What newer kernels add is found by a probe ([#supports]) or refused by the
/// kernel with `-EINVAL`; nothing is emulated. Nothing here allocates on the heap between
/// [#await] and [#await].
///
/// @see <a href="https://man7.org/linux/man-pages/man7/io_uring.7.html">io_uring(7)</a>
public final class Ring extends Registered {
    private static final int ENTRIES = 256;
    private static final int COMPLETIONS = 4096;
    private static final int MOST_ENTRIES = 32768;
    private static final int MOST_GROUPS = 65536;
    private static final int MOST_BUFFERS = 32768;

    private int groups;

    private Ring(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Opens a ring for the calling thread: 256 submissions between two calls of the kernel, and
    /// 4096 completions before the kernel keeps them elsewhere.
    ///
    /// @return a ring
    /// @throws ErrnoException as [#open(int, int)]
    /// @throws WrongThreadException if the thread is virtual
    public static Ring open() throws ErrnoException {
        return open(ENTRIES, COMPLETIONS);
    }

    /// Opens a ring for the calling thread.
    ///
    /// C: `int io_uring_setup(unsigned entries, struct io_uring_params *p)` with
    /// `IORING_SETUP_SINGLE_ISSUER`, `IORING_SETUP_DEFER_TASKRUN`, `IORING_SETUP_SUBMIT_ALL` and
    /// `IORING_SETUP_CQSIZE`
    ///
    /// @param entries     room for submissions, 1 to 32768, rounded up to a power of two
    /// @param completions room for completions, from `entries` to 65536, rounded up likewise
    /// @return a ring
    /// @throws ErrnoException `EPERM` a seccomp filter, or the sysctl `kernel.io_uring_disabled`,
    ///     forbids it, and the message says which; `ENOSYS` the kernel is built without it;
    ///     `EINVAL` it is older than Linux 6.1; `ENOMEM` no memory, or more than may be locked;
    ///     `EMFILE` too many open files
    /// @throws IllegalArgumentException if a number is out of its range
    /// @throws WrongThreadException if the thread is virtual
    /// @see <a
    // href="https://man7.org/linux/man-pages/man2/io_uring_setup.2.html">io_uring_setup(2)</a>
    public static Ring open(int entries, int completions) throws ErrnoException {
        if (entries < 1 || entries > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    entries + " submissions are not in 1 to " + MOST_ENTRIES);
        }
        if (completions < entries || completions > 2 * MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    completions + " completions are not in " + entries + " to " + 2 * MOST_ENTRIES);
        }
        return new Ring(entries, completions);
    }

    /// Links the next operation to the one after it, which begins when it has succeeded. Where it
    /// fails or transfers less than asked, what follows ends with `-ECANCELED`. A chain ends with
    /// the first operation without a link, and with [#submit] and [#await].
    ///
    /// C: `IOSQE_IO_LINK`, since Linux 5.3
    ///
    /// @return this
    /// @throws IOException if the ring is closed
    public Ring link() throws IOException {
        modify(UringConstants.IOSQE_IO_LINK);
        return this;
    }

    /// As [#link], and what follows begins however the next operation ends.
    ///
    /// C: `IOSQE_IO_HARDLINK`, since Linux 5.5
    ///
    /// @return this
    /// @throws IOException if the ring is closed
    public Ring hardLink() throws IOException {
        modify(UringConstants.IOSQE_IO_HARDLINK);
        return this;
    }

    /// Takes the descriptor of the next operation for a place in the table of registered ones.
    ///
    /// C: `IOSQE_FIXED_FILE`, since Linux 5.1
    ///
    /// @return this
    /// @throws IOException if the ring is closed
    public Ring fixed() throws IOException {
        modify(UringConstants.IOSQE_FIXED_FILE);
        return this;
    }

    /// Lets a thread of the kernel do the next operation at once, instead of a try by this one.
    ///
    /// C: `IOSQE_ASYNC`, since Linux 5.6
    ///
    /// @return this
    /// @throws IOException if the ring is closed
    public Ring async() throws IOException {
        modify(UringConstants.IOSQE_ASYNC);
        return this;
    }

    /// Lets the next send or receive wait for readiness first, instead of a try that is likely to
    /// fail.
    ///
    /// C: `IORING_RECVSEND_POLL_FIRST`, since Linux 5.19
    ///
    /// @return this
    /// @throws IOException if the ring is closed
    public Ring pollFirst() throws IOException {
        modify(POLL_FIRST);
        return this;
    }

    /// Whether the kernel has an operation. One that it has not is refused with
    /// [soquete.error.NotSupportedException] by the methods that need it.
    ///
    /// C: `int io_uring_opcode_supported(const struct io_uring_probe *p, int op)`
    ///
    /// @param operation any
    /// @return what the kernel said to `IORING_REGISTER_PROBE`
    public boolean supports(RingOperation operation) {
        return has(operation.number());
    }

    /// Gives the kernel buffers to receive into.
    ///
    /// C: `struct io_uring_buf_ring *io_uring_setup_buf_ring(…)`, since Linux 5.19
    ///
    /// @param count how many: a power of two, 1 to 32768
    /// @param size  bytes of each
    /// @return the buffers
    /// @throws ErrnoException `EINVAL` not in this kernel; `ENOMEM` no memory
    /// @throws IllegalArgumentException if a number is out of its range
    public BufferRing provideBuffers(int count, int size) throws IOException {
        return bufferRing(count, size, 0, true);
    }

    /// Gives the kernel large buffers to receive into, of which each receive takes the next part:
    /// small messages share one buffer.
    ///
    /// C: `io_uring_setup_buf_ring` with `IOU_PBUF_RING_INC`, since Linux 6.12
    ///
    /// @param count how many: a power of two, 1 to 32768
    /// @param size  bytes of each
    /// @return the buffers
    /// @throws ErrnoException `EINVAL` not in this kernel; `ENOMEM` no memory
    /// @throws IllegalArgumentException if a number is out of its range
    public BufferRing provideIncrementalBuffers(int count, int size) throws IOException {
        return bufferRing(count, size, UringConstants.IOU_PBUF_RING_INC, true);
    }

    /// Makes buffers to send from. All are the program's: it fills them and hands them over by
    /// [BufferRing#provide], and the completion of the send lends them again.
    ///
    /// C: `io_uring_setup_buf_ring`; sends take from it since Linux 6.10
    ///
    /// @param count how many: a power of two, 1 to 32768
    /// @param size  bytes of each
    /// @return the buffers
    /// @throws ErrnoException `EINVAL` not in this kernel; `ENOMEM` no memory
    /// @throws IllegalArgumentException if a number is out of its range
    public BufferRing sendBuffers(int count, int size) throws IOException {
        return bufferRing(count, size, 0, false);
    }

    private BufferRing bufferRing(int count, int size, int flags, boolean given)
            throws IOException {
        check();
        if (count < 1 || count > MOST_BUFFERS || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException(
                    count + " buffers are not a power of two in 1 to " + MOST_BUFFERS);
        }
        if (size < 1) {
            throw new IllegalArgumentException("buffers of " + size + " bytes hold nothing");
        }
        if (groups == MOST_GROUPS) {
            throw new IllegalStateException(
                    "a ring makes at most " + MOST_GROUPS + " rings of buffers in its life");
        }
        boolean incremental = (flags & UringConstants.IOU_PBUF_RING_INC) != 0;
        // No number is used twice: an old receive must not find new buffers.
        BufferRing made =
                new BufferRing(ownership(), ringFd(), groups, count, size, incremental, given);
        Scratch s = Scratch.take();
        try {
            int result = UringCalls.registerBufferRing(s, fd(), made.table(), count, groups, flags);
            if (result < 0) {
                throw ErrnoException.of("io_uring_register", -result, "buffers");
            }
        } finally {
            s.give();
        }
        groups++;
        return made;
    }

    /// `Ring[fd 7]`
    @Override
    public String toString() {
        return isClosed() ? "Ring[closed]" : "Ring[fd " + fd() + "]";
    }
}
