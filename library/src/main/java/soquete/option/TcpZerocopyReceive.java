package soquete.option;

/// Question and answer of `TCP_ZEROCOPY_RECEIVE`: maps received pages where the socket was mapped
/// by mmap(2). The addresses are of memory of the caller.
///
/// @param address in: where in the mapping
/// @param length in: bytes to map; out: bytes mapped
/// @param recvSkipHint out: bytes to take by recv before the next try
/// @param inq out: bytes that wait
/// @param err out: the pending error
/// @param copybufAddress in: a buffer for what cannot be mapped, or 0
/// @param copybufLen in: its size; out: bytes copied
/// @param flags in: `TCP_RECEIVE_ZEROCOPY_FLAG_*`
/// @param msgControl in: where control messages go, or 0
/// @param msgControllen in: their room; out: their size
/// @param msgFlags out: `MSG_*`
public record TcpZerocopyReceive(
        long address,
        long length,
        long recvSkipHint,
        long inq,
        int err,
        long copybufAddress,
        int copybufLen,
        long flags,
        long msgControl,
        long msgControllen,
        long msgFlags) {
    private static final Struct TCP_ZEROCOPY_RECEIVE = Struct.of("tcp_zerocopy_receive", 64);
    private static final Struct.Field ADDRESS = TCP_ZEROCOPY_RECEIVE.field("address", 0, 8);
    private static final Struct.Field LENGTH = TCP_ZEROCOPY_RECEIVE.field("length", 8, 4);
    private static final Struct.Field RECVSKIPHINT =
            TCP_ZEROCOPY_RECEIVE.field("recv_skip_hint", 12, 4);
    private static final Struct.Field INQ = TCP_ZEROCOPY_RECEIVE.field("inq", 16, 4);
    private static final Struct.Field ERR = TCP_ZEROCOPY_RECEIVE.field("err", 20, 4);
    private static final Struct.Field COPYBUFADDRESS =
            TCP_ZEROCOPY_RECEIVE.field("copybuf_address", 24, 8);
    private static final Struct.Field COPYBUFLEN = TCP_ZEROCOPY_RECEIVE.field("copybuf_len", 32, 4);
    private static final Struct.Field FLAGS = TCP_ZEROCOPY_RECEIVE.field("flags", 36, 4);
    private static final Struct.Field MSGCONTROL = TCP_ZEROCOPY_RECEIVE.field("msg_control", 40, 8);
    private static final Struct.Field MSGCONTROLLEN =
            TCP_ZEROCOPY_RECEIVE.field("msg_controllen", 48, 8);
    private static final Struct.Field MSGFLAGS = TCP_ZEROCOPY_RECEIVE.field("msg_flags", 56, 4);

    static final Shape<TcpZerocopyReceive> SHAPE =
            Coded.struct(
                    TcpZerocopyReceive.class,
                    TCP_ZEROCOPY_RECEIVE,
                    (value, to) -> {
                        ADDRESS.put(to, value.address);
                        LENGTH.put(to, value.length);
                        RECVSKIPHINT.put(to, value.recvSkipHint);
                        INQ.put(to, value.inq);
                        ERR.put(to, value.err);
                        COPYBUFADDRESS.put(to, value.copybufAddress);
                        COPYBUFLEN.put(to, value.copybufLen);
                        FLAGS.put(to, value.flags);
                        MSGCONTROL.put(to, value.msgControl);
                        MSGCONTROLLEN.put(to, value.msgControllen);
                        MSGFLAGS.put(to, value.msgFlags);
                    },
                    from ->
                            new TcpZerocopyReceive(
                                    ADDRESS.get(from),
                                    LENGTH.get(from),
                                    RECVSKIPHINT.get(from),
                                    INQ.get(from),
                                    ERR.getInt(from),
                                    COPYBUFADDRESS.get(from),
                                    COPYBUFLEN.getInt(from),
                                    FLAGS.get(from),
                                    MSGCONTROL.get(from),
                                    MSGCONTROLLEN.get(from),
                                    MSGFLAGS.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public TcpZerocopyReceive {
        Range.check("length", length, 0xffff_ffffL);
        Range.check("recv_skip_hint", recvSkipHint, 0xffff_ffffL);
        Range.check("inq", inq, 0xffff_ffffL);
        Range.check("flags", flags, 0xffff_ffffL);
        Range.check("msg_flags", msgFlags, 0xffff_ffffL);
    }

    /// A question without buffers for copies and control messages.
    ///
    /// @param address where in the mapping
    /// @param length  bytes to map
    /// @return the question
    public static TcpZerocopyReceive of(long address, long length) {
        return new TcpZerocopyReceive(address, length, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
