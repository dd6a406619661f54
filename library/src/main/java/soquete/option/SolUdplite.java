package soquete.option;

/// Options of the level `SOL_UDPLITE` (`IPPROTO_UDPLITE`), udplite(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/udplite.7.html">udplite(7)</a>
public final class SolUdplite {
    /// The number of the level.
    public static final int SOL_UDPLITE = 136;

    /// The least checksum coverage accepted, in bytes: 0 all, or 8 to 65535; lower becomes 8.
    /// Since Linux 2.6.20.
    public static final Option<Integer> UDPLITE_RECV_CSCOV =
            new Option<>("UDPLITE_RECV_CSCOV", SOL_UDPLITE, 11, Shape.INT);

    /// The checksum coverage sent, in bytes: 0 all, or 8 to 65535; lower becomes 8. Since Linux
    /// 2.6.20.
    public static final Option<Integer> UDPLITE_SEND_CSCOV =
            new Option<>("UDPLITE_SEND_CSCOV", SOL_UDPLITE, 10, Shape.INT);

    private SolUdplite() {}
}
