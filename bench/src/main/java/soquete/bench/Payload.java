package soquete.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/// What is sent, and where it is received, in every form; and the proof that it arrived.
final class Payload {
    final MemorySegment outSegment;
    final MemorySegment inSegment;
    final ByteBuffer outDirect;
    final ByteBuffer inDirect;
    final byte[] outArray;
    final byte[] inArray;
    final ByteBuffer outHeap;
    final ByteBuffer inHeap;
    private final SplittableRandom random = new SplittableRandom();
    private long checked;

    Payload(int size) {
        outSegment = Arena.global().allocate(size);
        inSegment = Arena.global().allocate(size);
        outDirect = ByteBuffer.allocateDirect(size);
        inDirect = ByteBuffer.allocateDirect(size);
        outArray = new byte[size];
        inArray = new byte[size];
        outHeap = ByteBuffer.wrap(outArray);
        inHeap = ByteBuffer.wrap(inArray);
    }

    /// Other bytes to send than last time, and nothing received yet.
    void renew() {
        random.nextBytes(outArray);
        outArray[0] |= 1; // not all zero
        outSegment.copyFrom(MemorySegment.ofArray(outArray));
        MemorySegment.ofBuffer(outDirect.clear()).copyFrom(outSegment);
        inSegment.fill((byte) 0);
        MemorySegment.ofBuffer(inDirect.clear()).fill((byte) 0);
        MemorySegment.ofArray(inArray).fill((byte) 0);
    }

    /// Whether at least one form has received what was sent, and none anything else.
    void check() {
        int arrived =
                arrived(inSegment)
                        + arrived(MemorySegment.ofBuffer(inDirect.clear()))
                        + arrived(MemorySegment.ofArray(inArray));
        if (arrived == 0) {
            throw new IllegalStateException("nothing arrived");
        }
        checked += arrived * outSegment.byteSize();
    }

    private int arrived(MemorySegment in) {
        if (in.mismatch(outSegment) == -1) {
            return 1;
        }
        for (long i = 0; i < in.byteSize(); i++) {
            if (in.get(java.lang.foreign.ValueLayout.JAVA_BYTE, i) != 0) {
                throw new IllegalStateException("other bytes arrived than were sent");
            }
        }
        return 0;
    }

    /// Says how many bytes were compared: `bench/calls` wants to see it.
    void report() {
        System.out.println("checked " + checked + " bytes");
    }
}
