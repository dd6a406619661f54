package soquete.option;

/// Options of the level `SOL_UDP` (`IPPROTO_UDP`), udp(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/udp.7.html">udp(7)</a>
public final class SolUdp {
    /// The number of the level.
    public static final int SOL_UDP = 17;

    /// Collect what is sent into one datagram until it is turned off. Since Linux 2.5.44.
    public static final Option<Boolean> UDP_CORK = new Option<>("UDP_CORK", SOL_UDP, 1, Shape.FLAG);

    /// The protocol inside the datagrams, `UDP_ENCAP_*`, as ESP (2). Since Linux 2.5.67.
    public static final Option<Integer> UDP_ENCAP =
            new Option<>("UDP_ENCAP", SOL_UDP, 100, Shape.INT);

    /// Receive several datagrams of a flow at once, with their size in a control message. Since
    /// Linux 5.0.
    public static final Option<Boolean> UDP_GRO = new Option<>("UDP_GRO", SOL_UDP, 104, Shape.FLAG);

    /// Accept UDP over IPv6 without a checksum. Since Linux 3.16.
    public static final Option<Boolean> UDP_NO_CHECK6_RX =
            new Option<>("UDP_NO_CHECK6_RX", SOL_UDP, 102, Shape.FLAG);

    /// Send UDP over IPv6 without a checksum. Since Linux 3.16.
    public static final Option<Boolean> UDP_NO_CHECK6_TX =
            new Option<>("UDP_NO_CHECK6_TX", SOL_UDP, 101, Shape.FLAG);

    /// Cut what is sent into datagrams of this many bytes, 0 to 65535; 0 is off. Since Linux
    /// 4.18.
    public static final Option<Integer> UDP_SEGMENT =
            new Option<>("UDP_SEGMENT", SOL_UDP, 103, Shape.INT);

    private SolUdp() {}
}
