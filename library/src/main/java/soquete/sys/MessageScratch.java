package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;

/// Native memory for one sendmsg(2) or recvmsg(2) at a time: the header, the address, the list of
/// pieces, control data, and room for bytes that the caller has on the heap.
///
/// Taken and given back as [Scratch]. Those of the usual size are kept; a larger one lives for one
/// call.
@OwnConstants("the parts of a block, and the size of the pool")
public final class MessageScratch {
    private static final int KEPT = 64;
    private static final int ERRNO_SIZE = 16;
    private static final int HEADER_SIZE = 64;
    private static final int USUAL_PIECES = 16;
    private static final int USUAL_CONTROL = 2048;
    private static final int USUAL_DATA = 64 * 1024;

    private static final ConcurrentLinkedQueue<MessageScratch> POOL = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger IN_POOL = new AtomicInteger();

    private final @Nullable Arena arena;
    private final MemorySegment errno;
    private final long header;
    private final long sockaddr;
    private final long pieces;
    private final long control;
    private final long data;

    private MessageScratch(@Nullable Arena own, Arena from, long count, long control, long data) {
        this.arena = own;
        this.errno = from.allocate(ERRNO_SIZE, ERRNO_SIZE).asSlice(0, Integer.BYTES);
        this.header = from.allocate(HEADER_SIZE, Long.BYTES).address();
        this.sockaddr = from.allocate(Sockaddr.STORAGE, Long.BYTES).address();
        this.pieces = from.allocate(Math.max(1, count) * Iovec.SIZE, Long.BYTES).address();
        this.control = from.allocate(Math.max(1, control), Long.BYTES).address();
        this.data = from.allocate(Math.max(1, data), Long.BYTES).address();
    }

    /// A block for the calling thread alone, until [#give].
    ///
    /// @param pieces  how many
    /// @param control bytes of control data
    /// @param data    bytes that the caller has on the heap
    public static MessageScratch take(int pieces, long control, long data) {
        if (pieces > USUAL_PIECES || control > USUAL_CONTROL || data > USUAL_DATA) {
            Arena arena = Arena.ofConfined();
            return new MessageScratch(arena, arena, pieces, control, data);
        }
        MessageScratch kept = POOL.poll();
        if (kept != null) {
            IN_POOL.decrementAndGet();
            return kept;
        }
        if (IN_POOL.get() < KEPT) {
            Arena global = Arena.global();
            return new MessageScratch(null, global, USUAL_PIECES, USUAL_CONTROL, USUAL_DATA);
        }
        Arena arena = Arena.ofConfined();
        return new MessageScratch(arena, arena, pieces, control, data);
    }

    /// Ends the use of this block.
    public void give() {
        if (arena != null) {
            arena.close();
        } else {
            IN_POOL.incrementAndGet();
            POOL.add(this);
        }
    }

    /// Where errno is captured.
    public MemorySegment errno() {
        return errno;
    }

    /// The `struct msghdr`.
    public long header() {
        return header;
    }

    /// The control data.
    public long control() {
        return control;
    }

    long pieces() {
        return pieces;
    }

    long data() {
        return data;
    }

    /// Prepares to send.
    ///
    /// @return the bytes that will be sent
    public long send(
            Pieces from,
            long limit,
            List<? extends ControlMessage> controls,
            @Nullable Endpoint to) {
        Msghdr.name(
                header, to == null ? 0 : sockaddr, to == null ? 0 : Sockaddr.encode(to, sockaddr));
        Msghdr.control(header, control, Cmsg.encode(controls, control));
        return from.prepare(this, limit, true);
    }

    /// Prepares to receive.
    ///
    /// @param copyIn whether the kernel may leave the memory as it is
    /// @return the bytes that will be received at most
    public long receive(Pieces into, long limit, long controlSpace, boolean copyIn) {
        Msghdr.name(header, sockaddr, Sockaddr.STORAGE);
        Msghdr.control(header, control, controlSpace);
        return into.prepare(this, limit, copyIn);
    }

    /// The address that the kernel filled in, or null where it named none.
    public @Nullable Endpoint name() {
        int length = Msghdr.nameLength(header);
        return length == 0 ? null : Sockaddr.decode(sockaddr, length);
    }

    /// The bytes of control data that the kernel wrote.
    public long controlLength() {
        return Msghdr.controlLength(header);
    }

    /// The flags that the kernel answered.
    public int flags() {
        return Msghdr.flags(header);
    }
}
