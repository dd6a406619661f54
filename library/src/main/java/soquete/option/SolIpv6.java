package soquete.option;

import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;

/// Options of the level `SOL_IPV6` (`IPPROTO_IPV6`), ipv6(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/ipv6.7.html">ipv6(7)</a>
public final class SolIpv6 {
    /// The number of the level.
    public static final int SOL_IPV6 = 41;

    /// Where a connection wanted to go before the packet filter redirected it; read-only.
    /// `ENOENT` if it was not, `ENOPROTOOPT` without connection tracking.
    public static final Option<Endpoint> IP6T_SO_ORIGINAL_DST =
            new Option<>("IP6T_SO_ORIGINAL_DST", SOL_IPV6, 80, Deferred.ORIGINAL_DST);

    /// As [#IPV6_RECVDSTOPTS], of RFC 2292.
    public static final Option<Boolean> IPV6_2292DSTOPTS =
            new Option<>("IPV6_2292DSTOPTS", SOL_IPV6, 4, Shape.FLAG);

    /// As [#IPV6_RECVHOPLIMIT], of RFC 2292.
    public static final Option<Boolean> IPV6_2292HOPLIMIT =
            new Option<>("IPV6_2292HOPLIMIT", SOL_IPV6, 8, Shape.FLAG);

    /// As [#IPV6_RECVHOPOPTS], of RFC 2292.
    public static final Option<Boolean> IPV6_2292HOPOPTS =
            new Option<>("IPV6_2292HOPOPTS", SOL_IPV6, 3, Shape.FLAG);

    /// As [#IPV6_RECVPKTINFO], of RFC 2292.
    public static final Option<Boolean> IPV6_2292PKTINFO =
            new Option<>("IPV6_2292PKTINFO", SOL_IPV6, 2, Shape.FLAG);

    /// Ancillary values as control messages, of RFC 2292.
    public static final Option<byte[]> IPV6_2292PKTOPTIONS =
            new Option<>("IPV6_2292PKTOPTIONS", SOL_IPV6, 6, Shape.BYTES);

    /// As [#IPV6_RECVRTHDR], of RFC 2292.
    public static final Option<Boolean> IPV6_2292RTHDR =
            new Option<>("IPV6_2292RTHDR", SOL_IPV6, 5, Shape.FLAG);

    /// Makes a connected socket with IPv4-mapped addresses one of IPv4, by the value AF_INET.
    /// Reads the family.
    public static final Option<Family> IPV6_ADDRFORM =
            new Option<>("IPV6_ADDRFORM", SOL_IPV6, 1, Shape.FAMILY);

    /// Which source addresses are preferred, `IPV6_PREFER_SRC_*`. Since Linux 2.6.26.
    public static final Option<Integer> IPV6_ADDR_PREFERENCES =
            new Option<>("IPV6_ADDR_PREFERENCES", SOL_IPV6, 72, Shape.INT);

    /// Join a multicast group, from any source (`IPV6_JOIN_GROUP`); write-only.
    /// [#MCAST_JOIN_GROUP] does the same for both families.
    public static final Option<Ipv6Mreq> IPV6_ADD_MEMBERSHIP =
            new Option<>("IPV6_ADD_MEMBERSHIP", SOL_IPV6, 20, Deferred.IPV6_MREQ);

    /// Has a number and nothing else: `ENOPROTOOPT`.
    public static final Option<byte[]> IPV6_AUTHHDR =
            new Option<>("IPV6_AUTHHDR", SOL_IPV6, 10, Shape.BYTES);

    /// Make a flow label from the flow. Since Linux 3.17.
    public static final Option<Boolean> IPV6_AUTOFLOWLABEL =
            new Option<>("IPV6_AUTOFLOWLABEL", SOL_IPV6, 70, Shape.FLAG);

    /// Where the checksum of a raw packet lies, an even offset; -1 for none; raw sockets other
    /// than ICMPv6.
    public static final Option<Integer> IPV6_CHECKSUM =
            new Option<>("IPV6_CHECKSUM", SOL_IPV6, 7, Shape.INT);

    /// Do not fragment: what is too large is `EMSGSIZE`. Since Linux 2.6.35.
    public static final Option<Boolean> IPV6_DONTFRAG =
            new Option<>("IPV6_DONTFRAG", SOL_IPV6, 62, Shape.FLAG);

    /// Leave a multicast group (`IPV6_LEAVE_GROUP`); write-only.
    public static final Option<Ipv6Mreq> IPV6_DROP_MEMBERSHIP =
            new Option<>("IPV6_DROP_MEMBERSHIP", SOL_IPV6, 21, Deferred.IPV6_MREQ);

