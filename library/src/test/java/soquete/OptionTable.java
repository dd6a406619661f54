package soquete;

import static soquete.OptionRow.absent;
import static soquete.OptionRow.flag;
import static soquete.OptionRow.in;
import static soquete.OptionRow.none;
import static soquete.OptionRow.refuses;
import static soquete.OptionRow.ro;
import static soquete.OptionRow.rw;
import static soquete.OptionRow.wo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import soquete.OptionRow.Kind;
import soquete.option.*;

/// Every option of the library, and what the kernel does with it. [OptionTableTest] runs it.
final class OptionTable {
    private static final Timestamping RX =
            Timestamping.of(
                    TimestampingFlags.SOF_TIMESTAMPING_RX_SOFTWARE.with(
                            TimestampingFlags.SOF_TIMESTAMPING_SOFTWARE));

    /// A header of options that is padding alone.
    private static final byte[] PADDED = {0, 0, 1, 4, 0, 0, 0, 0};

    private OptionTable() {}

    static Stream<OptionRow> rows() {
        return Stream.of(
                        solSocket(),
                        solIp(),
                        solIpv6(),
                        solTcp(),
                        solUdp(),
                        solUdplite(),
                        solNetlink(),
                        solPacket(),
                        afVsock(),
                        solMptcp(),
                        solTls(),
                        solXdp(),
                        solRaw(),
                        solIcmpv6(),
                        solCanRaw(),
                        solCanIsotp(),
                        solCanJ1939(),
                        solTipc(),
                        solAlg(),
                        solRds(),
                        solKcm(),
                        solSmc(),
                        solBluetooth(),
                        solSctp(),
                        solLlc(),
                        solRxrpc(),
                        solNfc(),
                        solPnpipe(),
                        solMctp())
                .flatMap(List::stream);
    }

