package soquete.netlink;

import static soquete.sys.NetlinkConstants.*;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.error.ErrnoException;
import soquete.netdevice.InterfaceFlags;
import soquete.option.SolNetlink;
import soquete.sys.Ifaddrmsg;
import soquete.sys.Ifinfomsg;
import soquete.sys.Ndmsg;
import soquete.sys.Rtmsg;

/// Interfaces, addresses, routes and neighbours of the network namespace in which this was opened:
/// rtnetlink(7), what `ip` of iproute2 uses.
///
/// Reading needs no privilege; changes need `CAP_NET_ADMIN`. Any thread may call anything at any
/// time. Since Linux 4.20.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
public final class Rtnetlink implements Closeable {
    private static final Protocol ROUTE = new Protocol(NETLINK_ROUTE);

    private final Netlink netlink;

    private Rtnetlink(Netlink netlink) {
        this.netlink = netlink;
    }

    /// Opens a conversation in the network namespace of the calling thread.
    ///
    /// @return a client
    /// @throws ErrnoException `EMFILE`, `ENFILE` too many open files
    public static Rtnetlink open() throws IOException {
        Netlink netlink = Netlink.open(ROUTE);
        try {
            netlink.socket().set(SolNetlink.NETLINK_GET_STRICT_CHK, true);
            return new Rtnetlink(netlink);
        } catch (Throwable t) {
            netlink.close();
            throw t;
        }
    }

    /// Subscribes to changes of links, IPv4 and IPv6 addresses, routes, and neighbours. Each
    /// message is read by [RouteEvent#of].
    ///
    /// @return the subscription, which holds from here on
    /// @throws IOException if it cannot be opened
    public static NetlinkEvents changes() throws IOException {
        return Netlink.events(
                ROUTE,
                RTNLGRP_LINK,
                RTNLGRP_NEIGH,
                RTNLGRP_IPV4_IFADDR,
                RTNLGRP_IPV4_ROUTE,
                RTNLGRP_IPV6_IFADDR,
                RTNLGRP_IPV6_ROUTE);
    }

    /// All interfaces.
    ///
    /// @return one each, by index
    /// @throws IOException as [Netlink#dump(NetlinkMessage)]
    public List<Link> links() throws IOException {
        return dump(RTM_GETLINK, Ifinfomsg.SIZE, RTM_NEWLINK).map(Link::of).toList();
    }

    /// One interface.
    ///
    /// @param index its number
    /// @return the interface
    /// @throws ErrnoException `ENODEV` there is none
    public Link link(int index) throws IOException {
        NetlinkWriter request = link(index, 0, 0);
        return one(netlink.request(NetlinkMessage.of(RTM_GETLINK, 0, request)));
    }

    /// One interface.
    ///
    /// @param name its name
    /// @return the interface
    /// @throws ErrnoException `ENODEV` there is none; `ERANGE` no name is that long
    public Link link(String name) throws IOException {
        NetlinkWriter request = link(0, 0, 0).string(IFLA_IFNAME, name);
        return one(netlink.request(NetlinkMessage.of(RTM_GETLINK, 0, request)));
    }

    /// All IP addresses of all interfaces, of both families.
    ///
    /// @return one each
    /// @throws IOException as [Netlink#dump(NetlinkMessage)]
    public List<InterfaceAddress> addresses() throws IOException {
        return dump(RTM_GETADDR, Ifaddrmsg.SIZE, RTM_NEWADDR)
                .filter(Rtnetlink::isIp)
                .map(InterfaceAddress::of)
                .toList();
    }

    /// All routes of all tables, of both families.
    ///
    /// @return one each
    /// @throws IOException as [Netlink#dump(NetlinkMessage)]
    public List<Route> routes() throws IOException {
        return dump(RTM_GETROUTE, Rtmsg.SIZE, RTM_NEWROUTE)
                .filter(Rtnetlink::isIp)
                .map(Route::of)
                .toList();
    }

