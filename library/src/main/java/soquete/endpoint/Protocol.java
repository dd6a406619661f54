package soquete.endpoint;

/// A protocol: the third argument of `socket(2)`.
///
/// An open set: `new Protocol(n)` works for a number this class has no name for. The same number
/// means another protocol in each family, so [#name] wants to know the family. For `AF_PACKET` the
/// protocol is an [EtherType] in network order: see [EtherType#protocol].
///
/// @param number the number of the C headers: `IPPROTO_*` for the Internet families, `NETLINK_*`,
///     `CAN_*` and `BTPROTO_*` for others
/// @see <a href="https://man7.org/linux/man-pages/man5/protocols.5.html">protocols(5)</a>
public record Protocol(int number) {
    /// The one protocol that the family has for the type: 0.
    public static final Protocol DEFAULT = new Protocol(0);

    /// The default, for `AF_INET`.
    public static final Protocol IPPROTO_IP = new Protocol(0);

    /// Internet Control Message Protocol, for ping sockets, icmp(7).
    public static final Protocol IPPROTO_ICMP = new Protocol(1);

    /// Internet Group Management Protocol.
    public static final Protocol IPPROTO_IGMP = new Protocol(2);

    /// IPv4 in IPv4.
    public static final Protocol IPPROTO_IPIP = new Protocol(4);

    /// Transmission Control Protocol, tcp(7).
    public static final Protocol IPPROTO_TCP = new Protocol(6);

    /// User Datagram Protocol, udp(7).
    public static final Protocol IPPROTO_UDP = new Protocol(17);

    /// Datagram Congestion Control Protocol; gone since Linux 6.16.
    public static final Protocol IPPROTO_DCCP = new Protocol(33);

    /// IPv6 in IPv4.
    public static final Protocol IPPROTO_IPV6 = new Protocol(41);

    /// Resource reservation.
    public static final Protocol IPPROTO_RSVP = new Protocol(46);

    /// Generic routing encapsulation.
    public static final Protocol IPPROTO_GRE = new Protocol(47);

    /// Encrypted packets of IPsec.
    public static final Protocol IPPROTO_ESP = new Protocol(50);

    /// Authenticated packets of IPsec.
    public static final Protocol IPPROTO_AH = new Protocol(51);

    /// ICMP for IPv6.
    public static final Protocol IPPROTO_ICMPV6 = new Protocol(58);

    /// Protocol Independent Multicast.
    public static final Protocol IPPROTO_PIM = new Protocol(103);

    /// Compressed packets of IPsec.
    public static final Protocol IPPROTO_COMP = new Protocol(108);

    /// Stream Control Transmission Protocol, sctp(7).
    public static final Protocol IPPROTO_SCTP = new Protocol(132);

    /// UDP with partial checksums, udplite(7).
    public static final Protocol IPPROTO_UDPLITE = new Protocol(136);

    /// Labels in IP.
    public static final Protocol IPPROTO_MPLS = new Protocol(137);

    /// Ethernet in IP.
    public static final Protocol IPPROTO_ETHERNET = new Protocol(143);

    /// Raw IP packets, raw(7).
    public static final Protocol IPPROTO_RAW = new Protocol(255);

    /// Multipath TCP, since Linux 5.6.
    public static final Protocol IPPROTO_MPTCP = new Protocol(262);

    /// `AF_NETLINK`: links, addresses, routes, rules, neighbours, rtnetlink(7).
    public static final Protocol NETLINK_ROUTE = new Protocol(0);

    /// `AF_NETLINK`: between programs, without the kernel.
    public static final Protocol NETLINK_USERSOCK = new Protocol(2);

    /// `AF_NETLINK`: sockets of this machine, sock_diag(7).
    public static final Protocol NETLINK_SOCK_DIAG = new Protocol(4);

    /// `AF_NETLINK`: a number only; netfilter logs by way of `NETLINK_NETFILTER`.
    public static final Protocol NETLINK_NFLOG = new Protocol(5);

