package soquete.sys;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/// The system calls of io_uring(7). As [Calls]: the result or `-errno`, no checks, no policy.
@OwnConstants("how many operations a probe asks for")
public final class UringCalls {
    /// More than any kernel has, and what the kernel accepts.
    private static final int PROBED = 256;

    private UringCalls() {}

    /// Makes a ring.
    ///
    /// @param params a zeroed [IoUringParams] but for what is asked
    public static int setup(Scratch s, int entries, long params) {
        return (int) Kernel.call(s.errno, SystemCall.IO_URING_SETUP, entries, params, 0, 0, 0, 0);
    }

    /// Submits, and waits for completions if asked.
    ///
    /// @param errno memory of the caller's own, because it may wait long
    /// @param argument 0, or the address of an argument that [#waitFor] wrote
    public static int enter(
            MemorySegment errno, int ring, int submit, int complete, int flags, long argument) {
        long size = argument == 0 ? 0 : IoUringGeteventsArg.SIZE;
        return (int)
                Kernel.call(
                        errno,
                        SystemCall.IO_URING_ENTER,
                        ring,
                        submit,
                        complete,
                        flags,
                        argument,
                        size);
    }

    /// Writes the argument of a wait that ends at some time.
    ///
    /// @param at room for an argument, and behind it for a timespec
    public static void waitFor(long nanos, long at) {
        long time = at + IoUringGeteventsArg.SIZE;
        KernelTimespec.encode(nanos, time);
        SharedMemory.putLong(at + IoUringGeteventsArg.SIGMASK, 0);
        SharedMemory.putLong(at + IoUringGeteventsArg.SIGMASK_SZ, 0);
        SharedMemory.putLong(at + IoUringGeteventsArg.TS, time);
    }

    public static int register(Scratch s, int ring, int operation, long argument, int count) {
        return (int)
                Kernel.call(
                        s.errno,
                        SystemCall.IO_URING_REGISTER,
                        ring,
                        operation,
                        argument,
                        count,
                        0,
                        0);
    }

    /// The operations that the kernel has.
    ///
    /// @param found receives their numbers
    /// @return 0 or `-errno`
    public static int probe(Scratch s, int ring, BitSet found) {
        long at = s.data();
        Memory.clear(at, IoUringProbe.SIZE + (long) PROBED * IoUringProbeOp.SIZE);
        int result = register(s, ring, UringConstants.IORING_REGISTER_PROBE, at, PROBED);
        if (result < 0) {
            return result;
        }
        int count = Memory.getByte(at + IoUringProbe.OPS_LEN) & 0xff;
        for (int i = 0; i < count; i++) {
            long op = at + IoUringProbe.OPS + (long) i * IoUringProbeOp.SIZE;
            int flags = Memory.getShort(op + IoUringProbeOp.FLAGS);
            if ((flags & UringConstants.IO_URING_OP_SUPPORTED) != 0) {
                found.set(Memory.getByte(op + IoUringProbeOp.OP) & 0xff);
            }
        }
        return 0;
    }

    /// Lets the calling thread use the ring by a number that costs less than a descriptor.
    ///
    /// @return the number, or `-errno`
    public static int registerRing(Scratch s, int ring) {
        long at = s.data();
        Memory.putInt(at + IoUringRsrcUpdate.OFFSET, -1);
        Memory.putInt(at + IoUringRsrcUpdate.OFFSET + Integer.BYTES, 0);
        Memory.putLong(at + IoUringRsrcUpdate.DATA, ring);
        int result = register(s, ring, UringConstants.IORING_REGISTER_RING_FDS, at, 1);
        return result < 0 ? result : Memory.getInt(at + IoUringRsrcUpdate.OFFSET);
    }

    /// Ends the use of a number from [#registerRing].
    ///
    /// @return the count of numbers that ended, or `-errno`
    public static int unregisterRing(Scratch s, int ring, int number) {
        long at = s.data();
        Memory.clear(at, IoUringRsrcUpdate.SIZE);
        Memory.putInt(at + IoUringRsrcUpdate.OFFSET, number);
        return register(s, ring, UringConstants.IORING_UNREGISTER_RING_FDS, at, 1);
    }

    /// Gives the kernel a ring of provided buffers.
    ///
    /// @return 0 or `-errno`
    public static int registerBufferRing(
            Scratch s, int ring, long address, int entries, int group, int flags) {
        long at = s.data();
        Memory.clear(at, IoUringBufReg.SIZE);
        Memory.putLong(at + IoUringBufReg.RING_ADDR, address);
        Memory.putInt(at + IoUringBufReg.RING_ENTRIES, entries);
        Memory.putShort(at + IoUringBufReg.BGID, (short) group);
        Memory.putShort(at + IoUringBufReg.FLAGS, (short) flags);
        return register(s, ring, UringConstants.IORING_REGISTER_PBUF_RING, at, 1);
    }

    /// Takes it back.
    ///
    /// @return 0 or `-errno`
    public static int unregisterBufferRing(Scratch s, int ring, int group) {
        long at = s.data();
        Memory.clear(at, IoUringBufReg.SIZE);
        Memory.putShort(at + IoUringBufReg.BGID, (short) group);
        return register(s, ring, UringConstants.IORING_UNREGISTER_PBUF_RING, at, 1);
    }

    /// Cancels an operation and waits until it is over.
    ///
    /// @param nanos how long, or a negative number
    /// @return 0 or `-errno`
    public static int cancelNow(Scratch s, int ring, long userData, long nanos) {
        long at = s.data();
        Memory.clear(at, IoUringSyncCancelReg.SIZE);
        Memory.putLong(at + IoUringSyncCancelReg.ADDR, userData);
        Memory.putInt(at + IoUringSyncCancelReg.FD, -1);
        long time = at + IoUringSyncCancelReg.TIMEOUT;
        if (nanos < 0) {
            KernelTimespec.encode(-1, -1, time);
        } else {
            KernelTimespec.encode(nanos, time);
        }
        return register(s, ring, UringConstants.IORING_REGISTER_SYNC_CANCEL, at, 1);
    }
}
