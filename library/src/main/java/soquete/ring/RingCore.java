package soquete.ring;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.IoUringCqe;
import soquete.sys.IoUringSqe;
import soquete.sys.SharedMemory;
import soquete.sys.UringConstants;

/// The part of [Ring] that moves submissions and completions. It is a class of its own only to keep
/// the files readable.
abstract sealed class RingCore implements AutoCloseable permits Transfers {
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int EBUSY = 16;
    private static final int ETIME = 62;
    private static final int LINKS =
            UringConstants.IOSQE_IO_LINK | UringConstants.IOSQE_IO_HARDLINK;

    /// The modifier that is a flag of the operation and not of the submission.
    static final int POLL_FIRST = 1 << 8;

    final Queues queues;
    private final Slots slots = new Slots();
    private final Backlog backlog = new Backlog();
    private final Wake wake;
    private final Ownership ownership;
    private final Cleaner.Cleanable forgotten;
    private boolean delivering;

    /// Flags of the next submission.
    private int modifiers;

    /// Where the chain begins that the next submission belongs to; [#isLinked] says if any.
    private int chain;

    private boolean isLinked;

    /// Whether the eventfd is not being read.
    private boolean wakeDue;

    /// Written by the owner alone.
    private volatile long overflows;

    RingCore(int entries, int completions) throws ErrnoException {
        ownership = Ownership.take();
        queues = Queues.open(entries, completions);
        boolean done = false;
        Wake made = null;
        try {
            made = new Wake();
            wake = made;
            wakeDue = true;
            done = true;
        } finally {
            if (!done) {
                queues.close(true);
                if (made != null) {
                    made.close();
                }
            }
        }
        Retained.add(slots);
        forgotten = ForgottenRing.watch(this, ownership, queues.fd, wake);
    }

    /// The number for calls of io_uring_register(2).
    final int fd() {
        return queues.fd.number();
    }

    /// The descriptor, for a message of another ring; the user leaves it.
    final RingFd enterFd() throws ClosedChannelException {
        queues.fd.enter();
        return queues.fd;
    }

    final RingFd ringFd() {
        return queues.fd;
    }

    final boolean isLinked() {
        return isLinked;
    }

    final boolean has(int opcode) {
        return queues.operations.get(opcode);
    }

    final void check() throws ClosedChannelException {
        ownership.check();
    }

    final Ownership ownership() {
        return ownership;
    }

    /// Refuses an argument, and forgets the modifiers that were meant for the operation.
    final IllegalArgumentException refused(String why) {
        modifiers = 0;
        return new IllegalArgumentException(why);
    }

    final void modify(int flag) throws IOException {
        check();
        modifiers |= flag;
    }

    /// Makes room for a submission, and answers where its address or time may be written.
    final long argument() throws IOException {
        check();
        makeRoom();
        return queues.argument();
    }

    /// Writes one submission.
    ///
    /// @param held what must not be freed before the operation is final
    /// @return the token
    final long prepare(
            int opcode,
            int ioprio,
            int fd,
            long addr2,
            long addr,
            int len,
            int opFlags,
            long userData,
            @Nullable Object held)
            throws IOException {
        return prepare(opcode, ioprio, fd, addr2, addr, len, opFlags, userData, held, 0, 0, 0, 0);
    }

    /// Writes one submission with all its members.
    ///
    /// @param more `IOSQE_*`, beside the modifiers
    final long prepare(
            int opcode,
            int ioprio,
            int fd,
            long addr2,
            long addr,
            int len,
            int opFlags,
            long userData,
            @Nullable Object held,
            int more,
            int bufIndex,
            int fileIndex,
            long addr3)
            throws IOException {
        check();
        if (!queues.operations.get(opcode)) {
            modifiers = 0;
            throw Causes.missing(opcode);
        }
        makeRoom();
        int flags = (modifiers | more) & 0xff;
        int first = (modifiers & POLL_FIRST) == 0 ? 0 : pollFirst(opcode);
        modifiers = 0;
        // Where the result is a place in a table, closing must not take it for a descriptor.
        int kind = fileIndex == 0 ? opcode : UringConstants.IORING_OP_NOP;
        long token = slots.take(kind, userData, held);
        long at = queues.next();
        int operation = IoUringSqe.operation(opcode, flags, ioprio | first);
        IoUringSqe.encode(at, operation, fd, addr2, addr, len, opFlags, token);
        if ((bufIndex | fileIndex) != 0 || addr3 != 0) {
            IoUringSqe.extend(at, bufIndex, fileIndex, addr3);
        }
        boolean links = (flags & LINKS) != 0;
        if (links && !isLinked) {
            chain = queues.tail();
        }
        isLinked = links;
        queues.advance();
        return token;
    }

