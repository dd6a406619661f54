package soquete.option;

/// Options of the level `SOL_RAW`: raw sockets of ICMP, raw(7).
///
/// @see <a href="https://man7.org/linux/man-pages/man7/raw.7.html">raw(7)</a>
public final class SolRaw {
    /// The number of the level.
    public static final int SOL_RAW = 255;

    /// Which messages are not received; raw sockets of IPPROTO_ICMP.
    public static final Option<IcmpFilter> ICMP_FILTER =
            new Option<>("ICMP_FILTER", SOL_RAW, 1, Deferred.ICMP_FILTER);

    private SolRaw() {}
}
