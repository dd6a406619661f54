package soquete.capture;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import soquete.error.ErrnoException;
import soquete.sys.MappingCalls;
import soquete.sys.PacketConstants;
import soquete.sys.Scratch;
import soquete.sys.Tpacket3Hdr;
import soquete.sys.TpacketBlockDesc;
import soquete.sys.TpacketHdrV1;

/// The blocks that the kernel fills with packets, in memory shared with it: TPACKET_V3.
///
/// A block belongs to the kernel or to us, as its status says; the status is read before and
/// written after everything else in it. The segment belongs to a shared arena, so that closing
/// waits for whoever reads, and what comes later is an exception.
final class CaptureRing implements AutoCloseable {
    private static final VarHandle STATUS = JAVA_INT.varHandle();
    private static final long BLOCK = TpacketBlockDesc.HDR;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final long blockSize;
    private final int blocks;

    /// The block that is ours or will be next, the packet in it, and how many follow that.
    private long block;

    private long packet;
    private int left;
    private boolean holding;

    private CaptureRing(long address, long blockSize, int blocks) {
        this.memory = MappingCalls.segment(address, blockSize * blocks, arena);
        this.blockSize = blockSize;
        this.blocks = blocks;
    }

    static CaptureRing map(int fd, int blockSize, int blocks) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            long address = MappingCalls.mmap(s, (long) blockSize * blocks, fd, 0);
            if (address < 0 && address > -4096) {
                throw ErrnoException.of("mmap", (int) -address, "capture ring");
            }
            return new CaptureRing(address, blockSize, blocks);
        } finally {
            s.give();
        }
    }

    /// Goes on to the next packet. Gives a block back when all of it was read.
    ///
    /// @return whether there is one now
    boolean advance() {
        if (left > 0) {
            left--;
            packet += Integer.toUnsignedLong(number(Tpacket3Hdr.TP_NEXT_OFFSET));
            return true;
        }
        while (true) {
            release();
            int status = (int) STATUS.getAcquire(memory, block + BLOCK + TpacketHdrV1.BLOCK_STATUS);
            if ((status & PacketConstants.TP_STATUS_USER) == 0) {
                return false;
            }
            holding = true;
            int packets = memory.get(JAVA_INT, block + BLOCK + TpacketHdrV1.NUM_PKTS);
            if (packets > 0) { // a block may end by its time without a packet
                left = packets - 1;
                long first = block + BLOCK + TpacketHdrV1.OFFSET_TO_FIRST_PKT;
                packet = block + Integer.toUnsignedLong(memory.get(JAVA_INT, first));
                return true;
            }
        }
    }

    private void release() {
        if (holding) {
            holding = false;
            long at = block + BLOCK + TpacketHdrV1.BLOCK_STATUS;
            STATUS.setRelease(memory, at, PacketConstants.TP_STATUS_KERNEL);
            block = (block + blockSize) % (blockSize * blocks);
        }
    }

    int number(long offset) {
        return memory.get(JAVA_INT, packet + offset);
    }

    int shortNumber(long offset) {
        return Short.toUnsignedInt(memory.get(JAVA_SHORT, packet + offset));
    }

    int byteNumber(long offset) {
        return Byte.toUnsignedInt(memory.get(JAVA_BYTE, packet + offset));
    }

    /// The bytes of the current packet.
    MemorySegment bytes() {
        long start = packet + shortNumber(Tpacket3Hdr.TP_MAC);
        return memory.asSlice(start, Integer.toUnsignedLong(number(Tpacket3Hdr.TP_SNAPLEN)));
    }

    /// Bytes near the current packet.
    void copy(long offset, byte[] to) {
        MemorySegment.copy(memory, JAVA_BYTE, packet + offset, to, 0, to.length);
    }

    @Override
    public void close() {
        arena.close();
    }
}
