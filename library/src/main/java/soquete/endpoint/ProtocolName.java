package soquete.endpoint;

/// The C names of protocols, which depend on the family.
final class ProtocolName {
    private ProtocolName() {}

    static String of(int family, int protocol) {
        return switch (family) {
            case 2, 10 -> ofInternet(protocol);
            case 16 -> ofNetlink(protocol);
            case 17 -> ofPackets(protocol);
            case 29 -> ofCan(protocol);
            case 31 -> ofBluetooth(protocol);
            default -> Integer.toString(protocol);
        };
    }

    private static String ofPackets(int protocol) {
        return protocol > 0 && protocol <= 0xffff
                ? EtherType.of(new Protocol(protocol)).toString()
                : Integer.toString(protocol);
    }

    static String ofInternet(int protocol) {
        return switch (protocol) {
            case 1 -> "IPPROTO_ICMP";
            case 2 -> "IPPROTO_IGMP";
            case 4 -> "IPPROTO_IPIP";
            case 6 -> "IPPROTO_TCP";
            case 17 -> "IPPROTO_UDP";
            case 33 -> "IPPROTO_DCCP";
            case 41 -> "IPPROTO_IPV6";
            case 46 -> "IPPROTO_RSVP";
            case 47 -> "IPPROTO_GRE";
            case 50 -> "IPPROTO_ESP";
            case 51 -> "IPPROTO_AH";
            case 58 -> "IPPROTO_ICMPV6";
            case 103 -> "IPPROTO_PIM";
            case 108 -> "IPPROTO_COMP";
            case 132 -> "IPPROTO_SCTP";
            case 136 -> "IPPROTO_UDPLITE";
            case 137 -> "IPPROTO_MPLS";
            case 143 -> "IPPROTO_ETHERNET";
            case 255 -> "IPPROTO_RAW";
            case 262 -> "IPPROTO_MPTCP";
            default -> Integer.toString(protocol);
        };
    }

    private static String ofNetlink(int protocol) {
        return switch (protocol) {
            case 0 -> "NETLINK_ROUTE";
            case 2 -> "NETLINK_USERSOCK";
            case 4 -> "NETLINK_SOCK_DIAG";
            case 5 -> "NETLINK_NFLOG";
            case 6 -> "NETLINK_XFRM";
            case 7 -> "NETLINK_SELINUX";
            case 8 -> "NETLINK_ISCSI";
            case 9 -> "NETLINK_AUDIT";
            case 10 -> "NETLINK_FIB_LOOKUP";
            case 11 -> "NETLINK_CONNECTOR";
            case 12 -> "NETLINK_NETFILTER";
            case 15 -> "NETLINK_KOBJECT_UEVENT";
            case 16 -> "NETLINK_GENERIC";
            case 18 -> "NETLINK_SCSITRANSPORT";
            case 19 -> "NETLINK_ECRYPTFS";
            case 20 -> "NETLINK_RDMA";
            case 21 -> "NETLINK_CRYPTO";
            case 22 -> "NETLINK_SMC";
            default -> Integer.toString(protocol);
        };
    }

    private static String ofCan(int protocol) {
        return switch (protocol) {
            case 1 -> "CAN_RAW";
            case 2 -> "CAN_BCM";
            case 6 -> "CAN_ISOTP";
            case 7 -> "CAN_J1939";
            default -> Integer.toString(protocol);
        };
    }

    private static String ofBluetooth(int protocol) {
        return switch (protocol) {
            case 0 -> "BTPROTO_L2CAP";
            case 1 -> "BTPROTO_HCI";
            case 2 -> "BTPROTO_SCO";
            case 3 -> "BTPROTO_RFCOMM";
            case 4 -> "BTPROTO_BNEP";
            case 5 -> "BTPROTO_CMTP";
            case 6 -> "BTPROTO_HIDP";
            case 7 -> "BTPROTO_AVDTP";
            default -> Integer.toString(protocol);
        };
    }
}
