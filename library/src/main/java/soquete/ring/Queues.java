package soquete.ring;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.IoCqringOffsets;
import soquete.sys.IoSqringOffsets;
import soquete.sys.IoUringCqe;
import soquete.sys.IoUringParams;
import soquete.sys.IoUringSqe;
import soquete.sys.MappingCalls;
import soquete.sys.Scratch;
import soquete.sys.SharedMemory;
import soquete.sys.Sockaddr;
import soquete.sys.UringCalls;
import soquete.sys.UringConstants;

/// The two queues that a ring shares with the kernel, and the calls that move them on.
///
/// The kernel's head of the submission queue moves only within our own calls, so it is counted here
/// and never read. All use is by one thread.
final class Queues {
    /// The kernel's features without which nothing here is right.
    private static final int NEEDED =
            UringConstants.IORING_FEAT_SINGLE_MMAP
                    | UringConstants.IORING_FEAT_NODROP
                    | UringConstants.IORING_FEAT_SUBMIT_STABLE
                    | UringConstants.IORING_FEAT_FAST_POLL
                    | UringConstants.IORING_FEAT_EXT_ARG;

    private static final int SETUP =
            UringConstants.IORING_SETUP_SINGLE_ISSUER
                    | UringConstants.IORING_SETUP_DEFER_TASKRUN
                    | UringConstants.IORING_SETUP_SUBMIT_ALL
                    | UringConstants.IORING_SETUP_CQSIZE;

    private static final int ERRNO = 0;
    private static final int WAIT = 64;
    private static final int WOKEN = 128;
    private static final int ARGUMENTS = 192;

    /// Room beside each submission for an address or a time. The kernel has read it when it has
    /// taken the submission (`IORING_FEAT_SUBMIT_STABLE`).
    private static final int ARGUMENT = Sockaddr.STORAGE;

    final RingFd fd;
    final BitSet operations = new BitSet();
    final RingMemory memory;
    private final int enterFd;
    private final int enterFlags;
    private final MemorySegment errno;
    private final long wait;

    private final long rings;
    private final long ringsSize;
    private final long sqes;
    private final int sqEntries;
    private final int sqMask;
    private final long sqTailAt;
    private final long sqFlagsAt;

    private final long cqes;
    private final int cqMask;
    private final long cqHeadAt;
    private final long cqTailAt;

    /// The next submission to be written, and the next one that the kernel takes.
    private int sqTail;

    private int sqTaken;

    /// The next completion to be read.
    private int cqHead;

    private Queues(int fd, Scratch s, long params) throws ErrnoException {
        this.fd = new RingFd(fd);
        int missing = NEEDED & ~SharedMemory.getInt(params + IoUringParams.FEATURES);
        if (missing != 0) {
            throw ErrnoException.of(
                    "io_uring_setup", Causes.EINVAL, "features 0x" + Integer.toHexString(missing));
        }
        sqEntries = SharedMemory.getInt(params + IoUringParams.SQ_ENTRIES);
        int cqEntries = SharedMemory.getInt(params + IoUringParams.CQ_ENTRIES);
        long sq = params + IoUringParams.SQ_OFF;
        long cq = params + IoUringParams.CQ_OFF;
        int array = SharedMemory.getInt(sq + IoSqringOffsets.ARRAY);
        int cqesAt = SharedMemory.getInt(cq + IoCqringOffsets.CQES);
        ringsSize =
                Math.max(
                        array + (long) sqEntries * Integer.BYTES,
                        cqesAt + (long) cqEntries * IoUringCqe.SIZE);
        rings = map(s, ringsSize, fd, UringConstants.IORING_OFF_SQ_RING);
        try {
            sqes = map(s, (long) sqEntries * IoUringSqe.SIZE, fd, UringConstants.IORING_OFF_SQES);
        } catch (Throwable t) {
            MappingCalls.munmap(s, rings, ringsSize);
            throw t;
        }
        sqMask = sqEntries - 1;
        sqTailAt = rings + SharedMemory.getInt(sq + IoSqringOffsets.TAIL);
        sqFlagsAt = rings + SharedMemory.getInt(sq + IoSqringOffsets.FLAGS);
        cqMask = cqEntries - 1;
        cqHeadAt = rings + SharedMemory.getInt(cq + IoCqringOffsets.HEAD);
        cqTailAt = rings + SharedMemory.getInt(cq + IoCqringOffsets.TAIL);
        cqes = rings + cqesAt;
        for (int i = 0; i < sqEntries; i++) {
            SharedMemory.putInt(rings + array + (long) i * Integer.BYTES, i);
        }
        memory = RingMemory.allocate(ARGUMENTS + (long) sqEntries * ARGUMENT);
        errno = memory.segment().asSlice(ERRNO, Integer.BYTES);
        wait = memory.address() + WAIT;
        UringCalls.probe(s, fd, operations);
        int registered = UringCalls.registerRing(s, fd);
        enterFd = registered < 0 ? fd : registered;
        enterFlags = registered < 0 ? 0 : UringConstants.IORING_ENTER_REGISTERED_RING;
    }

