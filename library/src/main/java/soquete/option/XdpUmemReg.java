package soquete.option;

/// The memory of AF_XDP sockets, `XDP_UMEM_REG`.
///
/// @param address where it begins, on a page
/// @param length bytes
/// @param chunkSize bytes of a chunk: 2048 to a page
/// @param headroom bytes left free before each packet
/// @param flags `XDP_UMEM_*`
/// @param txMetadataLen bytes of metadata before each packet to send; since Linux 6.8
/// @see <a href="https://docs.kernel.org/networking/af_xdp.html">AF_XDP</a>
public record XdpUmemReg(
        long address, long length, long chunkSize, long headroom, long flags, long txMetadataLen) {
    private static final Struct XDP_UMEM_REG = Struct.of("xdp_umem_reg", 32);
    private static final Struct.Field ADDRESS = XDP_UMEM_REG.field("addr", 0, 8);
    private static final Struct.Field LENGTH = XDP_UMEM_REG.field("len", 8, 8);
    private static final Struct.Field CHUNKSIZE = XDP_UMEM_REG.field("chunk_size", 16, 4);
    private static final Struct.Field HEADROOM = XDP_UMEM_REG.field("headroom", 20, 4);
    private static final Struct.Field FLAGS = XDP_UMEM_REG.field("flags", 24, 4);
    private static final Struct.Field TXMETADATALEN = XDP_UMEM_REG.field("tx_metadata_len", 28, 4);

    static final Shape<XdpUmemReg> SHAPE =
            Coded.struct(
                    XdpUmemReg.class,
                    XDP_UMEM_REG,
                    (value, to) -> {
                        ADDRESS.put(to, value.address);
                        LENGTH.put(to, value.length);
                        CHUNKSIZE.put(to, value.chunkSize);
                        HEADROOM.put(to, value.headroom);
                        FLAGS.put(to, value.flags);
                        TXMETADATALEN.put(to, value.txMetadataLen);
                    },
                    from ->
                            new XdpUmemReg(
                                    ADDRESS.get(from),
                                    LENGTH.get(from),
                                    CHUNKSIZE.get(from),
                                    HEADROOM.get(from),
                                    FLAGS.get(from),
                                    TXMETADATALEN.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public XdpUmemReg {
        Range.check("chunk_size", chunkSize, 0xffff_ffffL);
        Range.check("headroom", headroom, 0xffff_ffffL);
        Range.check("flags", flags, 0xffff_ffffL);
        Range.check("tx_metadata_len", txMetadataLen, 0xffff_ffffL);
    }
}
