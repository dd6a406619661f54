package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The memory of a socket, in bytes: the value of `SO_MEMINFO`.
///
/// @param rmemAlloc   `SK_MEMINFO_RMEM_ALLOC`: received and not yet read, with bookkeeping
/// @param rcvbuf      `SK_MEMINFO_RCVBUF`: the size of the receive buffer
/// @param wmemAlloc   `SK_MEMINFO_WMEM_ALLOC`: handed down for sending
/// @param sndbuf      `SK_MEMINFO_SNDBUF`: the size of the send buffer
/// @param fwdAlloc    `SK_MEMINFO_FWD_ALLOC`: reserved ahead
/// @param wmemQueued  `SK_MEMINFO_WMEM_QUEUED`: queued for sending
/// @param optmem      `SK_MEMINFO_OPTMEM`: of options and filters
/// @param backlog     `SK_MEMINFO_BACKLOG`: waiting while the socket is in use
/// @param drops       `SK_MEMINFO_DROPS`: packets dropped (a count, since Linux 4.7)
public record MemInfo(
        long rmemAlloc,
        long rcvbuf,
        long wmemAlloc,
        long sndbuf,
        long fwdAlloc,
        long wmemQueued,
        long optmem,
        long backlog,
        long drops) {
    private static final int COUNT = 9;
    private static final int ROOM = 64 * Integer.BYTES;

    static final Shape<MemInfo> SHAPE =
            Coded.bytes(
                    MemInfo.class,
                    ROOM,
                    Passing.VALUE,
                    value -> {
                        throw new IllegalArgumentException("the kernel alone makes a MemInfo");
                    },
                    MemInfo::decode);

    private static MemInfo decode(byte[] bytes) {
        Struct.require(bytes, COUNT * Integer.BYTES);
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        long[] all = new long[COUNT];
        for (int i = 0; i < COUNT; i++) {
            all[i] = from.getInt() & 0xffff_ffffL;
        }
        return new MemInfo(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8]);
    }
}