    /// The destination options of packets sent; needs CAP_NET_RAW. Since Linux 2.6.14.
    public static final Option<byte[]> IPV6_DSTOPTS =
            new Option<>("IPV6_DSTOPTS", SOL_IPV6, 59, Shape.BYTES);

    /// Receive the flow information of each packet. Since Linux 2.2.
    public static final Option<Boolean> IPV6_FLOWINFO =
            new Option<>("IPV6_FLOWINFO", SOL_IPV6, 11, Shape.FLAG);

    /// Send with the flow information of the address. Since Linux 2.2.
    public static final Option<Boolean> IPV6_FLOWINFO_SEND =
            new Option<>("IPV6_FLOWINFO_SEND", SOL_IPV6, 33, Shape.FLAG);

    /// Leases and gives back flow labels. To read a lease, ask: `socket.get(IPV6_FLOWLABEL_MGR,
    /// question)`. Since Linux 2.2.
    public static final Option<In6FlowlabelReq> IPV6_FLOWLABEL_MGR =
            new Option<>("IPV6_FLOWLABEL_MGR", SOL_IPV6, 32, Deferred.IN6_FLOWLABEL_REQ);

    /// Bind to an address that no interface has (yet). Since Linux 4.19.
    public static final Option<Boolean> IPV6_FREEBIND =
            new Option<>("IPV6_FREEBIND", SOL_IPV6, 78, Shape.FLAG);

    /// Packets to send begin with their IPv6 header; raw sockets. Since Linux 4.5.
    public static final Option<Boolean> IPV6_HDRINCL =
            new Option<>("IPV6_HDRINCL", SOL_IPV6, 36, Shape.FLAG);

    /// The hop limit in a control message; not an option: `ENOPROTOOPT`. Since Linux 2.6.14.
    public static final Option<Integer> IPV6_HOPLIMIT =
            new Option<>("IPV6_HOPLIMIT", SOL_IPV6, 52, Shape.INT);

    /// The hop-by-hop options of packets sent; needs CAP_NET_RAW. Since Linux 2.6.14.
    public static final Option<byte[]> IPV6_HOPOPTS =
            new Option<>("IPV6_HOPOPTS", SOL_IPV6, 54, Shape.BYTES);

    /// A policy of IPsec, `struct xfrm_userpolicy_info` and templates; needs CAP_NET_ADMIN;
    /// write-only.
    public static final Option<byte[]> IPV6_IPSEC_POLICY =
            new Option<>("IPV6_IPSEC_POLICY", SOL_IPV6, 34, Shape.BYTES);

    /// Take an anycast address; needs CAP_NET_ADMIN; write-only. Since Linux 2.4.
    public static final Option<Ipv6Mreq> IPV6_JOIN_ANYCAST =
            new Option<>("IPV6_JOIN_ANYCAST", SOL_IPV6, 27, Deferred.IPV6_MREQ);

    /// Give an anycast address back; write-only. Since Linux 2.4.
    public static final Option<Ipv6Mreq> IPV6_LEAVE_ANYCAST =
            new Option<>("IPV6_LEAVE_ANYCAST", SOL_IPV6, 28, Deferred.IPV6_MREQ);

    /// Drop TCP segments whose hop limit is lower, 0 to 255. Since Linux 2.6.35.
    public static final Option<Integer> IPV6_MINHOPCOUNT =
            new Option<>("IPV6_MINHOPCOUNT", SOL_IPV6, 73, Shape.INT);

    /// The MTU of the path to the peer, in bytes; connected sockets (else `ENOTCONN`). Setting it
    /// bounds the size of packets: 0, or 1280 and more. Since Linux 2.2.
    public static final Option<Integer> IPV6_MTU =
            new Option<>("IPV6_MTU", SOL_IPV6, 24, Shape.INT);

    /// What to do about packets larger than the MTU of the path. Since Linux 2.2.
    public static final Option<IpMtuDiscover> IPV6_MTU_DISCOVER =
            new Option<>("IPV6_MTU_DISCOVER", SOL_IPV6, 23, Deferred.IP_MTU_DISCOVER);

    /// Receive what any socket of the machine joined, if it comes to this port: true at first.
    /// Since Linux 4.20.
    public static final Option<Boolean> IPV6_MULTICAST_ALL =
            new Option<>("IPV6_MULTICAST_ALL", SOL_IPV6, 29, Shape.FLAG);

    /// The hop limit of multicasts, 0 to 255; 1 at first; -1 for the default.
    public static final Option<Integer> IPV6_MULTICAST_HOPS =
            new Option<>("IPV6_MULTICAST_HOPS", SOL_IPV6, 18, Shape.INT);

