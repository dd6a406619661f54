package soquete.option;

/// Options of the level `SOL_XDP`: AF_XDP sockets, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/af_xdp.html">AF_XDP</a>
public final class SolXdp {
    /// The number of the level.
    public static final int SOL_XDP = 283;

    /// Packets sent in one turn in copy mode; write-only. Since Linux 6.18.
    public static final Option<Integer> XDP_MAX_TX_SKB_BUDGET =
            new Option<>("XDP_MAX_TX_SKB_BUDGET", SOL_XDP, 9, Shape.INT);

    /// Where the parts of the rings lie; read-only. Since Linux 4.18.
    public static final Option<XdpMmapOffsets> XDP_MMAP_OFFSETS =
            new Option<>("XDP_MMAP_OFFSETS", SOL_XDP, 1, Deferred.XDP_MMAP_OFFSETS);

    /// Bit 0: packets are not copied; read-only. Since Linux 5.3.
    public static final Option<Integer> XDP_OPTIONS =
            new Option<>("XDP_OPTIONS", SOL_XDP, 8, Shape.INT);

    /// The size of the receive ring in descriptors, a power of two; write-only. Since Linux 4.18.
    public static final Option<Integer> XDP_RX_RING =
            new Option<>("XDP_RX_RING", SOL_XDP, 2, Shape.INT);

    /// Counters; read-only. Since Linux 4.18.
    public static final Option<XdpStatistics> XDP_STATISTICS =
            new Option<>("XDP_STATISTICS", SOL_XDP, 7, Deferred.XDP_STATISTICS);

    /// The size of the send ring in descriptors, a power of two; write-only. Since Linux 4.18.
    public static final Option<Integer> XDP_TX_RING =
            new Option<>("XDP_TX_RING", SOL_XDP, 3, Shape.INT);

    /// The size of the completion ring in descriptors, a power of two; write-only. Since Linux
    /// 4.18.
    public static final Option<Integer> XDP_UMEM_COMPLETION_RING =
            new Option<>("XDP_UMEM_COMPLETION_RING", SOL_XDP, 6, Shape.INT);

    /// The size of the fill ring in descriptors, a power of two; write-only. Since Linux 4.18.
    public static final Option<Integer> XDP_UMEM_FILL_RING =
            new Option<>("XDP_UMEM_FILL_RING", SOL_XDP, 5, Shape.INT);

    /// The memory of the packets; write-only. Since Linux 4.18.
    public static final Option<XdpUmemReg> XDP_UMEM_REG =
            new Option<>("XDP_UMEM_REG", SOL_XDP, 4, Deferred.XDP_UMEM_REG);

    private SolXdp() {}
}
