package soquete.sys;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The caller's memory for one message: pieces on the heap or off it, in order.
///
/// Those off the heap are given to the kernel as they are, those on the heap by way of a copy. The
/// pieces must stay alive during the call.
public final class Pieces {
    private final List<MemorySegment> segments;
    private final long size;
    private final long heapSize;

    private Pieces(List<MemorySegment> segments) {
        this.segments = segments;
        long all = 0;
        long heap = 0;
        for (MemorySegment segment : segments) {
            all += segment.byteSize();
            heap += segment.isNative() ? 0 : segment.byteSize();
        }
        this.size = all;
        this.heapSize = heap;
    }

    /// Pieces to send from.
    ///
    /// @throws IllegalArgumentException if there are more than the kernel takes
    /// @throws IllegalStateException if one is not alive
    /// @throws WrongThreadException if one belongs to another thread
    public static Pieces of(List<MemorySegment> segments) {
        if (segments.size() > Constants.UIO_MAXIOV) {
            throw new IllegalArgumentException(
                    segments.size()
                            + " pieces are more than a message can have: put some together, "
                            + Constants.UIO_MAXIOV
                            + " is the limit");
        }
        for (MemorySegment segment : segments) {
            requireUsable(segment);
        }
        return new Pieces(List.copyOf(segments));
    }

    /// Pieces to receive into.
    ///
    /// @throws IllegalArgumentException as [#of], and if one is read-only
    public static Pieces into(List<MemorySegment> segments) {
        for (MemorySegment segment : segments) {
            if (segment.isReadOnly()) {
                throw new IllegalArgumentException("cannot receive into a read-only segment");
            }
        }
        return of(segments);
    }

    /// Refuses memory that this thread must not use: its address alone would not tell.
    public static void requireUsable(MemorySegment segment) {
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException("the arena of a segment is closed");
        }
        if (!segment.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("a segment belongs to another thread");
        }
    }

    /// Bytes in all pieces.
    public long size() {
        return size;
    }

    /// Bytes on the heap.
    public long heapSize() {
        return heapSize;
    }

    /// How many pieces.
    public int count() {
        return segments.size();
    }

    /// What follows the first bytes.
    public Pieces from(long offset) {
        List<MemorySegment> rest = new ArrayList<>();
        long skip = offset;
        for (MemorySegment segment : segments) {
            long here = Math.min(skip, segment.byteSize());
            skip -= here;
            if (here < segment.byteSize()) {
                rest.add(segment.asSlice(here));
            }
        }
        return new Pieces(List.copyOf(rest));
    }

    /// A block that has room for this.
    ///
    /// @param limit bytes to transfer at most
    public MessageScratch scratch(long control, long limit) {
        return MessageScratch.take(segments.size(), control, Math.min(heapSize, limit));
    }

    /// Fills in the list of pieces.
    ///
    /// @param copyIn whether to copy what is on the heap to where the kernel will have it
    /// @return the bytes of all
    long prepare(MessageScratch scratch, long limit, boolean copyIn) {
        long iovec = scratch.pieces();
        long heapAt = scratch.data();
        long total = 0;
        int count = 0;
        for (MemorySegment segment : segments) {
            long length = Math.min(segment.byteSize(), limit - total);
            long address = segment.isNative() ? segment.address() : heapAt;
            if (!segment.isNative()) {
                if (copyIn) {
                    MemorySegment.copy(segment, 0, Memory.ALL, heapAt, length);
                }
                heapAt += length;
            }
            Iovec.encode(iovec, address, length);
            iovec += Iovec.SIZE;
            total += length;
            count++;
            if (total == limit) {
                break;
            }
        }
        Msghdr.pieces(scratch.header(), scratch.pieces(), count);
        return total;
    }

    /// Copies what the kernel left for the pieces on the heap.
    ///
    /// @param count bytes that it wrote
    public void copyOut(MessageScratch scratch, long count) {
        long heapAt = scratch.data();
        long left = count;
        for (MemorySegment segment : segments) {
            long length = Math.min(segment.byteSize(), left);
            if (!segment.isNative()) {
                MemorySegment.copy(Memory.ALL, heapAt, segment, 0, length);
                heapAt += length;
            }
            left -= length;
            if (left == 0) {
                break;
            }
        }
    }
}
