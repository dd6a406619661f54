package soquete.option;

import soquete.bpf.Filter;
import soquete.endpoint.Endpoint;

/// The shapes that belong to records, each found when it is first used: a server that sets one flag
/// does not load them all.
final class Deferred<T> implements Shape<T> {
    static final Shape<BtSecurity> BT_SECURITY = new Deferred<>(0);
    static final Shape<CanFilter[]> CAN_FILTERS = new Deferred<>(1);
    static final Shape<CanIsotpFcOptions> CAN_ISOTP_FC_OPTIONS = new Deferred<>(2);
    static final Shape<CanIsotpLlOptions> CAN_ISOTP_LL_OPTIONS = new Deferred<>(3);
    static final Shape<CanIsotpOptions> CAN_ISOTP_OPTIONS = new Deferred<>(4);
    static final Shape<CanRawVcidOptions> CAN_RAW_VCID_OPTIONS = new Deferred<>(5);
    static final Shape<DmabufToken[]> DMABUF_TOKENS = new Deferred<>(6);
    static final Shape<Fanout> FANOUT = new Deferred<>(7);
    static final Shape<Icmp6Filter> ICMP6_FILTER = new Deferred<>(8);
    static final Shape<IcmpFilter> ICMP_FILTER = new Deferred<>(9);
    static final Shape<In6FlowlabelReq> IN6_FLOWLABEL_REQ = new Deferred<>(10);
    static final Shape<In6Pktinfo> IN6_PKTINFO = new Deferred<>(11);
    static final Shape<Ip6Mtuinfo> IP6_MTUINFO = new Deferred<>(12);
    static final Shape<Ipv6Mreq> IPV6_MREQ = new Deferred<>(13);
    static final Shape<IpMreqn> IP_MREQN = new Deferred<>(14);
    static final Shape<IpMreqSource> IP_MREQ_SOURCE = new Deferred<>(15);
    static final Shape<IpMsfilter> IP_MSFILTER = new Deferred<>(16);
    static final Shape<IpMtuDiscover> IP_MTU_DISCOVER = new Deferred<>(17);
    static final Shape<J1939Filter[]> J1939_FILTERS = new Deferred<>(18);
    static final Shape<Linger> LINGER = new Deferred<>(19);
    static final Shape<MemInfo> MEM_INFO = new Deferred<>(20);
    static final Shape<MptcpInfo> MPTCP_INFO = new Deferred<>(21);
    static final Shape<MptcpSubflowAddrs[]> MPTCP_SUBFLOW_ADDRS = new Deferred<>(22);
    static final Shape<TcpInfo[]> MPTCP_TCPINFO = new Deferred<>(23);
    static final Shape<MulticastFilter> MULTICAST_FILTER = new Deferred<>(24);
    static final Shape<MulticastMembership> MULTICAST_GROUP = new Deferred<>(25);
    static final Shape<MulticastMembership> MULTICAST_SOURCE = new Deferred<>(26);
    static final Shape<Endpoint> ORIGINAL_DST = new Deferred<>(27);
    static final Shape<PacketMreq> PACKET_MREQ = new Deferred<>(28);
    static final Shape<PeerCredentials> PEER_CREDENTIALS = new Deferred<>(29);
    static final Shape<Filter> PROGRAM = new Deferred<>(30);
    static final Shape<SctpAssocparams> SCTP_ASSOCPARAMS = new Deferred<>(31);
    static final Shape<SctpAssocValue> SCTP_ASSOC_VALUE = new Deferred<>(32);
    static final Shape<SctpEvent> SCTP_EVENT = new Deferred<>(33);
    static final Shape<SctpInitmsg> SCTP_INITMSG = new Deferred<>(34);
    static final Shape<SctpRtoinfo> SCTP_RTOINFO = new Deferred<>(35);
    static final Shape<SctpSackInfo> SCTP_SACK_INFO = new Deferred<>(36);
    static final Shape<SctpSndinfo> SCTP_SNDINFO = new Deferred<>(37);
    static final Shape<SctpStatus> SCTP_STATUS = new Deferred<>(38);
    static final Shape<Endpoint> SOCKADDR = new Deferred<>(39);
    static final Shape<SockTxtime> SOCK_TXTIME = new Deferred<>(40);
    static final Shape<TcpAoRepair> TCP_AO_REPAIR = new Deferred<>(41);
    static final Shape<TcpInfo> TCP_INFO = new Deferred<>(42);
    static final Shape<TcpMd5sig> TCP_MD5SIG = new Deferred<>(43);
    static final Shape<TcpRepairOpt[]> TCP_REPAIR_OPTS = new Deferred<>(44);
    static final Shape<TcpRepairWindow> TCP_REPAIR_WINDOW = new Deferred<>(45);
    static final Shape<TcpZerocopyReceive> TCP_ZEROCOPY_RECEIVE = new Deferred<>(46);
    static final Shape<Timestamping> TIMESTAMPING = new Deferred<>(47);
    static final Shape<TipcGroupReq> TIPC_GROUP_REQ = new Deferred<>(48);
    static final Shape<TlsCryptoInfo> TLS_CRYPTO_INFO = new Deferred<>(49);
    static final Shape<TpacketReq> TPACKET_REQ3 = new Deferred<>(50);
    static final Shape<TpacketRolloverStats> TPACKET_ROLLOVER_STATS = new Deferred<>(51);
    static final Shape<TpacketStats> TPACKET_STATS = new Deferred<>(52);
    static final Shape<XdpMmapOffsets> XDP_MMAP_OFFSETS = new Deferred<>(53);
    static final Shape<XdpStatistics> XDP_STATISTICS = new Deferred<>(54);
    static final Shape<XdpUmemReg> XDP_UMEM_REG = new Deferred<>(55);

