package soquete.netlink;

import java.nio.ByteBuffer;

/// What a socket's buffers hold, and may hold: `SK_MEMINFO_*`, in bytes of kernel memory, which is
/// more than the data in it.
///
/// @param receiveAllocated received and not read
/// @param receiveBuffer    how much that may be: `SO_RCVBUF`
/// @param sendAllocated    handed to the device
/// @param sendBuffer       how much the send queue may be: `SO_SNDBUF`
/// @param forward          reserved for what comes
/// @param sendQueued       in the send queue
/// @param options          options and filters
/// @param backlog          arrived while the socket was in use
/// @param drops            messages thrown away, for want of room or a broken checksum
public record SocketMemory(
        long receiveAllocated,
        long receiveBuffer,
        long sendAllocated,
        long sendBuffer,
        long forward,
        long sendQueued,
        long options,
        long backlog,
        long drops) {
    private static final int NUMBERS = 9;

    static SocketMemory of(NetlinkAttribute attribute) {
        ByteBuffer from = attribute.number(NUMBERS * Integer.BYTES);
        return new SocketMemory(
                next(from),
                next(from),
                next(from),
                next(from),
                next(from),
                next(from),
                next(from),
                next(from),
                next(from));
    }

    private static long next(ByteBuffer from) {
        return Integer.toUnsignedLong(from.getInt());
    }
}
