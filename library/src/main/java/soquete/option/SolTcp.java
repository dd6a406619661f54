package soquete.option;

/// Options of the level `SOL_TCP` (`IPPROTO_TCP`), tcp(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
public final class SolTcp {
    /// The number of the level.
    public static final int SOL_TCP = 6;

    /// Send small segments at once instead of waiting to fill one (no Nagle algorithm).
    public static final Option<Boolean> TCP_NODELAY =
            new Option<>("TCP_NODELAY", SOL_TCP, 1, Shape.FLAG);

    private SolTcp() {}
}