    /// The route that a packet would take.
    ///
    /// @param destination where to
    /// @return the way
    /// @throws ErrnoException `ENETUNREACH`, `EHOSTUNREACH`, `EACCES` there is none
    public Route routeTo(InetAddress destination) throws IOException {
        byte[] address = destination.getAddress();
        byte[] head = new byte[Rtmsg.SIZE];
        head[Rtmsg.RTM_FAMILY] = family(address);
        head[Rtmsg.RTM_DST_LEN] = (byte) (Byte.SIZE * address.length);
        NetlinkWriter request = new NetlinkWriter().header(head).bytes(RTA_DST, address);
        List<NetlinkMessage> answer = netlink.request(NetlinkMessage.of(RTM_GETROUTE, 0, request));
        return Route.of(first(answer));
    }

    /// All neighbours that the kernel knows, of both families.
    ///
    /// @return one each
    /// @throws IOException as [Netlink#dump(NetlinkMessage)]
    public List<Neighbour> neighbours() throws IOException {
        return dump(RTM_GETNEIGH, Ndmsg.SIZE, RTM_NEWNEIGH)
                .filter(Rtnetlink::isIp)
                .map(Neighbour::of)
                .toList();
    }

    /// Switches an interface on or off.
    ///
    /// @param index its number
    /// @param up    whether on
    /// @throws ErrnoException `ENODEV` there is none; `EPERM` not allowed
    public void setUp(int index, boolean up) throws IOException {
        int flag = InterfaceFlags.IFF_UP.bits();
        netlink.request(NetlinkMessage.of(RTM_NEWLINK, 0, link(index, up ? flag : 0, flag)));
    }

    /// Sets the longest packet of an interface.
    ///
    /// @param index its number
    /// @param mtu   bytes
    /// @throws ErrnoException `EINVAL` out of its range; `ENODEV`; `EPERM`
    public void setMtu(int index, int mtu) throws IOException {
        NetlinkWriter request = link(index, 0, 0).u32(IFLA_MTU, mtu);
        netlink.request(NetlinkMessage.of(RTM_NEWLINK, 0, request));
    }

    /// Gives an interface one more address, with the broadcast address of its network for IPv4.
    ///
    /// @param index  the interface's number
    /// @param prefix the address, and the length of its network's prefix
    /// @throws ErrnoException `EEXIST` it has it already; `ENODEV`; `EPERM`
    public void addAddress(int index, IpPrefix prefix) throws IOException {
        int flags = NLM_F_CREATE | NLM_F_EXCL;
        NetlinkWriter request = address(index, prefix);
        broadcast(prefix).ifPresent(bytes -> request.bytes(IFA_BROADCAST, bytes));
        netlink.request(NetlinkMessage.of(RTM_NEWADDR, flags, request));
    }

    /// Takes an address away from an interface.
    ///
    /// @param index  the interface's number
    /// @param prefix the address, and the length of its network's prefix
    /// @throws ErrnoException `EADDRNOTAVAIL` it does not have it; `ENODEV`; `EPERM`
    public void removeAddress(int index, IpPrefix prefix) throws IOException {
        netlink.request(NetlinkMessage.of(RTM_DELADDR, 0, address(index, prefix)));
    }

    /// Adds a route to the main table.
    ///
    /// @param destination the addresses; bits behind the prefix must be 0
    /// @param gateway     the next machine; empty where the destination is on the link
    /// @param index       the interface's number
    /// @throws ErrnoException `EEXIST` there is one; `ENETUNREACH` the gateway is not on a link;
    ///     `EINVAL` bits behind the prefix; `EPERM`
    public void addRoute(IpPrefix destination, Optional<InetAddress> gateway, int index)
            throws IOException {
        int flags = NLM_F_CREATE | NLM_F_EXCL;
        NetlinkWriter request = route(destination, gateway, index, RTPROT_STATIC, RTN_UNICAST);
        netlink.request(NetlinkMessage.of(RTM_NEWROUTE, flags, request));
    }

    /// Takes a route out of the main table, whoever made it.
    ///
    /// @param destination the addresses
    /// @param gateway     as it was added
    /// @param index       the interface's number
    /// @throws ErrnoException `ESRCH` there is none; `EPERM`
    public void removeRoute(IpPrefix destination, Optional<InetAddress> gateway, int index)
            throws IOException {
        NetlinkWriter request = route(destination, gateway, index, 0, 0);
        netlink.request(NetlinkMessage.of(RTM_DELROUTE, 0, request));
    }