    private int pollFirst(int opcode) {
        return switch (opcode) {
            case UringConstants.IORING_OP_RECV,
                    UringConstants.IORING_OP_RECVMSG,
                    UringConstants.IORING_OP_SEND,
                    UringConstants.IORING_OP_SENDMSG,
                    UringConstants.IORING_OP_SEND_ZC,
                    UringConstants.IORING_OP_SENDMSG_ZC ->
                    UringConstants.IORING_RECVSEND_POLL_FIRST;
            default -> throw refused("pollFirst() is for sends and receives, and this is another");
        };
    }

    /// Submits when the queue is full, but never the beginning of a chain without its end.
    private void makeRoom() throws IOException {
        while (queues.isFull()) {
            int count = isLinked ? queues.pendingBefore(chain) : queues.pending();
            if (count == 0) {
                modifiers = 0;
                throw new IllegalStateException(
                        "a chain of more than "
                                + queues.entries()
                                + " linked operations does not fit in the submission queue: open"
                                + " the ring with more entries");
            }
            int result = queues.enter(count, 0, 0, -1);
            noteOverflow();
            if (result == -EBUSY) {
                saveCompletions();
            } else if (result < 0 && result != -EINTR) {
                throw ErrnoException.of("io_uring_enter", -result, null);
            }
        }
    }

    /// Makes the kernel's queue of completions empty, so that it takes submissions again.
    private void saveCompletions() throws ErrnoException {
        do {
            int tail = queues.cqTail();
            while (tail - queues.cqHead() > 0) {
                long at = queues.read();
                backlog.add(
                        SharedMemory.getLong(at + IoUringCqe.USER_DATA),
                        SharedMemory.getLong(at + IoUringCqe.RES));
            }
            queues.release();
            int result = queues.enter(0, 0, UringConstants.IORING_ENTER_GETEVENTS, -1);
            if (result < 0 && result != -EINTR && result != -EBUSY) {
                throw ErrnoException.of("io_uring_enter", -result, null);
            }
        } while (queues.available() > 0);
    }

    /// Hands what was prepared to the kernel, which begins it at once. Nothing waits. A chain of
    /// linked operations ends here if it is open.
    ///
    /// C: `int io_uring_submit(struct io_uring *ring)`
    ///
    /// @return how many submissions the kernel took; fewer than prepared if completions must be
    ///     read first
    /// @throws ErrnoException `EAGAIN` the kernel has no memory for requests: try later
    /// @throws ClosedChannelException if the ring is closed
    /// @throws WrongThreadException if another thread opened the ring
    public int submit() throws IOException {
        check();
        int taken = 0;
        isLinked = false;
        while (queues.pending() > 0) {
            int result = queues.enter(queues.pending(), 0, 0, -1);
            if (result >= 0) {
                taken += result;
            } else if (result == -EBUSY) {
                return taken;
            } else if (result != -EINTR) {
                throw ErrnoException.of("io_uring_enter", -result, null);
            }
        }
        return taken;
    }

    /// Hands what was prepared to the kernel, and waits until there is a completion, or until
    /// somebody calls [#wakeup], or the time is over. Completions are then read with
    /// [#forEachCompletion].
    ///
    /// C: `int io_uring_submit_and_wait_timeout(…)`, `EINTR` and `ETIME` hidden
    ///
    /// @param nanos how long to wait; 0 does not wait and still lets the kernel finish what is
    ///     ready; a negative number waits without limit
    /// @return how many completions can be read now, a wake-up among them, which
    ///     [#forEachCompletion] keeps to itself; 0 when the time was over
    /// @throws ErrnoException `EAGAIN` the kernel has no memory for requests; `EBADR` it had none
    ///     for completions, and some are lost
    /// @throws ClosedChannelException if the ring is closed
    /// @throws WrongThreadException if another thread opened the ring
    public int await(long nanos) throws IOException {
        check();
        if (wakeDue) {
            if (isLinked) {
                submit(); // what is read now must not join the chain
            }
            readWake();
        }
        isLinked = false;
        boolean waiting = nanos != 0 && backlog.isEmpty() && wake.sleep();
        try {
            long end = System.nanoTime() + nanos;
            long left = nanos;
            while (queues.pending() > 0 || (queues.available() == 0 && backlog.isEmpty())) {
                boolean sleeps = waiting && queues.available() == 0 && backlog.isEmpty();
                enter(sleeps, left);
                if (!sleeps || wake.isWoken()) {
                    break;
                }
                if (nanos > 0) {
                    left = end - System.nanoTime();
                    if (left <= 0) {
                        break;
                    }
                }
            }
        } finally {
            wake.awake();
        }
        return backlog.size() + queues.available();
    }

    private void enter(boolean sleeps, long nanos) throws ErrnoException {
        int complete = sleeps ? 1 : 0;
        int flags = UringConstants.IORING_ENTER_GETEVENTS;
        int result = queues.enter(queues.pending(), complete, flags, nanos);
        noteOverflow();
        if (result == -EBUSY || (result == -EAGAIN && queues.available() > 0)) {
            saveCompletions();
        } else if (result < 0 && result != -EINTR && result != -ETIME) {
            throw ErrnoException.of("io_uring_enter", -result, null);
        }
    }