    private static long map(Scratch s, long size, int fd, long offset) throws ErrnoException {
        long address = MappingCalls.mmap(s, size, fd, offset);
        if (address < 0 && address > -4096) {
            throw ErrnoException.of("mmap", (int) -address, "io_uring");
        }
        return address;
    }

    static Queues open(int entries, int completions) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            long params = s.data();
            for (int i = 0; i < IoUringParams.SIZE; i += Integer.BYTES) {
                SharedMemory.putInt(params + i, 0);
            }
            SharedMemory.putInt(params + IoUringParams.FLAGS, SETUP);
            SharedMemory.putInt(params + IoUringParams.CQ_ENTRIES, completions);
            int fd = UringCalls.setup(s, entries, params);
            if (fd < 0) {
                throw Causes.setup(-fd);
            }
            Scratch more = Scratch.take();
            try {
                return new Queues(fd, more, params);
            } catch (Throwable t) {
                Calls.close(s, fd);
                throw t;
            } finally {
                more.give();
            }
        } finally {
            s.give();
        }
    }

    /// Ends the queues. Nothing may be called afterwards.
    ///
    /// @param own whether the thread is the one that opened them, and so has the number
    void close(boolean own) {
        Scratch s = Scratch.take();
        try {
            if (own && enterFd != fd.number()) {
                UringCalls.unregisterRing(s, fd.number(), enterFd);
            }
            MappingCalls.munmap(s, sqes, (long) sqEntries * IoUringSqe.SIZE);
            MappingCalls.munmap(s, rings, ringsSize);
        } finally {
            s.give();
        }
        fd.close();
    }

    /// Submissions written and not yet taken by the kernel.
    int pending() {
        return sqTail - sqTaken;
    }

    boolean isFull() {
        return sqTail - sqTaken == sqEntries;
    }

    int entries() {
        return sqEntries;
    }

    /// The number of the next submission.
    int tail() {
        return sqTail;
    }

    /// Submissions before that one which the kernel has not taken yet.
    int pendingBefore(int number) {
        return number - sqTaken;
    }

    /// Where the next submission is written, if there is room.
    long next() {
        return sqes + (long) (sqTail & sqMask) * IoUringSqe.SIZE;
    }

    /// Where its address or time is written.
    long argument() {
        return memory.address() + ARGUMENTS + (long) (sqTail & sqMask) * ARGUMENT;
    }

    /// Eight bytes for the one who wakes the ring.
    long woken() {
        return memory.address() + WOKEN;
    }

    /// The next submission is complete.
    void advance() {
        sqTail++;
    }

    /// io_uring_enter(2).
    ///
    /// @param count    submissions that the kernel is to take
    /// @param complete completions to wait for
    /// @param flags    `IORING_ENTER_*`
    /// @param nanos    how long, or a negative number
    /// @return what the kernel took, or `-errno`
    int enter(int count, int complete, int flags, long nanos) {
        SharedMemory.putIntRelease(sqTailAt, sqTail);
        long argument = 0;
        int all = flags | enterFlags;
        if (complete > 0 && nanos >= 0) {
            UringCalls.waitFor(nanos, wait);
            argument = wait;
            all |= UringConstants.IORING_ENTER_EXT_ARG;
        }
        int result = UringCalls.enter(errno, enterFd, count, complete, all, argument);
        if (result > 0) {
            sqTaken += result;
        }
        return result;
    }

    /// Whether completions wait in the kernel because the queue was full.
    boolean hasOverflow() {
        return (SharedMemory.getInt(sqFlagsAt) & UringConstants.IORING_SQ_CQ_OVERFLOW) != 0;
    }

    /// How many completions can be read.
    int available() {
        return SharedMemory.getIntAcquire(cqTailAt) - cqHead;
    }

    /// The end of what can be read now.
    int cqTail() {
        return SharedMemory.getIntAcquire(cqTailAt);
    }

    int cqHead() {
        return cqHead;
    }

    /// Where the next completion lies, which counts as read.
    long read() {
        return cqes + (long) (cqHead++ & cqMask) * IoUringCqe.SIZE;
    }

    /// Gives what was read back to the kernel.
    void release() {
        SharedMemory.putIntRelease(cqHeadAt, cqHead);
    }
}