    /// The conversation itself, for what has no method here.
    ///
    /// @return the client, which this object owns
    public Netlink netlink() {
        return netlink;
    }

    /// Ends the conversation. Safe to repeat.
    @Override
    public void close() {
        netlink.close();
    }

    private Stream<NetlinkMessage> dump(int type, int header, int answer) throws IOException {
        NetlinkWriter request = new NetlinkWriter().header(new byte[header]);
        return netlink.dump(NetlinkMessage.of(type, 0, request)).stream()
                .filter(message -> message.type() == answer);
    }

    /// IPv4 and IPv6; dumps of any family also have those of bridges, multicast routing and others.
    private static boolean isIp(NetlinkMessage message) {
        int family = Byte.toUnsignedInt(message.header(1, "family").get(0));
        return family == Family.AF_INET.number() || family == Family.AF_INET6.number();
    }

    private static Link one(List<NetlinkMessage> answer) throws IOException {
        return Link.of(first(answer));
    }

    private static NetlinkMessage first(List<NetlinkMessage> answer) throws IOException {
        if (answer.isEmpty()) {
            throw new IOException("the kernel acknowledged a question and did not answer it");
        }
        return answer.getFirst();
    }

    private static NetlinkWriter link(int index, int flags, int change) {
        ByteBuffer head = ByteBuffer.allocate(Ifinfomsg.SIZE).order(ByteOrder.nativeOrder());
        head.putInt(Ifinfomsg.IFI_INDEX, index);
        head.putInt(Ifinfomsg.IFI_FLAGS, flags);
        head.putInt(Ifinfomsg.IFI_CHANGE, change);
        return new NetlinkWriter().header(head.array());
    }

    private static NetlinkWriter address(int index, IpPrefix prefix) {
        byte[] address = prefix.address().getAddress();
        ByteBuffer head = ByteBuffer.allocate(Ifaddrmsg.SIZE).order(ByteOrder.nativeOrder());
        head.put(Ifaddrmsg.IFA_FAMILY, family(address));
        head.put(Ifaddrmsg.IFA_PREFIXLEN, (byte) prefix.length());
        head.putInt(Ifaddrmsg.IFA_INDEX, index);
        return new NetlinkWriter()
                .header(head.array())
                .bytes(IFA_LOCAL, address)
                .bytes(IFA_ADDRESS, address);
    }

    /// Of IPv4 networks of more than two addresses: all bits behind the prefix are 1.
    private static Optional<byte[]> broadcast(IpPrefix prefix) {
        byte[] address = prefix.address().getAddress();
        if (address.length != 4 || prefix.length() > 30) {
            return Optional.empty();
        }
        int host = (int) (0xffff_ffffL >>> prefix.length());
        int all = ByteBuffer.wrap(address).getInt() | host;
        return Optional.of(ByteBuffer.allocate(4).putInt(all).array());
    }

    private static NetlinkWriter route(
            IpPrefix destination,
            Optional<InetAddress> gateway,
            int index,
            int protocol,
            int type) {
        byte[] address = destination.address().getAddress();
        byte[] head = new byte[Rtmsg.SIZE];
        head[Rtmsg.RTM_FAMILY] = family(address);
        head[Rtmsg.RTM_DST_LEN] = (byte) destination.length();
        head[Rtmsg.RTM_TABLE] = (byte) RT_TABLE_MAIN;
        head[Rtmsg.RTM_PROTOCOL] = (byte) protocol;
        boolean link = gateway.isEmpty() && address.length == 4;
        head[Rtmsg.RTM_SCOPE] = (byte) (link ? RT_SCOPE_LINK : RT_SCOPE_UNIVERSE);
        head[Rtmsg.RTM_TYPE] = (byte) type;
        NetlinkWriter writer =
                new NetlinkWriter().header(head).bytes(RTA_DST, address).u32(RTA_OIF, index);
        gateway.ifPresent(to -> writer.bytes(RTA_GATEWAY, to.getAddress()));
        return writer;
    }

    private static byte family(byte[] address) {
        Family family = address.length == 4 ? Family.AF_INET : Family.AF_INET6;
        return (byte) family.number();
    }
}
