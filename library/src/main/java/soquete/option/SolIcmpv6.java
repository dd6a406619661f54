package soquete.option;

/// Options of the level `SOL_ICMPV6`: raw sockets of ICMPv6.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3542#section-3.2">RFC 3542</a>
public final class SolIcmpv6 {
    /// The number of the level.
    public static final int SOL_ICMPV6 = 58;

    /// Which messages are not received; raw sockets of IPPROTO_ICMPV6.
    public static final Option<Icmp6Filter> ICMPV6_FILTER =
            new Option<>("ICMPV6_FILTER", SOL_ICMPV6, 1, Deferred.ICMP6_FILTER);

    private SolIcmpv6() {}
}
