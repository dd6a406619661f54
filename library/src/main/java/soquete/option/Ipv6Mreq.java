package soquete.option;

import soquete.endpoint.Inet6Endpoint;

/// A group of IPv6, multicast or anycast, and the interface it is on: `struct ipv6_mreq`, ipv6(7).
/// The port does not count.
///
/// @param group          the group, ff00::/8 for multicast
/// @param interfaceIndex the interface; 0 leaves it to the kernel
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3493#section-5.2">RFC 3493, 5.2</a>
public record Ipv6Mreq(Inet6Endpoint group, int interfaceIndex) {
    private static final Struct IPV6_MREQ = Struct.of("ipv6_mreq", 20);
    private static final Struct.Field GROUP = IPV6_MREQ.field("ipv6mr_multiaddr", 0, 16);
    private static final Struct.Field INDEX = IPV6_MREQ.field("ipv6mr_interface", 16, 4);

    static final Shape<Ipv6Mreq> SHAPE =
            Coded.struct(
                    Ipv6Mreq.class,
                    IPV6_MREQ,
                    (value, to) -> {
                        InetBytes.putAddress(to, GROUP.offset(), value.group);
                        INDEX.put(to, value.interfaceIndex);
                    },
                    from ->
                            new Ipv6Mreq(
                                    InetBytes.address6(from, GROUP.offset(), 0, 0, 0),
                                    INDEX.getInt(from)));
}