    /// The index of the interface that multicasts leave by; 0 for none.
    public static final Option<Integer> IPV6_MULTICAST_IF =
            new Option<>("IPV6_MULTICAST_IF", SOL_IPV6, 17, Shape.INT);

    /// Whether multicasts come back to this machine: true at first.
    public static final Option<Boolean> IPV6_MULTICAST_LOOP =
            new Option<>("IPV6_MULTICAST_LOOP", SOL_IPV6, 19, Shape.FLAG);

    /// The next hop in a control message; not an option in Linux: `ENOPROTOOPT`.
    public static final Option<Endpoint> IPV6_NEXTHOP =
            new Option<>("IPV6_NEXTHOP", SOL_IPV6, 9, Deferred.SOCKADDR);

    /// Receive the destination that a datagram had before it was redirected. Since Linux 2.6.37.
    public static final Option<Boolean> IPV6_ORIGDSTADDR =
            new Option<>("IPV6_ORIGDSTADDR", SOL_IPV6, 74, Shape.FLAG);

    /// The MTU of the path to the peer, with `::` for its address; connected sockets; read-only.
    /// Since Linux 2.6.35.
    public static final Option<Ip6Mtuinfo> IPV6_PATHMTU =
            new Option<>("IPV6_PATHMTU", SOL_IPV6, 61, Deferred.IP6_MTUINFO);

    /// The source address and the interface that packets are sent with; cannot be read in Linux
    /// other than of TCP's last packet. Since Linux 2.6.14.
    public static final Option<In6Pktinfo> IPV6_PKTINFO =
            new Option<>("IPV6_PKTINFO", SOL_IPV6, 50, Deferred.IN6_PKTINFO);

    /// Receive the destination options of each packet. Since Linux 2.6.14.
    public static final Option<Boolean> IPV6_RECVDSTOPTS =
            new Option<>("IPV6_RECVDSTOPTS", SOL_IPV6, 58, Shape.FLAG);

    /// Keep errors of ICMPv6 in a queue, for `MSG_ERRQUEUE`. Since Linux 2.2.
    public static final Option<Boolean> IPV6_RECVERR =
            new Option<>("IPV6_RECVERR", SOL_IPV6, 25, Shape.FLAG);

    /// Keep the extensions of ICMPv6 errors too. Since Linux 5.9.
    public static final Option<Boolean> IPV6_RECVERR_RFC4884 =
            new Option<>("IPV6_RECVERR_RFC4884", SOL_IPV6, 31, Shape.FLAG);

    /// Receive the size of the largest fragment of a datagram. Since Linux 4.10.
    public static final Option<Boolean> IPV6_RECVFRAGSIZE =
            new Option<>("IPV6_RECVFRAGSIZE", SOL_IPV6, 77, Shape.FLAG);

    /// Receive the hop limit of each packet. Since Linux 2.6.14.
    public static final Option<Boolean> IPV6_RECVHOPLIMIT =
            new Option<>("IPV6_RECVHOPLIMIT", SOL_IPV6, 51, Shape.FLAG);

    /// Receive the hop-by-hop options of each packet. Since Linux 2.6.14.
    public static final Option<Boolean> IPV6_RECVHOPOPTS =
            new Option<>("IPV6_RECVHOPOPTS", SOL_IPV6, 53, Shape.FLAG);

    /// Receive news of the MTU of the path. Since Linux 2.6.35.
    public static final Option<Boolean> IPV6_RECVPATHMTU =
            new Option<>("IPV6_RECVPATHMTU", SOL_IPV6, 60, Shape.FLAG);

    /// Receive the interface and the destination of each datagram. Since Linux 2.6.14.
    public static final Option<Boolean> IPV6_RECVPKTINFO =
            new Option<>("IPV6_RECVPKTINFO", SOL_IPV6, 49, Shape.FLAG);

    /// Receive the routing header of each packet. Since Linux 2.6.14.
    public static final Option<Boolean> IPV6_RECVRTHDR =
            new Option<>("IPV6_RECVRTHDR", SOL_IPV6, 56, Shape.FLAG);

    /// Receive the traffic class of each packet. Since Linux 2.6.14.
    public static final Option<Boolean> IPV6_RECVTCLASS =
            new Option<>("IPV6_RECVTCLASS", SOL_IPV6, 66, Shape.FLAG);

    /// Receive packets with the router alert option that the machine forwards; raw sockets of
    /// IPPROTO_RAW.
    public static final Option<Integer> IPV6_ROUTER_ALERT =
            new Option<>("IPV6_ROUTER_ALERT", SOL_IPV6, 22, Shape.INT);

