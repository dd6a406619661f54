package soquete.option;

import soquete.endpoint.Inet6Endpoint;

/// The MTU of the path to an address, `IPV6_PATHMTU`: `struct ip6_mtuinfo`.
///
/// @param address the destination; `::` when read as an option
/// @param mtu     the MTU, in bytes
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3542#section-11.3">RFC 3542, 11.3</a>
public record Ip6Mtuinfo(Inet6Endpoint address, long mtu) {
    private static final Struct IP6_MTUINFO = Struct.of("ip6_mtuinfo", 32);
    private static final Struct.Field ADDRESS = IP6_MTUINFO.field("ip6m_addr", 0, 28);
    private static final Struct.Field MTU = IP6_MTUINFO.field("ip6m_mtu", 28, 4);

    static final Shape<Ip6Mtuinfo> SHAPE =
            Coded.answer(
                    Ip6Mtuinfo.class,
                    IP6_MTUINFO,
                    IP6_MTUINFO.size(),
                    from ->
                            new Ip6Mtuinfo(
                                    InetBytes.address6(
                                            from, ADDRESS.offset() + 8, 0, 0, from.getInt(24)),
                                    MTU.get(from)));
}
