package soquete.option;

import soquete.endpoint.Endpoint;

/// Options of the level `SOL_IP` (`IPPROTO_IP`), ip(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
public final class SolIp {
    /// The number of the level.
    public static final int SOL_IP = 0;

    /// Join a multicast group, from any source; write-only. [#MCAST_JOIN_GROUP] does the same for
    /// both families.
    public static final Option<IpMreqn> IP_ADD_MEMBERSHIP =
            new Option<>("IP_ADD_MEMBERSHIP", SOL_IP, 35, Deferred.IP_MREQN);

    /// Join a multicast group, from one source; write-only.
    public static final Option<IpMreqSource> IP_ADD_SOURCE_MEMBERSHIP =
            new Option<>("IP_ADD_SOURCE_MEMBERSHIP", SOL_IP, 39, Deferred.IP_MREQ_SOURCE);

    /// bind with port 0 leaves the choice of the port to connect, so that more connections fit.
    /// Since Linux 4.2.
    public static final Option<Boolean> IP_BIND_ADDRESS_NO_PORT =
            new Option<>("IP_BIND_ADDRESS_NO_PORT", SOL_IP, 24, Shape.FLAG);

    /// Do not hear one source of a joined group; write-only.
    public static final Option<IpMreqSource> IP_BLOCK_SOURCE =
            new Option<>("IP_BLOCK_SOURCE", SOL_IP, 38, Deferred.IP_MREQ_SOURCE);

    /// Receive the checksum of each packet. Since Linux 4.0.
    public static final Option<Boolean> IP_CHECKSUM =
            new Option<>("IP_CHECKSUM", SOL_IP, 23, Shape.FLAG);

    /// Leave a multicast group; write-only.
    public static final Option<IpMreqn> IP_DROP_MEMBERSHIP =
            new Option<>("IP_DROP_MEMBERSHIP", SOL_IP, 36, Deferred.IP_MREQN);

    /// Leave one source of a group; write-only.
    public static final Option<IpMreqSource> IP_DROP_SOURCE_MEMBERSHIP =
            new Option<>("IP_DROP_SOURCE_MEMBERSHIP", SOL_IP, 40, Deferred.IP_MREQ_SOURCE);

    /// Bind to an address that no interface has (yet). Since Linux 2.4.
    public static final Option<Boolean> IP_FREEBIND =
            new Option<>("IP_FREEBIND", SOL_IP, 15, Shape.FLAG);

    /// Packets to send begin with their IP header; raw sockets.
    public static final Option<Boolean> IP_HDRINCL =
            new Option<>("IP_HDRINCL", SOL_IP, 3, Shape.FLAG);

    /// A policy of IPsec, `struct xfrm_userpolicy_info` and templates; needs CAP_NET_ADMIN;
    /// write-only.
    public static final Option<byte[]> IP_IPSEC_POLICY =
            new Option<>("IP_IPSEC_POLICY", SOL_IP, 16, Shape.BYTES);

    /// The ephemeral ports of this socket: the lowest + the highest << 16; 0 for those of the
    /// system. Since Linux 6.3.
    public static final Option<Integer> IP_LOCAL_PORT_RANGE =
            new Option<>("IP_LOCAL_PORT_RANGE", SOL_IP, 51, Shape.INT);

    /// Drop TCP segments whose TTL is lower, 0 to 255. Since Linux 2.6.34.
    public static final Option<Integer> IP_MINTTL =
            new Option<>("IP_MINTTL", SOL_IP, 21, Shape.INT);

    /// All sources of a joined group at once. To read it, ask with the group:
    /// `socket.get(IP_MSFILTER, question)`.
    public static final Option<IpMsfilter> IP_MSFILTER =
            new Option<>("IP_MSFILTER", SOL_IP, 41, Deferred.IP_MSFILTER);

    /// The MTU of the path to the peer, in bytes; connected sockets (else `ENOTCONN`); read-only.
    /// Since Linux 2.2.
    public static final Option<Integer> IP_MTU = new Option<>("IP_MTU", SOL_IP, 14, Shape.INT);

    /// What to do about packets larger than the MTU of the path. Since Linux 2.2.
    public static final Option<IpMtuDiscover> IP_MTU_DISCOVER =
            new Option<>("IP_MTU_DISCOVER", SOL_IP, 10, Deferred.IP_MTU_DISCOVER);