    /// `AF_NETLINK`: IPsec.
    public static final Protocol NETLINK_XFRM = new Protocol(6);

    /// `AF_NETLINK`: events of SELinux.
    public static final Protocol NETLINK_SELINUX = new Protocol(7);

    /// `AF_NETLINK`: open-iSCSI.
    public static final Protocol NETLINK_ISCSI = new Protocol(8);

    /// `AF_NETLINK`: the audit trail.
    public static final Protocol NETLINK_AUDIT = new Protocol(9);

    /// `AF_NETLINK`: look-ups in the routing table.
    public static final Protocol NETLINK_FIB_LOOKUP = new Protocol(10);

    /// `AF_NETLINK`: the kernel's connector: process events.
    public static final Protocol NETLINK_CONNECTOR = new Protocol(11);

    /// `AF_NETLINK`: firewall, connection tracking, queues.
    public static final Protocol NETLINK_NETFILTER = new Protocol(12);

    /// `AF_NETLINK`: events of devices.
    public static final Protocol NETLINK_KOBJECT_UEVENT = new Protocol(15);

    /// `AF_NETLINK`: many families by name.
    public static final Protocol NETLINK_GENERIC = new Protocol(16);

    /// `AF_NETLINK`: transports of SCSI.
    public static final Protocol NETLINK_SCSITRANSPORT = new Protocol(18);

    /// `AF_NETLINK`: eCryptfs.
    public static final Protocol NETLINK_ECRYPTFS = new Protocol(19);

    /// `AF_NETLINK`: RDMA.
    public static final Protocol NETLINK_RDMA = new Protocol(20);

    /// `AF_NETLINK`: the kernel's cryptography.
    public static final Protocol NETLINK_CRYPTO = new Protocol(21);

    /// `AF_NETLINK`: monitoring of `AF_SMC`.
    public static final Protocol NETLINK_SMC = new Protocol(22);

    /// `AF_CAN`: frames as they are.
    public static final Protocol CAN_RAW = new Protocol(1);

    /// `AF_CAN`: the broadcast manager: cyclic sending, filtering by content.
    public static final Protocol CAN_BCM = new Protocol(2);

    /// `AF_CAN`: segmented messages, ISO 15765-2; since Linux 5.10.
    public static final Protocol CAN_ISOTP = new Protocol(6);

    /// `AF_CAN`: SAE J1939; since Linux 5.4.
    public static final Protocol CAN_J1939 = new Protocol(7);

    /// `AF_BLUETOOTH`: logical links.
    public static final Protocol BTPROTO_L2CAP = new Protocol(0);

    /// `AF_BLUETOOTH`: the controller itself.
    public static final Protocol BTPROTO_HCI = new Protocol(1);

    /// `AF_BLUETOOTH`: synchronous audio.
    public static final Protocol BTPROTO_SCO = new Protocol(2);

    /// `AF_BLUETOOTH`: serial lines.
    public static final Protocol BTPROTO_RFCOMM = new Protocol(3);

    /// `AF_BLUETOOTH`: ethernet.
    public static final Protocol BTPROTO_BNEP = new Protocol(4);

    /// `AF_BLUETOOTH`: CAPI messages.
    public static final Protocol BTPROTO_CMTP = new Protocol(5);

    /// `AF_BLUETOOTH`: keyboards and mice.
    public static final Protocol BTPROTO_HIDP = new Protocol(6);

    /// `AF_BLUETOOTH`: audio and video.
    public static final Protocol BTPROTO_AVDTP = new Protocol(7);

    /// The C name of this number in a family: 16 is `NETLINK_GENERIC` for `AF_NETLINK`.
    ///
    /// @param family the family of the socket
    /// @return the C name, or the bare number where this class has none
    public String name(Family family) {
        return ProtocolName.of(family.number(), number);
    }

    /// The C name among the Internet protocols, or the bare number where this class has none; see
    /// [#name] for other families.
    @Override
    public String toString() {
        return ProtocolName.ofInternet(number);
    }
}
