package soquete.option;

/// Options of the level `SOL_IPV6` (`IPPROTO_IPV6`), ipv6(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/ipv6.7.html">ipv6(7)</a>
public final class SolIpv6 {
    /// The number of the level.
    public static final int SOL_IPV6 = 41;

    /// Only IPv6: do not take IPv4 connections as mapped addresses. Set it before bind.
    public static final Option<Boolean> IPV6_V6ONLY =
            new Option<>("IPV6_V6ONLY", SOL_IPV6, 26, Shape.FLAG);

    private SolIpv6() {}
}