    /// Receive them of the network namespace of the socket alone. Since Linux 5.1.
    public static final Option<Boolean> IPV6_ROUTER_ALERT_ISOLATE =
            new Option<>("IPV6_ROUTER_ALERT_ISOLATE", SOL_IPV6, 30, Shape.FLAG);

    /// The routing header of packets sent, of type 2 or 4; needs CAP_NET_RAW. Since Linux 2.6.14.
    public static final Option<byte[]> IPV6_RTHDR =
            new Option<>("IPV6_RTHDR", SOL_IPV6, 57, Shape.BYTES);

    /// The destination options before the routing header; needs CAP_NET_RAW. Since Linux 2.6.14.
    public static final Option<byte[]> IPV6_RTHDRDSTOPTS =
            new Option<>("IPV6_RTHDRDSTOPTS", SOL_IPV6, 55, Shape.BYTES);

    /// The traffic class (DSCP and ECN) of packets sent, 0 to 255; -1 for the default. Since
    /// Linux 2.6.14.
    public static final Option<Integer> IPV6_TCLASS =
            new Option<>("IPV6_TCLASS", SOL_IPV6, 67, Shape.INT);

    /// Bind to addresses of others, for proxies; needs CAP_NET_ADMIN or CAP_NET_RAW. Since Linux
    /// 2.6.37.
    public static final Option<Boolean> IPV6_TRANSPARENT =
            new Option<>("IPV6_TRANSPARENT", SOL_IPV6, 75, Shape.FLAG);

    /// The hop limit of packets sent, 0 to 255; -1 for the default of the route.
    public static final Option<Integer> IPV6_UNICAST_HOPS =
            new Option<>("IPV6_UNICAST_HOPS", SOL_IPV6, 16, Shape.INT);

    /// The index of the interface that unicasts leave by, 0 for none. Since Linux 3.4.
    public static final Option<Integer> IPV6_UNICAST_IF =
            new Option<>("IPV6_UNICAST_IF", SOL_IPV6, 76, Shape.NET_INT);

    /// Only IPv6: do not take IPv4 connections as mapped addresses. Set it before bind.
    public static final Option<Boolean> IPV6_V6ONLY =
            new Option<>("IPV6_V6ONLY", SOL_IPV6, 26, Shape.FLAG);

    /// A policy of IPsec, `struct xfrm_userpolicy_info` and templates; needs CAP_NET_ADMIN;
    /// write-only.
    public static final Option<byte[]> IPV6_XFRM_POLICY =
            new Option<>("IPV6_XFRM_POLICY", SOL_IPV6, 35, Shape.BYTES);

    /// Do not hear one source of a joined group; write-only.
    public static final Option<MulticastMembership> MCAST_BLOCK_SOURCE =
            new Option<>("MCAST_BLOCK_SOURCE", SOL_IPV6, 43, Deferred.MULTICAST_SOURCE);

    /// Join a group, from any source; write-only. `EADDRINUSE` if joined already.
    public static final Option<MulticastMembership> MCAST_JOIN_GROUP =
            new Option<>("MCAST_JOIN_GROUP", SOL_IPV6, 42, Deferred.MULTICAST_GROUP);

    /// Join a group, from one source; more of them add up; write-only.
    public static final Option<MulticastMembership> MCAST_JOIN_SOURCE_GROUP =
            new Option<>("MCAST_JOIN_SOURCE_GROUP", SOL_IPV6, 46, Deferred.MULTICAST_SOURCE);

    /// Leave a group with all its sources; write-only. `EADDRNOTAVAIL` if not joined.
    public static final Option<MulticastMembership> MCAST_LEAVE_GROUP =
            new Option<>("MCAST_LEAVE_GROUP", SOL_IPV6, 45, Deferred.MULTICAST_GROUP);

    /// Leave one source of a group; write-only.
    public static final Option<MulticastMembership> MCAST_LEAVE_SOURCE_GROUP =
            new Option<>("MCAST_LEAVE_SOURCE_GROUP", SOL_IPV6, 47, Deferred.MULTICAST_SOURCE);

    /// All sources of a joined group at once. To read it, ask with the group:
    /// `socket.get(MCAST_MSFILTER, question)`.
    public static final Option<MulticastFilter> MCAST_MSFILTER =
            new Option<>("MCAST_MSFILTER", SOL_IPV6, 48, Deferred.MULTICAST_FILTER);

    /// Hear a source that was blocked; write-only.
    public static final Option<MulticastMembership> MCAST_UNBLOCK_SOURCE =
            new Option<>("MCAST_UNBLOCK_SOURCE", SOL_IPV6, 44, Deferred.MULTICAST_SOURCE);

    private SolIpv6() {}
}