    /// Receive what any socket of the machine joined, if it comes to this port: true at first.
    /// Since Linux 2.6.31.
    public static final Option<Boolean> IP_MULTICAST_ALL =
            new Option<>("IP_MULTICAST_ALL", SOL_IP, 49, Shape.FLAG);

    /// The interface that multicasts leave by. Answers its address alone.
    public static final Option<IpMreqn> IP_MULTICAST_IF =
            new Option<>("IP_MULTICAST_IF", SOL_IP, 32, Deferred.IP_MREQN);

    /// Whether multicasts come back to this machine: true at first.
    public static final Option<Boolean> IP_MULTICAST_LOOP =
            new Option<>("IP_MULTICAST_LOOP", SOL_IP, 34, Shape.FLAG);

    /// The TTL of multicasts, 0 to 255; 1 at first; -1 becomes 1.
    public static final Option<Integer> IP_MULTICAST_TTL =
            new Option<>("IP_MULTICAST_TTL", SOL_IP, 33, Shape.INT);

    /// Leave fragments as they are; raw sockets. Since Linux 2.6.36.
    public static final Option<Boolean> IP_NODEFRAG =
            new Option<>("IP_NODEFRAG", SOL_IP, 22, Shape.FLAG);

    /// The options of the IP header of packets sent, at most 40 bytes.
    public static final Option<byte[]> IP_OPTIONS =
            new Option<>("IP_OPTIONS", SOL_IP, 4, Shape.BYTES);

    /// Receive the destination that a datagram had before it was redirected. Since Linux 2.6.29.
    public static final Option<Boolean> IP_ORIGDSTADDR =
            new Option<>("IP_ORIGDSTADDR", SOL_IP, 20, Shape.FLAG);

    /// Receive the security label of each packet. Since Linux 2.6.17.
    public static final Option<Boolean> IP_PASSSEC =
            new Option<>("IP_PASSSEC", SOL_IP, 18, Shape.FLAG);

    /// Receive the interface and the destination of each datagram. Since Linux 2.2.
    public static final Option<Boolean> IP_PKTINFO =
            new Option<>("IP_PKTINFO", SOL_IP, 8, Shape.FLAG);

    /// The ancillary values received last, as control messages; TCP; read-only.
    public static final Option<byte[]> IP_PKTOPTIONS =
            new Option<>("IP_PKTOPTIONS", SOL_IP, 9, Shape.BYTES);

    /// The protocol of a raw socket of IPPROTO_RAW; read-only. Since Linux 6.4.
    public static final Option<Integer> IP_PROTOCOL =
            new Option<>("IP_PROTOCOL", SOL_IP, 52, Shape.INT);

    /// Keep errors of ICMP in a queue, for `MSG_ERRQUEUE`. Since Linux 2.2.
    public static final Option<Boolean> IP_RECVERR =
            new Option<>("IP_RECVERR", SOL_IP, 11, Shape.FLAG);

    /// Keep the extensions of ICMP errors too. Since Linux 5.9.
    public static final Option<Boolean> IP_RECVERR_RFC4884 =
            new Option<>("IP_RECVERR_RFC4884", SOL_IP, 26, Shape.FLAG);

    /// Receive the size of the largest fragment of a datagram. Since Linux 4.10.
    public static final Option<Boolean> IP_RECVFRAGSIZE =
            new Option<>("IP_RECVFRAGSIZE", SOL_IP, 25, Shape.FLAG);

    /// Receive the IP options of each packet.
    public static final Option<Boolean> IP_RECVOPTS =
            new Option<>("IP_RECVOPTS", SOL_IP, 6, Shape.FLAG);

    /// Receive the TOS of each packet. Since Linux 2.2.
    public static final Option<Boolean> IP_RECVTOS =
            new Option<>("IP_RECVTOS", SOL_IP, 13, Shape.FLAG);

    /// Receive the TTL of each packet. Since Linux 2.2.
    public static final Option<Boolean> IP_RECVTTL =
            new Option<>("IP_RECVTTL", SOL_IP, 12, Shape.FLAG);

    /// Receive the IP options in the form for an answer.
    public static final Option<Boolean> IP_RETOPTS =
            new Option<>("IP_RETOPTS", SOL_IP, 7, Shape.FLAG);

