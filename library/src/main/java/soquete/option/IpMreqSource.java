package soquete.option;

import soquete.endpoint.Inet4Endpoint;

/// A multicast group of IPv4 and one source of it: `struct ip_mreq_source`, ip(7). The ports do not
/// count. The interface is given by its address; [MulticastMembership] gives it by its index.
///
/// @param group            the group
/// @param interfaceAddress a local address of the interface, or [Inet4Endpoint#ANY]
/// @param source           whose packets
/// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
public record IpMreqSource(
        Inet4Endpoint group, Inet4Endpoint interfaceAddress, Inet4Endpoint source) {
    private static final Struct IP_MREQ_SOURCE = Struct.of("ip_mreq_source", 12);
    private static final Struct.Field GROUP = IP_MREQ_SOURCE.field("imr_multiaddr", 0, 4);
    private static final Struct.Field INTERFACE = IP_MREQ_SOURCE.field("imr_interface", 4, 4);
    private static final Struct.Field SOURCE = IP_MREQ_SOURCE.field("imr_sourceaddr", 8, 4);

    static final Shape<IpMreqSource> SHAPE =
            Coded.struct(
                    IpMreqSource.class,
                    IP_MREQ_SOURCE,
                    (value, to) -> {
                        GROUP.putNet(to, value.group.address());
                        INTERFACE.putNet(to, value.interfaceAddress.address());
                        SOURCE.putNet(to, value.source.address());
                    },
                    from ->
                            new IpMreqSource(
                                    new Inet4Endpoint(GROUP.getNet(from), 0),
                                    new Inet4Endpoint(INTERFACE.getNet(from), 0),
                                    new Inet4Endpoint(SOURCE.getNet(from), 0)));
}