    private static List<OptionRow> solSocket() {
        return List.of(
                ro(SolSocket.SO_ACCEPTCONN, Kind.TCP4),
                refuses(SolSocket.SO_ATTACH_BPF, Kind.TCP4, -1, "EBADF"),
                in(SolSocket.SO_ATTACH_FILTER, FilterOptionTest.class),
                in(SolSocket.SO_ATTACH_REUSEPORT_CBPF, FilterOptionTest.class),
                refuses(SolSocket.SO_ATTACH_REUSEPORT_EBPF, Kind.TCP4, -1, "EBADF"),
                rw(SolSocket.SO_BINDTODEVICE, Kind.TCP4, "lo", "lo"),
                rw(SolSocket.SO_BINDTOIFINDEX, Kind.TCP4, 1, 1),
                ro(SolSocket.SO_BPF_EXTENSIONS, Kind.TCP4),
                flag(SolSocket.SO_BROADCAST, Kind.TCP4),
                wo(SolSocket.SO_BSDCOMPAT, Kind.TCP4, true),
                rw(SolSocket.SO_BUF_LOCK, Kind.TCP4, 3, 3),
                rw(SolSocket.SO_BUSY_POLL, Kind.TCP4, 50, 50),
                wo(SolSocket.SO_BUSY_POLL_BUDGET, Kind.TCP4, 8),
                wo(SolSocket.SO_CNX_ADVICE, Kind.TCP4, 1),
                ro(SolSocket.SO_COOKIE, Kind.TCP4),
                flag(SolSocket.SO_DEBUG, Kind.TCP4),
                in(SolSocket.SO_DETACH_BPF, FilterOptionTest.class),
                in(SolSocket.SO_DETACH_FILTER, FilterOptionTest.class),
                in(SolSocket.SO_DETACH_REUSEPORT_BPF, FilterOptionTest.class),
                in(SolSocket.SO_DEVMEM_DONTNEED, OptionStateTest.class),
                ro(SolSocket.SO_DOMAIN, Kind.TCP4),
                flag(SolSocket.SO_DONTROUTE, Kind.TCP4),
                ro(SolSocket.SO_ERROR, Kind.TCP4),
                in(SolSocket.SO_GET_FILTER, FilterOptionTest.class),
                rw(SolSocket.SO_INCOMING_CPU, Kind.TCP4, 0, 0),
                ro(SolSocket.SO_INCOMING_NAPI_ID, Kind.TCP4),
                wo(SolSocket.SO_INQ, Kind.UNIX, true).since("6.17"),
                flag(SolSocket.SO_KEEPALIVE, Kind.TCP4),
                rw(SolSocket.SO_LINGER, Kind.TCP4, new Linger(true, 7), new Linger(true, 7)),
                in(SolSocket.SO_LOCK_FILTER, FilterOptionTest.class),
                rw(SolSocket.SO_MARK, Kind.TCP4, 0x55, 0x55),
                rw(SolSocket.SO_MAX_PACING_RATE, Kind.TCP4, 5_000_000_000L, 5_000_000_000L),
                ro(SolSocket.SO_MEMINFO, Kind.TCP4),
                ro(SolSocket.SO_NETNS_COOKIE, Kind.TCP4),
                flag(SolSocket.SO_NOFCS, Kind.TCP4),
                flag(SolSocket.SO_NO_CHECK, Kind.TCP4),
                flag(SolSocket.SO_OOBINLINE, Kind.TCP4),
                flag(SolSocket.SO_PASSCRED, Kind.UNIX),
                flag(SolSocket.SO_PASSPIDFD, Kind.UNIX).since("6.5"),
                flag(SolSocket.SO_PASSRIGHTS, Kind.UNIX).since("6.16"),
                flag(SolSocket.SO_PASSSEC, Kind.UNIX),
                rw(SolSocket.SO_PEEK_OFF, Kind.TCP4, 5, 5),
                in(SolSocket.SO_PEERCRED, PeerOptionTest.class),
                in(SolSocket.SO_PEERGROUPS, PeerOptionTest.class),
                in(SolSocket.SO_PEERNAME, PeerOptionTest.class),
                in(SolSocket.SO_PEERPIDFD, PeerOptionTest.class),
                none(SolSocket.SO_PEERSEC, Kind.TCP4),
                flag(SolSocket.SO_PREFER_BUSY_POLL, Kind.TCP4),
                rw(SolSocket.SO_PRIORITY, Kind.TCP4, 5, 5),
                ro(SolSocket.SO_PROTOCOL, Kind.TCP4),
                rw(SolSocket.SO_RCVBUF, Kind.TCP4, 50_000, 100_000),
                wo(SolSocket.SO_RCVBUFFORCE, Kind.TCP4, 50_000),
                rw(SolSocket.SO_RCVLOWAT, Kind.TCP4, 100, 100),
                flag(SolSocket.SO_RCVMARK, Kind.TCP4),
                flag(SolSocket.SO_RCVPRIORITY, Kind.TCP4).since("6.14"),
                rw(SolSocket.SO_RCVTIMEO, Kind.TCP4, Duration.ofSeconds(3), Duration.ofSeconds(3)),
                rw(
                        SolSocket.SO_RCVTIMEO_NEW,
                        Kind.TCP4,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3)),
                refuses(SolSocket.SO_RESERVE_MEM, Kind.TCP4, 4096, "EOPNOTSUPP"),
                flag(SolSocket.SO_REUSEADDR, Kind.TCP4),
                flag(SolSocket.SO_REUSEPORT, Kind.TCP4),
                flag(SolSocket.SO_RXQ_OVFL, Kind.TCP4),
                none(SolSocket.SO_SECURITY_AUTHENTICATION, Kind.TCP4),
                none(SolSocket.SO_SECURITY_ENCRYPTION_NETWORK, Kind.TCP4),
                none(SolSocket.SO_SECURITY_ENCRYPTION_TRANSPORT, Kind.TCP4),
                flag(SolSocket.SO_SELECT_ERR_QUEUE, Kind.TCP4),
                rw(SolSocket.SO_SNDBUF, Kind.TCP4, 50_000, 100_000),
                wo(SolSocket.SO_SNDBUFFORCE, Kind.TCP4, 50_000),
                ro(SolSocket.SO_SNDLOWAT, Kind.TCP4),
                rw(SolSocket.SO_SNDTIMEO, Kind.TCP4, Duration.ofSeconds(3), Duration.ofSeconds(3)),
                rw(
                        SolSocket.SO_SNDTIMEO_NEW,
                        Kind.TCP4,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3)),
                flag(SolSocket.SO_TIMESTAMP, Kind.TCP4),
                rw(SolSocket.SO_TIMESTAMPING, Kind.TCP4, RX, RX),
                rw(SolSocket.SO_TIMESTAMPING_NEW, Kind.TCP4, RX, RX),
                flag(SolSocket.SO_TIMESTAMPNS, Kind.TCP4),
                flag(SolSocket.SO_TIMESTAMPNS_NEW, Kind.TCP4),
                flag(SolSocket.SO_TIMESTAMP_NEW, Kind.TCP4),
                rw(SolSocket.SO_TXREHASH, Kind.TCP4, 0, 0),
                rw(SolSocket.SO_TXTIME, Kind.TCP4, new SockTxtime(1, 1), new SockTxtime(1, 1)),
                ro(SolSocket.SO_TYPE, Kind.TCP4),
                flag(SolSocket.SO_WIFI_STATUS, Kind.TCP4),
                flag(SolSocket.SO_ZEROCOPY, Kind.TCP4));
    }

    private static List<OptionRow> solIp() {
        return List.of(
                in(SolIp.IP_ADD_MEMBERSHIP, MulticastOptionTest.class),
                in(SolIp.IP_ADD_SOURCE_MEMBERSHIP, MulticastOptionTest.class),
                flag(SolIp.IP_BIND_ADDRESS_NO_PORT, Kind.UDP4),
                in(SolIp.IP_BLOCK_SOURCE, MulticastOptionTest.class),
                flag(SolIp.IP_CHECKSUM, Kind.UDP4),
                in(SolIp.IP_DROP_MEMBERSHIP, MulticastOptionTest.class),
                in(SolIp.IP_DROP_SOURCE_MEMBERSHIP, MulticastOptionTest.class),
                flag(SolIp.IP_FREEBIND, Kind.UDP4),
                flag(SolIp.IP_HDRINCL, Kind.ICMP),
                refuses(SolIp.IP_IPSEC_POLICY, Kind.UDP4, new byte[4], "EOPNOTSUPP"),
                rw(
                                SolIp.IP_LOCAL_PORT_RANGE,
                                Kind.UDP4,
                                40_000 | 41_000 << 16,
                                40_000 | 41_000 << 16)
                        .since("6.3"),
                rw(SolIp.IP_MINTTL, Kind.UDP4, 7, 7),
                in(SolIp.IP_MSFILTER, MulticastOptionTest.class),
                in(SolIp.IP_MTU, OptionStateTest.class),
                rw(
                        SolIp.IP_MTU_DISCOVER,
                        Kind.UDP4,
                        IpMtuDiscover.IP_PMTUDISC_DO,
                        IpMtuDiscover.IP_PMTUDISC_DO),
                flag(SolIp.IP_MULTICAST_ALL, Kind.UDP4),
                in(SolIp.IP_MULTICAST_IF, MulticastOptionTest.class),
                flag(SolIp.IP_MULTICAST_LOOP, Kind.UDP4),
                rw(SolIp.IP_MULTICAST_TTL, Kind.UDP4, 9, 9),
                flag(SolIp.IP_NODEFRAG, Kind.ICMP),
                rw(SolIp.IP_OPTIONS, Kind.UDP4, new byte[] {1, 1, 1, 0}, new byte[] {1, 1, 1, 0}),
                flag(SolIp.IP_ORIGDSTADDR, Kind.UDP4),
                flag(SolIp.IP_PASSSEC, Kind.UDP4),
                flag(SolIp.IP_PKTINFO, Kind.UDP4),
                in(SolIp.IP_PKTOPTIONS, OptionStateTest.class),
                in(SolIp.IP_PROTOCOL, OptionStateTest.class),
                flag(SolIp.IP_RECVERR, Kind.UDP4),
                flag(SolIp.IP_RECVERR_RFC4884, Kind.UDP4),
                flag(SolIp.IP_RECVFRAGSIZE, Kind.UDP4),
                flag(SolIp.IP_RECVOPTS, Kind.UDP4),
                flag(SolIp.IP_RECVTOS, Kind.UDP4),
                flag(SolIp.IP_RECVTTL, Kind.UDP4),
                flag(SolIp.IP_RETOPTS, Kind.UDP4),
                in(SolIp.IP_ROUTER_ALERT, OptionStateTest.class),
                rw(SolIp.IP_TOS, Kind.UDP4, 0x10, 0x10),
                flag(SolIp.IP_TRANSPARENT, Kind.UDP4),
                rw(SolIp.IP_TTL, Kind.UDP4, 7, 7),
                in(SolIp.IP_UNBLOCK_SOURCE, MulticastOptionTest.class),
                rw(SolIp.IP_UNICAST_IF, Kind.UDP4, 1, 1),
                refuses(SolIp.IP_XFRM_POLICY, Kind.UDP4, new byte[4], "EINVAL"),
                in(SolIp.MCAST_BLOCK_SOURCE, MulticastOptionTest.class),
                in(SolIp.MCAST_JOIN_GROUP, MulticastOptionTest.class),
                in(SolIp.MCAST_JOIN_SOURCE_GROUP, MulticastOptionTest.class),
                in(SolIp.MCAST_LEAVE_GROUP, MulticastOptionTest.class),
                in(SolIp.MCAST_LEAVE_SOURCE_GROUP, MulticastOptionTest.class),
                in(SolIp.MCAST_MSFILTER, MulticastOptionTest.class),
                in(SolIp.MCAST_UNBLOCK_SOURCE, MulticastOptionTest.class),
                in(SolIp.SO_ORIGINAL_DST, OptionStateTest.class));
    }

    private static List<OptionRow> solIpv6() {
        return List.of(
                in(SolIpv6.IP6T_SO_ORIGINAL_DST, OptionStateTest.class),
                flag(SolIpv6.IPV6_2292DSTOPTS, Kind.UDP6),
                flag(SolIpv6.IPV6_2292HOPLIMIT, Kind.UDP6),
                flag(SolIpv6.IPV6_2292HOPOPTS, Kind.UDP6),
                flag(SolIpv6.IPV6_2292PKTINFO, Kind.UDP6),
                in(SolIpv6.IPV6_2292PKTOPTIONS, OptionStateTest.class),
                flag(SolIpv6.IPV6_2292RTHDR, Kind.UDP6),
                in(SolIpv6.IPV6_ADDRFORM, OptionStateTest.class),
                rw(SolIpv6.IPV6_ADDR_PREFERENCES, Kind.UDP6, 1, 0x401),
                in(SolIpv6.IPV6_ADD_MEMBERSHIP, MulticastOptionTest.class),
                none(SolIpv6.IPV6_AUTHHDR, Kind.UDP6),
                flag(SolIpv6.IPV6_AUTOFLOWLABEL, Kind.UDP6),
                rw(SolIpv6.IPV6_CHECKSUM, Kind.RAW6, 2, 2),
                flag(SolIpv6.IPV6_DONTFRAG, Kind.UDP6),
                in(SolIpv6.IPV6_DROP_MEMBERSHIP, MulticastOptionTest.class),
                rw(SolIpv6.IPV6_DSTOPTS, Kind.UDP6, PADDED, PADDED),
                flag(SolIpv6.IPV6_FLOWINFO, Kind.UDP6),
                flag(SolIpv6.IPV6_FLOWINFO_SEND, Kind.UDP6),
                in(SolIpv6.IPV6_FLOWLABEL_MGR, OptionStateTest.class),
                flag(SolIpv6.IPV6_FREEBIND, Kind.UDP6),
                flag(SolIpv6.IPV6_HDRINCL, Kind.RAW6),
                none(SolIpv6.IPV6_HOPLIMIT, Kind.UDP6),
                rw(SolIpv6.IPV6_HOPOPTS, Kind.UDP6, PADDED, PADDED),
                refuses(SolIpv6.IPV6_IPSEC_POLICY, Kind.UDP6, new byte[4], "EOPNOTSUPP"),
                in(SolIpv6.IPV6_JOIN_ANYCAST, MulticastOptionTest.class),
                in(SolIpv6.IPV6_LEAVE_ANYCAST, MulticastOptionTest.class),
                rw(SolIpv6.IPV6_MINHOPCOUNT, Kind.UDP6, 7, 7),
                in(SolIpv6.IPV6_MTU, OptionStateTest.class),
                rw(
                        SolIpv6.IPV6_MTU_DISCOVER,
                        Kind.UDP6,
                        IpMtuDiscover.IP_PMTUDISC_DO,
                        IpMtuDiscover.IP_PMTUDISC_DO),
                flag(SolIpv6.IPV6_MULTICAST_ALL, Kind.UDP6),
                rw(SolIpv6.IPV6_MULTICAST_HOPS, Kind.UDP6, 9, 9),
                rw(SolIpv6.IPV6_MULTICAST_IF, Kind.UDP6, 1, 1),
                flag(SolIpv6.IPV6_MULTICAST_LOOP, Kind.UDP6),
                none(SolIpv6.IPV6_NEXTHOP, Kind.UDP6),
                flag(SolIpv6.IPV6_ORIGDSTADDR, Kind.UDP6),
                in(SolIpv6.IPV6_PATHMTU, OptionStateTest.class),
                in(SolIpv6.IPV6_PKTINFO, OptionStateTest.class),
                flag(SolIpv6.IPV6_RECVDSTOPTS, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVERR, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVERR_RFC4884, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVFRAGSIZE, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVHOPLIMIT, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVHOPOPTS, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVPATHMTU, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVPKTINFO, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVRTHDR, Kind.UDP6),
                flag(SolIpv6.IPV6_RECVTCLASS, Kind.UDP6),
                in(SolIpv6.IPV6_ROUTER_ALERT, OptionStateTest.class),
                flag(SolIpv6.IPV6_ROUTER_ALERT_ISOLATE, Kind.UDP6),
                refuses(
                        SolIpv6.IPV6_RTHDR,
                        Kind.UDP6,
                        new byte[] {
                            0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
                        },
                        "EINVAL"),
                rw(SolIpv6.IPV6_RTHDRDSTOPTS, Kind.UDP6, PADDED, PADDED),
                rw(SolIpv6.IPV6_TCLASS, Kind.UDP6, 0x10, 0x10),
                flag(SolIpv6.IPV6_TRANSPARENT, Kind.UDP6),
                rw(SolIpv6.IPV6_UNICAST_HOPS, Kind.UDP6, 9, 9),
                rw(SolIpv6.IPV6_UNICAST_IF, Kind.UDP6, 1, 1),
                flag(SolIpv6.IPV6_V6ONLY, Kind.UDP6),
                refuses(SolIpv6.IPV6_XFRM_POLICY, Kind.UDP6, new byte[4], "EINVAL"),
                in(SolIpv6.MCAST_BLOCK_SOURCE, MulticastOptionTest.class),
                in(SolIpv6.MCAST_JOIN_GROUP, MulticastOptionTest.class),
                in(SolIpv6.MCAST_JOIN_SOURCE_GROUP, MulticastOptionTest.class),
                in(SolIpv6.MCAST_LEAVE_GROUP, MulticastOptionTest.class),
                in(SolIpv6.MCAST_LEAVE_SOURCE_GROUP, MulticastOptionTest.class),
                in(SolIpv6.MCAST_MSFILTER, MulticastOptionTest.class),
                in(SolIpv6.MCAST_UNBLOCK_SOURCE, MulticastOptionTest.class));
    }

    private static List<OptionRow> solTcp() {
        return List.of(
                in(SolTcp.TCP_AO_ADD_KEY, TcpOptionTest.class),
                in(SolTcp.TCP_AO_DEL_KEY, TcpOptionTest.class),
                in(SolTcp.TCP_AO_GET_KEYS, TcpOptionTest.class),
                in(SolTcp.TCP_AO_INFO, TcpOptionTest.class),
                in(SolTcp.TCP_AO_REPAIR, TcpOptionTest.class),
                ro(SolTcp.TCP_CC_INFO, Kind.TCP4),
                rw(SolTcp.TCP_CONGESTION, Kind.TCP4, "reno", "reno"),
                flag(SolTcp.TCP_CORK, Kind.TCP4),
                rw(SolTcp.TCP_DEFER_ACCEPT, Kind.TCP4, 5, 7),
                rw(SolTcp.TCP_DELACK_MAX_US, Kind.TCP4, 100_000, 100_000).since("6.15"),
                in(SolTcp.TCP_FASTOPEN, TcpOptionTest.class),
                in(SolTcp.TCP_FASTOPEN_CONNECT, TcpOptionTest.class),
                in(SolTcp.TCP_FASTOPEN_KEY, TcpOptionTest.class),
                in(SolTcp.TCP_FASTOPEN_NO_COOKIE, TcpOptionTest.class),
                in(SolTcp.TCP_INFO, TcpOptionTest.class),
                flag(SolTcp.TCP_INQ, Kind.TCP4),
                in(SolTcp.TCP_IS_MPTCP, TcpOptionTest.class),
                rw(SolTcp.TCP_KEEPCNT, Kind.TCP4, 3, 3),
                rw(SolTcp.TCP_KEEPIDLE, Kind.TCP4, 33, 33),
                rw(SolTcp.TCP_KEEPINTVL, Kind.TCP4, 33, 33),
                rw(SolTcp.TCP_LINGER2, Kind.TCP4, 30, 30),
                rw(SolTcp.TCP_MAXSEG, Kind.TCP4, 1000, 1000),
                in(SolTcp.TCP_MD5SIG, TcpOptionTest.class),
                in(SolTcp.TCP_MD5SIG_EXT, TcpOptionTest.class),
                flag(SolTcp.TCP_NODELAY, Kind.TCP4),
                rw(SolTcp.TCP_NOTSENT_LOWAT, Kind.TCP4, 16_384L, 16_384L),
                in(SolTcp.TCP_QUEUE_SEQ, TcpOptionTest.class),
                flag(SolTcp.TCP_QUICKACK, Kind.TCP4),
                in(SolTcp.TCP_REPAIR, TcpOptionTest.class),
                in(SolTcp.TCP_REPAIR_OPTIONS, TcpOptionTest.class),
                in(SolTcp.TCP_REPAIR_QUEUE, TcpOptionTest.class),
                in(SolTcp.TCP_REPAIR_WINDOW, TcpOptionTest.class),
                rw(SolTcp.TCP_RTO_MAX_MS, Kind.TCP4, 5000, 5000).since("6.15"),
                rw(SolTcp.TCP_RTO_MIN_US, Kind.TCP4, 100_000, 100_000).since("6.15"),
                in(SolTcp.TCP_SAVED_SYN, TcpOptionTest.class),
                rw(SolTcp.TCP_SAVE_SYN, Kind.TCP4, 2, 2),
                rw(SolTcp.TCP_SYNCNT, Kind.TCP4, 3, 3),
                in(SolTcp.TCP_THIN_DUPACK, OptionStateTest.class),
                flag(SolTcp.TCP_THIN_LINEAR_TIMEOUTS, Kind.TCP4),
                in(SolTcp.TCP_TIMESTAMP, TcpOptionTest.class),
                rw(SolTcp.TCP_TX_DELAY, Kind.TCP4, 1000, 1000),
                in(SolTcp.TCP_ULP, TcpOptionTest.class),
                rw(SolTcp.TCP_USER_TIMEOUT, Kind.TCP4, 5000L, 5000L),
                rw(SolTcp.TCP_WINDOW_CLAMP, Kind.TCP4, 20_000, 20_000),
                in(SolTcp.TCP_ZEROCOPY_RECEIVE, TcpOptionTest.class));
    }

    private static List<OptionRow> solUdp() {
        return List.of(
                flag(SolUdp.UDP_CORK, Kind.UDP4),
                rw(SolUdp.UDP_ENCAP, Kind.UDP4, 3, 3),
                flag(SolUdp.UDP_GRO, Kind.UDP4),
                flag(SolUdp.UDP_NO_CHECK6_RX, Kind.UDP4),
                flag(SolUdp.UDP_NO_CHECK6_TX, Kind.UDP4),
                rw(SolUdp.UDP_SEGMENT, Kind.UDP4, 1200, 1200));
    }

    private static List<OptionRow> solUdplite() {
        return List.of(
                rw(SolUdplite.UDPLITE_RECV_CSCOV, Kind.UDPLITE, 3, 8),
                rw(SolUdplite.UDPLITE_SEND_CSCOV, Kind.UDPLITE, 3, 8));
    }

    private static List<OptionRow> solNetlink() {
        return List.of(
                in(SolNetlink.NETLINK_ADD_MEMBERSHIP, OptionStateTest.class),
                flag(SolNetlink.NETLINK_BROADCAST_ERROR, Kind.NETLINK),
                flag(SolNetlink.NETLINK_CAP_ACK, Kind.NETLINK),
                in(SolNetlink.NETLINK_DROP_MEMBERSHIP, OptionStateTest.class),
                flag(SolNetlink.NETLINK_EXT_ACK, Kind.NETLINK),
                flag(SolNetlink.NETLINK_GET_STRICT_CHK, Kind.NETLINK),
                flag(SolNetlink.NETLINK_LISTEN_ALL_NSID, Kind.NETLINK),
                in(SolNetlink.NETLINK_LIST_MEMBERSHIPS, OptionStateTest.class),
                flag(SolNetlink.NETLINK_NO_ENOBUFS, Kind.NETLINK),
                flag(SolNetlink.NETLINK_PKTINFO, Kind.NETLINK),
                none(SolNetlink.NETLINK_RX_RING, Kind.NETLINK),
                none(SolNetlink.NETLINK_TX_RING, Kind.NETLINK));
    }

    private static List<OptionRow> solPacket() {
        return List.of(
                wo(SolPacket.PACKET_ADD_MEMBERSHIP, Kind.PACKET, PacketMreq.promiscuous(1)),
                flag(SolPacket.PACKET_AUXDATA, Kind.PACKET),
                rw(SolPacket.PACKET_COPY_THRESH, Kind.PACKET, 99, 99),
                wo(SolPacket.PACKET_DROP_MEMBERSHIP, Kind.PACKET, PacketMreq.promiscuous(1)),
                in(SolPacket.PACKET_FANOUT, OptionStateTest.class),
                in(SolPacket.PACKET_FANOUT_DATA, FilterOptionTest.class),
                in(SolPacket.PACKET_HDRLEN, OptionStateTest.class),
                flag(SolPacket.PACKET_IGNORE_OUTGOING, Kind.PACKET),
                flag(SolPacket.PACKET_LOSS, Kind.PACKET),
                flag(SolPacket.PACKET_ORIGDEV, Kind.PACKET),
                flag(SolPacket.PACKET_QDISC_BYPASS, Kind.PACKET),
                none(SolPacket.PACKET_RECV_OUTPUT, Kind.PACKET),
                rw(SolPacket.PACKET_RESERVE, Kind.PACKET, 64L, 64L),
                in(SolPacket.PACKET_ROLLOVER_STATS, OptionStateTest.class),
                in(SolPacket.PACKET_RX_RING, OptionStateTest.class),
                in(SolPacket.PACKET_STATISTICS, OptionStateTest.class),
                rw(SolPacket.PACKET_TIMESTAMP, Kind.PACKET, 64, 64),
                flag(SolPacket.PACKET_TX_HAS_OFF, Kind.PACKET),
                in(SolPacket.PACKET_TX_RING, OptionStateTest.class),
                none(SolPacket.PACKET_TX_TIMESTAMP, Kind.PACKET),
                rw(SolPacket.PACKET_VERSION, Kind.PACKET, 2, 2),
                flag(SolPacket.PACKET_VNET_HDR, Kind.PACKET),
                rw(SolPacket.PACKET_VNET_HDR_SZ, Kind.PACKET, 12, 12).since("6.6"));
    }

    private static List<OptionRow> afVsock() {
        return List.of(
                rw(AfVsock.SO_VM_SOCKETS_BUFFER_MAX_SIZE, Kind.VSOCK, 500_000L, 500_000L),
                rw(AfVsock.SO_VM_SOCKETS_BUFFER_MIN_SIZE, Kind.VSOCK, 1000L, 1000L),
                rw(AfVsock.SO_VM_SOCKETS_BUFFER_SIZE, Kind.VSOCK, 100_000L, 100_000L),
                rw(
                        AfVsock.SO_VM_SOCKETS_CONNECT_TIMEOUT,
                        Kind.VSOCK,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3)),
                rw(
                        AfVsock.SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW,
                        Kind.VSOCK,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3)),
                none(AfVsock.SO_VM_SOCKETS_NONBLOCK_TXRX, Kind.VSOCK),
                none(AfVsock.SO_VM_SOCKETS_PEER_HOST_VM_ID, Kind.VSOCK),
                none(AfVsock.SO_VM_SOCKETS_TRUSTED, Kind.VSOCK));
    }

    private static List<OptionRow> solMptcp() {
        return List.of(
                in(SolMptcp.MPTCP_FULL_INFO, MptcpOptionTest.class),
                in(SolMptcp.MPTCP_INFO, MptcpOptionTest.class),
                in(SolMptcp.MPTCP_SUBFLOW_ADDRS, MptcpOptionTest.class),
                in(SolMptcp.MPTCP_TCPINFO, MptcpOptionTest.class));
    }

    private static List<OptionRow> solTls() {
        return List.of(
                in(SolTls.TLS_RX, TcpOptionTest.class),
                in(SolTls.TLS_RX_EXPECT_NO_PAD, TcpOptionTest.class),
                in(SolTls.TLS_TX, TcpOptionTest.class),
                in(SolTls.TLS_TX_MAX_PAYLOAD_LEN, TcpOptionTest.class),
                in(SolTls.TLS_TX_ZEROCOPY_RO, TcpOptionTest.class));
    }

    private static List<OptionRow> solXdp() {
        return List.of(
                refuses(SolXdp.XDP_MAX_TX_SKB_BUDGET, Kind.XDP, 16, "EACCES").since("6.18"),
                ro(SolXdp.XDP_MMAP_OFFSETS, Kind.XDP),
                ro(SolXdp.XDP_OPTIONS, Kind.XDP),
                wo(SolXdp.XDP_RX_RING, Kind.XDP, 64),
                ro(SolXdp.XDP_STATISTICS, Kind.XDP),
                wo(SolXdp.XDP_TX_RING, Kind.XDP, 64),
                wo(SolXdp.XDP_UMEM_COMPLETION_RING, Kind.XDP, 64),
                wo(SolXdp.XDP_UMEM_FILL_RING, Kind.XDP, 64),
                refuses(SolXdp.XDP_UMEM_REG, Kind.XDP, new XdpUmemReg(0, 0, 0, 0, 0, 0), "EINVAL"));
    }

    private static List<OptionRow> solRaw() {
        return List.of(
                rw(SolRaw.ICMP_FILTER, Kind.ICMP, IcmpFilter.passOnly(0), IcmpFilter.passOnly(0)));
    }

    private static List<OptionRow> solIcmpv6() {
        return List.of(
                rw(
                        SolIcmpv6.ICMPV6_FILTER,
                        Kind.ICMP6,
                        Icmp6Filter.passOnly(129),
                        Icmp6Filter.passOnly(129)));
    }

    private static List<OptionRow> solCanRaw() {
        return List.of(
                absent(SolCanRaw.CAN_RAW_ERR_FILTER, Kind.CAN),
                absent(SolCanRaw.CAN_RAW_FD_FRAMES, Kind.CAN),
                absent(SolCanRaw.CAN_RAW_FILTER, Kind.CAN),
                absent(SolCanRaw.CAN_RAW_JOIN_FILTERS, Kind.CAN),
                absent(SolCanRaw.CAN_RAW_LOOPBACK, Kind.CAN),
                absent(SolCanRaw.CAN_RAW_RECV_OWN_MSGS, Kind.CAN),
                absent(SolCanRaw.CAN_RAW_XL_FRAMES, Kind.CAN),
                absent(SolCanRaw.CAN_RAW_XL_VCID_OPTS, Kind.CAN));
    }

    private static List<OptionRow> solCanIsotp() {
        return List.of(
                absent(SolCanIsotp.CAN_ISOTP_LL_OPTS, Kind.CAN_ISOTP),
                absent(SolCanIsotp.CAN_ISOTP_OPTS, Kind.CAN_ISOTP),
                absent(SolCanIsotp.CAN_ISOTP_RECV_FC, Kind.CAN_ISOTP),
                absent(SolCanIsotp.CAN_ISOTP_RX_STMIN, Kind.CAN_ISOTP),
                absent(SolCanIsotp.CAN_ISOTP_TX_STMIN, Kind.CAN_ISOTP));
    }

    private static List<OptionRow> solCanJ1939() {
        return List.of(
                absent(SolCanJ1939.SO_J1939_ERRQUEUE, Kind.CAN_J1939),
                absent(SolCanJ1939.SO_J1939_FILTER, Kind.CAN_J1939),
                absent(SolCanJ1939.SO_J1939_PROMISC, Kind.CAN_J1939),
                absent(SolCanJ1939.SO_J1939_SEND_PRIO, Kind.CAN_J1939));
    }

    private static List<OptionRow> solTipc() {
        return List.of(
                absent(SolTipc.TIPC_CONN_TIMEOUT, Kind.TIPC),
                absent(SolTipc.TIPC_DEST_DROPPABLE, Kind.TIPC),
                absent(SolTipc.TIPC_GROUP_JOIN, Kind.TIPC),
                absent(SolTipc.TIPC_GROUP_LEAVE, Kind.TIPC),
                absent(SolTipc.TIPC_IMPORTANCE, Kind.TIPC),
                absent(SolTipc.TIPC_MCAST_BROADCAST, Kind.TIPC),
                absent(SolTipc.TIPC_MCAST_REPLICAST, Kind.TIPC),
                absent(SolTipc.TIPC_NODELAY, Kind.TIPC),
                absent(SolTipc.TIPC_NODE_RECVQ_DEPTH, Kind.TIPC),
                absent(SolTipc.TIPC_SOCK_RECVQ_DEPTH, Kind.TIPC),
                absent(SolTipc.TIPC_SOCK_RECVQ_USED, Kind.TIPC),
                absent(SolTipc.TIPC_SRC_DROPPABLE, Kind.TIPC));
    }

    private static List<OptionRow> solAlg() {
        return List.of(
                absent(SolAlg.ALG_SET_AEAD_AUTHSIZE, Kind.ALG),
                absent(SolAlg.ALG_SET_DRBG_ENTROPY, Kind.ALG),
                absent(SolAlg.ALG_SET_KEY, Kind.ALG),
                absent(SolAlg.ALG_SET_KEY_BY_KEY_SERIAL, Kind.ALG));
    }

    private static List<OptionRow> solRds() {
        return List.of(
                absent(SolRds.RDS_CANCEL_SENT_TO, Kind.RDS),
                absent(SolRds.RDS_CONG_MONITOR, Kind.RDS),
                absent(SolRds.RDS_FREE_MR, Kind.RDS),
                absent(SolRds.RDS_GET_MR, Kind.RDS),
                absent(SolRds.RDS_GET_MR_FOR_DEST, Kind.RDS),
                absent(SolRds.RDS_RECVERR, Kind.RDS),
                absent(SolRds.SO_RDS_MSG_RXPATH_LATENCY, Kind.RDS),
                absent(SolRds.SO_RDS_TRANSPORT, Kind.RDS));
    }

    private static List<OptionRow> solKcm() {
        return List.of(absent(SolKcm.KCM_RECV_DISABLE, Kind.KCM));
    }

    private static List<OptionRow> solSmc() {
        return List.of(absent(SolSmc.SMC_LIMIT_HS, Kind.SMC));
    }

    private static List<OptionRow> solBluetooth() {
        return List.of(
                absent(SolBluetooth.BT_CHANNEL_POLICY, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_CODEC, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_DEFER_SETUP, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_FLUSHABLE, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_ISO_BASE, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_ISO_QOS, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_MODE, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_PHY, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_PKT_STATUS, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_POWER, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_RCVMTU, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_SECURITY, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_SNDMTU, Kind.BLUETOOTH),
                absent(SolBluetooth.BT_VOICE, Kind.BLUETOOTH));
    }

    private static List<OptionRow> solSctp() {
        return List.of(
                absent(SolSctp.SCTP_ADAPTATION_LAYER, Kind.SCTP),
                absent(SolSctp.SCTP_ADD_STREAMS, Kind.SCTP),
                absent(SolSctp.SCTP_ASCONF_SUPPORTED, Kind.SCTP),
                absent(SolSctp.SCTP_ASSOCINFO, Kind.SCTP),
                absent(SolSctp.SCTP_AUTH_ACTIVE_KEY, Kind.SCTP),
                absent(SolSctp.SCTP_AUTH_CHUNK, Kind.SCTP),
                absent(SolSctp.SCTP_AUTH_DEACTIVATE_KEY, Kind.SCTP),
                absent(SolSctp.SCTP_AUTH_DELETE_KEY, Kind.SCTP),
                absent(SolSctp.SCTP_AUTH_KEY, Kind.SCTP),
                absent(SolSctp.SCTP_AUTH_SUPPORTED, Kind.SCTP),
                absent(SolSctp.SCTP_AUTOCLOSE, Kind.SCTP),
                absent(SolSctp.SCTP_AUTO_ASCONF, Kind.SCTP),
                absent(SolSctp.SCTP_CONTEXT, Kind.SCTP),
                absent(SolSctp.SCTP_DEFAULT_PRINFO, Kind.SCTP),
                absent(SolSctp.SCTP_DEFAULT_SEND_PARAM, Kind.SCTP),
                absent(SolSctp.SCTP_DEFAULT_SNDINFO, Kind.SCTP),
                absent(SolSctp.SCTP_DELAYED_SACK, Kind.SCTP),
                absent(SolSctp.SCTP_DISABLE_FRAGMENTS, Kind.SCTP),
                absent(SolSctp.SCTP_ECN_SUPPORTED, Kind.SCTP),
                absent(SolSctp.SCTP_ENABLE_STREAM_RESET, Kind.SCTP),
                absent(SolSctp.SCTP_EVENT, Kind.SCTP),
                absent(SolSctp.SCTP_EVENTS, Kind.SCTP),
                absent(SolSctp.SCTP_EXPOSE_POTENTIALLY_FAILED_STATE, Kind.SCTP),
                absent(SolSctp.SCTP_FRAGMENT_INTERLEAVE, Kind.SCTP),
                absent(SolSctp.SCTP_GET_ASSOC_ID_LIST, Kind.SCTP),
                absent(SolSctp.SCTP_GET_ASSOC_NUMBER, Kind.SCTP),
                absent(SolSctp.SCTP_GET_ASSOC_STATS, Kind.SCTP),
                absent(SolSctp.SCTP_GET_LOCAL_ADDRS, Kind.SCTP),
                absent(SolSctp.SCTP_GET_PEER_ADDRS, Kind.SCTP),
                absent(SolSctp.SCTP_GET_PEER_ADDR_INFO, Kind.SCTP),
                absent(SolSctp.SCTP_HMAC_IDENT, Kind.SCTP),
                absent(SolSctp.SCTP_INITMSG, Kind.SCTP),
                absent(SolSctp.SCTP_INTERLEAVING_SUPPORTED, Kind.SCTP),
                absent(SolSctp.SCTP_I_WANT_MAPPED_V4_ADDR, Kind.SCTP),
                absent(SolSctp.SCTP_LOCAL_AUTH_CHUNKS, Kind.SCTP),
                absent(SolSctp.SCTP_MAXSEG, Kind.SCTP),
                absent(SolSctp.SCTP_MAX_BURST, Kind.SCTP),
                absent(SolSctp.SCTP_NODELAY, Kind.SCTP),
                absent(SolSctp.SCTP_PARTIAL_DELIVERY_POINT, Kind.SCTP),
                absent(SolSctp.SCTP_PEER_ADDR_PARAMS, Kind.SCTP),
                absent(SolSctp.SCTP_PEER_ADDR_THLDS, Kind.SCTP),
                absent(SolSctp.SCTP_PEER_ADDR_THLDS_V2, Kind.SCTP),
                absent(SolSctp.SCTP_PEER_AUTH_CHUNKS, Kind.SCTP),
                absent(SolSctp.SCTP_PLPMTUD_PROBE_INTERVAL, Kind.SCTP),
                absent(SolSctp.SCTP_PRIMARY_ADDR, Kind.SCTP),
                absent(SolSctp.SCTP_PR_ASSOC_STATUS, Kind.SCTP),
                absent(SolSctp.SCTP_PR_STREAM_STATUS, Kind.SCTP),
                absent(SolSctp.SCTP_PR_SUPPORTED, Kind.SCTP),
                absent(SolSctp.SCTP_RECONFIG_SUPPORTED, Kind.SCTP),
                absent(SolSctp.SCTP_RECVNXTINFO, Kind.SCTP),
                absent(SolSctp.SCTP_RECVRCVINFO, Kind.SCTP),
                absent(SolSctp.SCTP_REMOTE_UDP_ENCAPS_PORT, Kind.SCTP),
                absent(SolSctp.SCTP_RESET_ASSOC, Kind.SCTP),
                absent(SolSctp.SCTP_RESET_STREAMS, Kind.SCTP),
                absent(SolSctp.SCTP_REUSE_PORT, Kind.SCTP),
                absent(SolSctp.SCTP_RTOINFO, Kind.SCTP),
                absent(SolSctp.SCTP_SENDMSG_CONNECT, Kind.SCTP),
                absent(SolSctp.SCTP_SET_PEER_PRIMARY_ADDR, Kind.SCTP),
                absent(SolSctp.SCTP_SOCKOPT_BINDX_ADD, Kind.SCTP),
                absent(SolSctp.SCTP_SOCKOPT_BINDX_REM, Kind.SCTP),
                absent(SolSctp.SCTP_SOCKOPT_CONNECTX, Kind.SCTP),
                absent(SolSctp.SCTP_SOCKOPT_CONNECTX3, Kind.SCTP),
                absent(SolSctp.SCTP_SOCKOPT_PEELOFF, Kind.SCTP),
                absent(SolSctp.SCTP_SOCKOPT_PEELOFF_FLAGS, Kind.SCTP),
                absent(SolSctp.SCTP_STATUS, Kind.SCTP),
                absent(SolSctp.SCTP_STREAM_SCHEDULER, Kind.SCTP),
                absent(SolSctp.SCTP_STREAM_SCHEDULER_VALUE, Kind.SCTP));
    }

    private static List<OptionRow> solLlc() {
        return List.of(
                absent(SolLlc.LLC_OPT_ACK_TMR_EXP, Kind.LLC),
                absent(SolLlc.LLC_OPT_BUSY_TMR_EXP, Kind.LLC),
                absent(SolLlc.LLC_OPT_PKTINFO, Kind.LLC),
                absent(SolLlc.LLC_OPT_P_TMR_EXP, Kind.LLC),
                absent(SolLlc.LLC_OPT_REJ_TMR_EXP, Kind.LLC),
                absent(SolLlc.LLC_OPT_RETRY, Kind.LLC),
                absent(SolLlc.LLC_OPT_RX_WIN, Kind.LLC),
                absent(SolLlc.LLC_OPT_SIZE, Kind.LLC),
                absent(SolLlc.LLC_OPT_TX_WIN, Kind.LLC));
    }

    private static List<OptionRow> solRxrpc() {
        return List.of(
                absent(SolRxrpc.RXRPC_EXCLUSIVE_CONNECTION, Kind.RXRPC),
                absent(SolRxrpc.RXRPC_MIN_SECURITY_LEVEL, Kind.RXRPC),
                absent(SolRxrpc.RXRPC_SECURITY_KEY, Kind.RXRPC),
                absent(SolRxrpc.RXRPC_SECURITY_KEYRING, Kind.RXRPC),
                absent(SolRxrpc.RXRPC_SUPPORTED_CMSG, Kind.RXRPC),
                absent(SolRxrpc.RXRPC_UPGRADEABLE_SERVICE, Kind.RXRPC));
    }

    private static List<OptionRow> solNfc() {
        return List.of(
                absent(SolNfc.NFC_LLCP_MIUX, Kind.NFC),
                absent(SolNfc.NFC_LLCP_REMOTE_LTO, Kind.NFC),
                absent(SolNfc.NFC_LLCP_REMOTE_MIU, Kind.NFC),
                absent(SolNfc.NFC_LLCP_REMOTE_RW, Kind.NFC),
                absent(SolNfc.NFC_LLCP_RW, Kind.NFC));
    }

    private static List<OptionRow> solPnpipe() {
        return List.of(
                absent(SolPnpipe.PNPIPE_ENCAP, Kind.PHONET),
                absent(SolPnpipe.PNPIPE_HANDLE, Kind.PHONET),
                absent(SolPnpipe.PNPIPE_IFINDEX, Kind.PHONET),
                absent(SolPnpipe.PNPIPE_INITSTATE, Kind.PHONET));
    }

    private static List<OptionRow> solMctp() {
        return List.of(absent(SolMctp.MCTP_OPT_ADDR_EXT, Kind.MCTP));
    }
}