    /// Receive packets with the router alert option that the machine forwards; raw sockets.
    public static final Option<Integer> IP_ROUTER_ALERT =
            new Option<>("IP_ROUTER_ALERT", SOL_IP, 5, Shape.INT);

    /// The TOS (DSCP and ECN) of packets sent, 0 to 255. TCP keeps its own ECN bits.
    public static final Option<Integer> IP_TOS = new Option<>("IP_TOS", SOL_IP, 1, Shape.INT);

    /// Bind to addresses of others, for proxies; needs CAP_NET_ADMIN or CAP_NET_RAW. Since Linux
    /// 2.6.28.
    public static final Option<Boolean> IP_TRANSPARENT =
            new Option<>("IP_TRANSPARENT", SOL_IP, 19, Shape.FLAG);

    /// The TTL of packets sent, 1 to 255; -1 for the default of the system.
    public static final Option<Integer> IP_TTL = new Option<>("IP_TTL", SOL_IP, 2, Shape.INT);

    /// Hear a source that was blocked; write-only.
    public static final Option<IpMreqSource> IP_UNBLOCK_SOURCE =
            new Option<>("IP_UNBLOCK_SOURCE", SOL_IP, 37, Deferred.IP_MREQ_SOURCE);

    /// The index of the interface that unicasts leave by, 0 for none. Since Linux 3.4.
    public static final Option<Integer> IP_UNICAST_IF =
            new Option<>("IP_UNICAST_IF", SOL_IP, 50, Shape.NET_INT);

    /// A policy of IPsec, `struct xfrm_userpolicy_info` and templates; needs CAP_NET_ADMIN;
    /// write-only.
    public static final Option<byte[]> IP_XFRM_POLICY =
            new Option<>("IP_XFRM_POLICY", SOL_IP, 17, Shape.BYTES);

    /// Do not hear one source of a joined group; write-only.
    public static final Option<MulticastMembership> MCAST_BLOCK_SOURCE =
            new Option<>("MCAST_BLOCK_SOURCE", SOL_IP, 43, Deferred.MULTICAST_SOURCE);

    /// Join a group, from any source; write-only. `EADDRINUSE` if joined already.
    public static final Option<MulticastMembership> MCAST_JOIN_GROUP =
            new Option<>("MCAST_JOIN_GROUP", SOL_IP, 42, Deferred.MULTICAST_GROUP);

    /// Join a group, from one source; more of them add up; write-only.
    public static final Option<MulticastMembership> MCAST_JOIN_SOURCE_GROUP =
            new Option<>("MCAST_JOIN_SOURCE_GROUP", SOL_IP, 46, Deferred.MULTICAST_SOURCE);

    /// Leave a group with all its sources; write-only. `EADDRNOTAVAIL` if not joined.
    public static final Option<MulticastMembership> MCAST_LEAVE_GROUP =
            new Option<>("MCAST_LEAVE_GROUP", SOL_IP, 45, Deferred.MULTICAST_GROUP);

    /// Leave one source of a group; write-only.
    public static final Option<MulticastMembership> MCAST_LEAVE_SOURCE_GROUP =
            new Option<>("MCAST_LEAVE_SOURCE_GROUP", SOL_IP, 47, Deferred.MULTICAST_SOURCE);

    /// All sources of a joined group at once. To read it, ask with the group:
    /// `socket.get(MCAST_MSFILTER, question)`.
    public static final Option<MulticastFilter> MCAST_MSFILTER =
            new Option<>("MCAST_MSFILTER", SOL_IP, 48, Deferred.MULTICAST_FILTER);

    /// Hear a source that was blocked; write-only.
    public static final Option<MulticastMembership> MCAST_UNBLOCK_SOURCE =
            new Option<>("MCAST_UNBLOCK_SOURCE", SOL_IP, 44, Deferred.MULTICAST_SOURCE);

    /// Where a connection wanted to go before the packet filter redirected it; read-only.
    /// `ENOENT` if it was not, `ENOPROTOOPT` without connection tracking.
    public static final Option<Endpoint> SO_ORIGINAL_DST =
            new Option<>("SO_ORIGINAL_DST", SOL_IP, 80, Deferred.ORIGINAL_DST);

    private SolIp() {}
}
