package soquete.option;

import java.nio.ByteBuffer;

/// Where the parts of the rings of an AF_XDP socket lie, `XDP_MMAP_OFFSETS`.
///
/// @param rx         the receive ring
/// @param tx         the send ring
/// @param fill       the fill ring
/// @param completion the completion ring
/// @see <a href="https://docs.kernel.org/networking/af_xdp.html">AF_XDP</a>
public record XdpMmapOffsets(Ring rx, Ring tx, Ring fill, Ring completion) {
    private static final Struct XDP_MMAP_OFFSETS = Struct.of("xdp_mmap_offsets", 128);
    private static final Struct.Field RX = XDP_MMAP_OFFSETS.field("rx", 0, 32);
    private static final Struct.Field TX = XDP_MMAP_OFFSETS.field("tx", 32, 32);
    private static final Struct.Field FR = XDP_MMAP_OFFSETS.field("fr", 64, 32);
    private static final Struct.Field CR = XDP_MMAP_OFFSETS.field("cr", 96, 32);

    private static final Struct XDP_RING_OFFSET = Struct.of("xdp_ring_offset", 32);
    private static final Struct.Field PRODUCER = XDP_RING_OFFSET.field("producer", 0, 8);
    private static final Struct.Field CONSUMER = XDP_RING_OFFSET.field("consumer", 8, 8);
    private static final Struct.Field DESC = XDP_RING_OFFSET.field("desc", 16, 8);
    private static final Struct.Field FLAGS = XDP_RING_OFFSET.field("flags", 24, 8);

    static final Shape<XdpMmapOffsets> SHAPE =
            Coded.answer(
                    XdpMmapOffsets.class,
                    XDP_MMAP_OFFSETS,
                    XDP_MMAP_OFFSETS.size(),
                    from ->
                            new XdpMmapOffsets(
                                    ring(from, RX),
                                    ring(from, TX),
                                    ring(from, FR),
                                    ring(from, CR)));

    /// A ring: `struct xdp_ring_offset`, in bytes from its mapping.
    ///
    /// @param producer the producer index
    /// @param consumer the consumer index
    /// @param desc     the descriptors
    /// @param flags    the flags; since Linux 5.4
    public record Ring(long producer, long consumer, long desc, long flags) {}

    private static Ring ring(ByteBuffer all, Struct.Field which) {
        ByteBuffer from = XDP_RING_OFFSET.wrap(which.getBytes(all, which.bytes()));
        return new Ring(PRODUCER.get(from), CONSUMER.get(from), DESC.get(from), FLAGS.get(from));
    }
}