    private final int kind;

    private Deferred(int kind) {
        this.kind = kind;
    }

    @SuppressWarnings("unchecked") // the constants above have the types of the cases below
    private Shape<T> shape() {
        return (Shape<T>) found();
    }

    private Shape<?> found() {
        return switch (kind) {
            case 0 -> BtSecurity.SHAPE;
            case 1 -> CanFilter.SHAPE;
            case 2 -> CanIsotpFcOptions.SHAPE;
            case 3 -> CanIsotpLlOptions.SHAPE;
            case 4 -> CanIsotpOptions.SHAPE;
            case 5 -> CanRawVcidOptions.SHAPE;
            case 6 -> DmabufToken.SHAPE;
            case 7 -> Fanout.SHAPE;
            case 8 -> Icmp6Filter.SHAPE;
            case 9 -> IcmpFilter.SHAPE;
            case 10 -> In6FlowlabelReq.SHAPE;
            case 11 -> In6Pktinfo.SHAPE;
            case 12 -> Ip6Mtuinfo.SHAPE;
            case 13 -> Ipv6Mreq.SHAPE;
            case 14 -> IpMreqn.SHAPE;
            case 15 -> IpMreqSource.SHAPE;
            case 16 -> IpMsfilter.SHAPE;
            case 17 -> IpMtuDiscover.SHAPE;
            case 18 -> J1939Filter.SHAPE;
            case 19 -> Linger.SHAPE;
            case 20 -> MemInfo.SHAPE;
            case 21 -> MptcpInfo.SHAPE;
            case 22 -> MptcpSubflows.ADDRESSES;
            case 23 -> MptcpSubflows.TCP_INFOS;
            case 24 -> MulticastFilter.SHAPE;
            case 25 -> MulticastMembership.ANY_SOURCE;
            case 26 -> MulticastMembership.ONE_SOURCE;
            case 27 -> InetBytes.ORIGINAL_DST;
            case 28 -> PacketMreq.SHAPE;
            case 29 -> PeerCredentials.SHAPE;
            case 30 -> Programs.SHAPE;
            case 31 -> SctpAssocparams.SHAPE;
            case 32 -> SctpAssocValue.SHAPE;
            case 33 -> SctpEvent.SHAPE;
            case 34 -> SctpInitmsg.SHAPE;
            case 35 -> SctpRtoinfo.SHAPE;
            case 36 -> SctpSackInfo.SHAPE;
            case 37 -> SctpSndinfo.SHAPE;
            case 38 -> SctpStatus.SHAPE;
            case 39 -> InetBytes.SOCKADDR;
            case 40 -> SockTxtime.SHAPE;
            case 41 -> TcpAoRepair.SHAPE;
            case 42 -> TcpInfo.SHAPE;
            case 43 -> TcpMd5sig.SHAPE;
            case 44 -> TcpRepairOpt.SHAPE;
            case 45 -> TcpRepairWindow.SHAPE;
            case 46 -> TcpZerocopyReceive.SHAPE;
            case 47 -> Timestamping.SHAPE;
            case 48 -> TipcGroupReq.SHAPE;
            case 49 -> TlsCryptoInfo.SHAPE;
            case 50 -> TpacketReq.SHAPE;
            case 51 -> TpacketRolloverStats.SHAPE;
            case 52 -> TpacketStats.SHAPE;
            case 53 -> XdpMmapOffsets.SHAPE;
            case 54 -> XdpStatistics.SHAPE;
            case 55 -> XdpUmemReg.SHAPE;
            default -> throw new AssertionError(kind);
        };
    }

    @Override
    public Class<T> type() {
        return shape().type();
    }

    @Override
    public int size() {
        return shape().size();
    }

    @Override
    public Passing passing() {
        return shape().passing();
    }

    @Override
    public byte[] encode(T value) {
        return shape().encode(value);
    }

    @Override
    public T decode(byte[] bytes) {
        return shape().decode(bytes);
    }

    @Override
    public byte[] question() {
        return shape().question();
    }

    @Override
    public byte[] ask(T value) {
        return shape().ask(value);
    }
}
