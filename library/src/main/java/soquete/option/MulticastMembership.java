package soquete.option;

import java.nio.ByteBuffer;
import java.util.Optional;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;

/// A multicast group on an interface, from any source or from one: `struct group_req` and `struct
/// group_source_req`, the same for IPv4 and IPv6. Ports do not count.
///
/// A socket that joins receives what is sent to the group and to the port it is bound to.
/// Any-source
/// is [#of]; one source alone (SSM) is [#from].
///
/// @param group          a multicast address
/// @param interfaceIndex the interface, as `ip link` numbers it; 0 leaves it to the routing table
/// @param source         the one source, of the family of the group; empty for any
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3678">RFC 3678</a>
public record MulticastMembership(
        InetEndpoint group, int interfaceIndex, Optional<InetEndpoint> source) {
    private static final Struct GROUP_REQ = Struct.of("group_req", 136);
    private static final Struct.Field GR_INTERFACE = GROUP_REQ.field("gr_interface", 0, 4);
    private static final Struct.Field GR_GROUP = GROUP_REQ.field("gr_group", 8, 128);

    private static final Struct GROUP_SOURCE_REQ = Struct.of("group_source_req", 264);
    private static final Struct.Field GSR_INTERFACE = GROUP_SOURCE_REQ.field("gsr_interface", 0, 4);
    private static final Struct.Field GSR_GROUP = GROUP_SOURCE_REQ.field("gsr_group", 8, 128);
    private static final Struct.Field GSR_SOURCE = GROUP_SOURCE_REQ.field("gsr_source", 136, 128);

    static final Shape<MulticastMembership> ANY_SOURCE =
            Coded.struct(
                    MulticastMembership.class,
                    GROUP_REQ,
                    MulticastMembership::encodeGroup,
                    from ->
                            new MulticastMembership(
                                    InetBytes.inet(from, GR_GROUP.offset()),
                                    GR_INTERFACE.getInt(from),
                                    Optional.empty()));

    static final Shape<MulticastMembership> ONE_SOURCE =
            Coded.struct(
                    MulticastMembership.class,
                    GROUP_SOURCE_REQ,
                    MulticastMembership::encodeSource,
                    from ->
                            new MulticastMembership(
                                    InetBytes.inet(from, GSR_GROUP.offset()),
                                    GSR_INTERFACE.getInt(from),
                                    Optional.of(InetBytes.inet(from, GSR_SOURCE.offset()))));

    /// Checks the addresses.
    ///
    /// @throws IllegalArgumentException if the group is no multicast address, the source is one or
    ///     is
    ///     of another family, or the index is negative
    public MulticastMembership {
        if (!isMulticast(group)) {
            throw new IllegalArgumentException(
                    group.host() + " is no multicast address: those are 224.0.0.0/4 and ff00::/8");
        }
        if (interfaceIndex < 0) {
            throw new IllegalArgumentException(
                    "an interface index is 0 or more, and " + interfaceIndex + " is not");
        }
        if (source.isPresent()) {
            if (!source.get().family().equals(group.family())) {
                throw new IllegalArgumentException(
                        "the source "
                                + source.get().host()
                                + " is of another family than the group "
                                + group.host());
            }
            if (isMulticast(source.get())) {
                throw new IllegalArgumentException(
                        "the source " + source.get().host() + " is itself a multicast address");
            }
        }
    }

    /// A group, from any source.
    ///
    /// @param group          a multicast address
    /// @param interfaceIndex the interface; 0 leaves it to the routing table
    /// @return the membership
    public static MulticastMembership of(InetEndpoint group, int interfaceIndex) {
        return new MulticastMembership(group, interfaceIndex, Optional.empty());
    }

    /// A group, from one source.
    ///
    /// @param source         whose packets
    /// @param group          a multicast address
    /// @param interfaceIndex the interface; 0 leaves it to the routing table
    /// @return the membership
    public static MulticastMembership from(
            InetEndpoint source, InetEndpoint group, int interfaceIndex) {
        return new MulticastMembership(group, interfaceIndex, Optional.of(source));
    }

    static boolean isMulticast(InetEndpoint address) {
        return address instanceof Inet4Endpoint inet4
                ? inet4.address() >>> 28 == 0xe
                : ((Inet6Endpoint) address).high() >>> 56 == 0xff;
    }

    private void encodeGroup(ByteBuffer to) {
        if (source.isPresent()) {
            throw new IllegalArgumentException(
                    "MCAST_JOIN_GROUP takes no source: MCAST_JOIN_SOURCE_GROUP does");
        }
        GR_INTERFACE.put(to, interfaceIndex);
        InetBytes.put(to, GR_GROUP.offset(), group);
    }

    private void encodeSource(ByteBuffer to) {
        GSR_INTERFACE.put(to, interfaceIndex);
        InetBytes.put(to, GSR_GROUP.offset(), group);
        InetBytes.put(
                to,
                GSR_SOURCE.offset(),
                source.orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "this needs a source: MulticastMembership.from")));
    }
}