    /// How often the kernel was left with completions for which the queue had no room. It keeps
    /// them and hands them over later, in order: none is lost, but that takes memory and time.
    /// Where it is often, open the ring with room for more. May be asked by any thread.
    ///
    /// C: `IORING_SQ_CQ_OVERFLOW`
    ///
    /// @return since the ring was opened
    public long overflows() {
        return overflows;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the owner alone
    private void noteOverflow() {
        if (queues.hasOverflow()) {
            overflows++;
        }
    }

    /// Hands each completion that can be read now to a handler. The handler may begin operations,
    /// and submit them; completions that come meanwhile are for the next call.
    ///
    /// @param handler what to do; where it throws, the rest comes with the next call
    /// @return how many completions it got
    /// @throws IOException what the handler throws
    /// @throws ClosedChannelException if the ring is closed
    /// @throws IllegalStateException if a handler calls it
    /// @throws WrongThreadException if another thread opened the ring
    public int forEachCompletion(CompletionHandler handler) throws IOException {
        check();
        if (delivering) {
            throw new IllegalStateException("a handler cannot ask for further completions");
        }
        delivering = true;
        int count = 0;
        try {
            while (!ownership.isClosed() && !backlog.isEmpty()) {
                long userData = backlog.userData();
                count += deliver(handler, userData, backlog.remove());
            }
            int tail = queues.cqTail();
            while (!ownership.isClosed() && tail - queues.cqHead() > 0) {
                long at = queues.read();
                long userData = SharedMemory.getLong(at + IoUringCqe.USER_DATA);
                count += deliver(handler, userData, SharedMemory.getLong(at + IoUringCqe.RES));
            }
        } finally {
            delivering = false;
            if (!ownership.isClosed()) {
                queues.release();
            }
        }
        return count;
    }

    /// @param outcome the result, and above it the flags
    private int deliver(CompletionHandler handler, long token, long outcome) throws IOException {
        int result = (int) outcome;
        int flags = (int) (outcome >>> Integer.SIZE);
        int slot = slots.find(token);
        if (slot < 0) {
            handler.completed(0, token & Long.MAX_VALUE, result, flags);
            return 1;
        }
        Object held = slots.held(slot);
        long userData = slots.userData(slot);
        if (Completion.isFinal(flags)) {
            slots.end(slot);
        }
        if (held instanceof Wake) {
            wakeDue = true;
            return 0;
        }
        if (Completion.hasBuffer(flags)) {
            lend(held, result, flags);
        }
        handler.completed(token, userData, result, flags);
        return 1;
    }

    private static void lend(@Nullable Object held, int result, int flags) {
        if (held instanceof BufferRing buffers) {
            buffers.lend(result, flags);
        } else if (held instanceof MessageBuffers messages) {
            messages.buffers().lend(result, flags);
        }
    }

    private void readWake() throws IOException {
        int meant = modifiers;
        modifiers = 0;
        int size = Long.BYTES;
        prepare(UringConstants.IORING_OP_READ, 0, wake.fd(), 0, queues.woken(), size, 0, 0, wake);
        modifiers = meant;
        wakeDue = false;
    }

    /// Ends the owner's wait in [#await], or the next one if it does not wait now. Any thread may
    /// call it.
    ///
    /// @throws ClosedChannelException if the ring is closed
    public void wakeup() throws ClosedChannelException {
        if (ownership.isClosed()) {
            throw new ClosedChannelException();
        }
        wake.wake();
    }

    /// Whether [#close] was called.
    ///
    /// @return true from then on
    public boolean isClosed() {
        return ownership.isClosed();
    }

    /// How many operations are under way: prepared or submitted, and not final.
    ///
    /// @return 0 or more
    public int inFlight() {
        return slots.used() - (wakeDue || slots.used() == 0 ? 0 : 1);
    }

    /// Cancels what is under way, waits for the final completions, and frees the ring.
    ///
    /// What was prepared is submitted first: a descriptor that was to be closed is closed. Results
    /// are not delivered any more, and the descriptors among them (of accept and socket) are
    /// closed. After that no memory is in use by the kernel. Where an operation is not final
    /// within two seconds (a zero-copy send whose peer does not acknowledge), or the owner has
    /// ended without closing, its memory is kept until the process ends.
    ///
    /// The owner closes; where it has ended, any thread may. Safe to repeat.
    ///
    /// @throws WrongThreadException if the thread that opened the ring is another, and alive
    @Override
    public void close() {
        if (ownership.isClosed()) {
            return;
        }
        boolean own = ownership.mayClose();
        ownership.close();
        forgotten.clean();
        if (own) {
            new Closing(queues, slots).drain(backlog);
        }
        queues.close(own);
        wake.close();
        Retained.end(slots);
    }
}
