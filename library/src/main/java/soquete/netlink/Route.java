package soquete.netlink;

import static soquete.sys.NetlinkConstants.*;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import soquete.sys.Rtmsg;
import soquete.sys.Rtnexthop;

/// A route: where packets for some addresses go.
///
/// @param destination the addresses; length 0 for the default route
/// @param gateway  the next machine on the way; empty for a network of our own, and of a route with
///     several ways
/// @param device   the index of the interface
/// @param source   the address that our packets bear, if the program does not choose
/// @param ways     the ways, of a route that has several; else empty
/// @param table    254 main, 255 local, 253 default; others by rules
/// @param protocol who made it: 2 kernel, 3 boot, 4 static, 9 router advertisement, 16 DHCP
/// @param scope    how far the destination is: 0 universe, 253 link, 254 host
/// @param type     1 unicast, 2 local, 3 broadcast, 5 multicast, 6 blackhole, 7 unreachable, 8
///     prohibit, 9 throw
/// @param metric   which of several for one destination comes first: the lowest
/// @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
public record Route(
        IpPrefix destination,
        Optional<InetAddress> gateway,
        Optional<Integer> device,
        Optional<InetAddress> source,
        List<Way> ways,
        int table,
        int protocol,
        int scope,
        int type,
        Optional<Integer> metric) {
    /// An own copy of the ways.
    public Route {
        ways = List.copyOf(ways);
    }

    /// One way of a route that has several.
    ///
    /// @param gateway the next machine
    /// @param device  the index of the interface
    /// @param weight  its share of the packets, 1 to 256
    public record Way(Optional<InetAddress> gateway, int device, int weight) {}

    /// Reads an `RTM_NEWROUTE` or `RTM_DELROUTE` message.
    ///
    /// @param message from the kernel
    /// @return the route
    /// @throws IllegalArgumentException if something in it is too short, or the family has no IP
    ///     addresses
    public static Route of(NetlinkMessage message) {
        ByteBuffer head = message.header(Rtmsg.SIZE, "rtmsg");
        NetlinkAttributes attributes = message.attributes(Rtmsg.SIZE);
        int table = Byte.toUnsignedInt(head.get(Rtmsg.RTM_TABLE));
        InetAddress destination =
                attributes
                        .find(RTA_DST)
                        .map(a -> IpPrefix.address(a.value()))
                        .orElseGet(() -> IpPrefix.any(head.get(Rtmsg.RTM_FAMILY)));
        return new Route(
                new IpPrefix(destination, Byte.toUnsignedInt(head.get(Rtmsg.RTM_DST_LEN))),
                gateway(attributes),
                attributes.find(RTA_OIF).map(NetlinkAttribute::u32),
                attributes.find(RTA_PREFSRC).map(a -> IpPrefix.address(a.value())),
                attributes.find(RTA_MULTIPATH).map(Route::ways).orElse(List.of()),
                attributes.find(RTA_TABLE).map(NetlinkAttribute::u32).orElse(table),
                Byte.toUnsignedInt(head.get(Rtmsg.RTM_PROTOCOL)),
                Byte.toUnsignedInt(head.get(Rtmsg.RTM_SCOPE)),
                Byte.toUnsignedInt(head.get(Rtmsg.RTM_TYPE)),
                attributes.find(RTA_PRIORITY).map(NetlinkAttribute::u32));
    }

    /// `RTA_GATEWAY`, or `RTA_VIA`: a family of 16 bits, then an address of it.
    private static Optional<InetAddress> gateway(NetlinkAttributes attributes) {
        Optional<NetlinkAttribute> gateway = attributes.find(RTA_GATEWAY);
        if (gateway.isPresent()) {
            return gateway.map(a -> IpPrefix.address(a.value()));
        }
        return attributes
                .find(RTA_VIA)
                .map(NetlinkAttribute::value)
                .filter(via -> via.length > Short.BYTES)
                .map(via -> IpPrefix.address(Arrays.copyOfRange(via, Short.BYTES, via.length)));
    }

    private static List<Way> ways(NetlinkAttribute attribute) {
        byte[] bytes = attribute.value();
        ByteBuffer from = attribute.number(0);
        List<Way> ways = new ArrayList<>();
        int at = 0;
        while (bytes.length - at >= Rtnexthop.SIZE) {
            int length = Short.toUnsignedInt(from.getShort(at + Rtnexthop.RTNH_LEN));
            if (length < Rtnexthop.SIZE || length > bytes.length - at) {
                throw new IllegalArgumentException(
                        "a way of a route says that it has " + length + " bytes");
            }
            ways.add(
                    new Way(
                            gateway(
                                    NetlinkAttributes.parse(
                                            bytes, at + Rtnexthop.SIZE, at + length)),
                            from.getInt(at + Rtnexthop.RTNH_IFINDEX),
                            Byte.toUnsignedInt(from.get(at + Rtnexthop.RTNH_HOPS)) + 1));
            at += Math.min(NetlinkMessage.aligned(length), bytes.length - at);
        }
        return ways;
    }
}
