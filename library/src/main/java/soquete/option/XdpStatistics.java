package soquete.option;

/// What `XDP_STATISTICS` counts.
///
/// @param rxDropped dropped for other reasons than these
/// @param rxInvalidDescs for invalid descriptors
/// @param txInvalidDescs not sent for invalid descriptors
/// @param rxRingFull for a full ring; since Linux 5.9
/// @param rxFillRingEmptyDescs for want of chunks to fill
/// @param txRingEmptyDescs failed to take from the send ring
/// @see <a href="https://docs.kernel.org/networking/af_xdp.html">AF_XDP</a>
public record XdpStatistics(
        long rxDropped,
        long rxInvalidDescs,
        long txInvalidDescs,
        long rxRingFull,
        long rxFillRingEmptyDescs,
        long txRingEmptyDescs) {
    private static final Struct XDP_STATISTICS = Struct.of("xdp_statistics", 48);
    private static final Struct.Field RXDROPPED = XDP_STATISTICS.field("rx_dropped", 0, 8);
    private static final Struct.Field RXINVALIDDESCS =
            XDP_STATISTICS.field("rx_invalid_descs", 8, 8);
    private static final Struct.Field TXINVALIDDESCS =
            XDP_STATISTICS.field("tx_invalid_descs", 16, 8);
    private static final Struct.Field RXRINGFULL = XDP_STATISTICS.field("rx_ring_full", 24, 8);
    private static final Struct.Field RXFILLRINGEMPTYDESCS =
            XDP_STATISTICS.field("rx_fill_ring_empty_descs", 32, 8);
    private static final Struct.Field TXRINGEMPTYDESCS =
            XDP_STATISTICS.field("tx_ring_empty_descs", 40, 8);

    static final Shape<XdpStatistics> SHAPE =
            Coded.struct(
                    XdpStatistics.class,
                    XDP_STATISTICS,
                    (value, to) -> {
                        RXDROPPED.put(to, value.rxDropped);
                        RXINVALIDDESCS.put(to, value.rxInvalidDescs);
                        TXINVALIDDESCS.put(to, value.txInvalidDescs);
                        RXRINGFULL.put(to, value.rxRingFull);
                        RXFILLRINGEMPTYDESCS.put(to, value.rxFillRingEmptyDescs);
                        TXRINGEMPTYDESCS.put(to, value.txRingEmptyDescs);
                    },
                    from ->
                            new XdpStatistics(
                                    RXDROPPED.get(from),
                                    RXINVALIDDESCS.get(from),
                                    TXINVALIDDESCS.get(from),
                                    RXRINGFULL.get(from),
                                    RXFILLRINGEMPTYDESCS.get(from),
                                    TXRINGEMPTYDESCS.get(from)));
}
