package soquete.option;

import soquete.endpoint.Inet6Endpoint;

/// The source address and the interface that a socket sends from, `IPV6_PKTINFO`: `struct
/// in6_pktinfo`. The port does not count.
///
/// @param address        the source, or [Inet6Endpoint#ANY]
/// @param interfaceIndex the interface, or 0
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3542#section-6.1">RFC 3542, 6.1</a>
public record In6Pktinfo(Inet6Endpoint address, int interfaceIndex) {
    private static final Struct IN6_PKTINFO = Struct.of("in6_pktinfo", 20);
    private static final Struct.Field ADDRESS = IN6_PKTINFO.field("ipi6_addr", 0, 16);
    private static final Struct.Field INDEX = IN6_PKTINFO.field("ipi6_ifindex", 16, 4);

    static final Shape<In6Pktinfo> SHAPE =
            Coded.struct(
                    In6Pktinfo.class,
                    IN6_PKTINFO,
                    (value, to) -> {
                        InetBytes.putAddress(to, ADDRESS.offset(), value.address);
                        INDEX.put(to, value.interfaceIndex);
                    },
                    from ->
                            new In6Pktinfo(
                                    InetBytes.address6(from, ADDRESS.offset(), 0, 0, 0),
                                    INDEX.getInt(from)));
}
