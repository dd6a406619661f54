package soquete.error;

/// The usual cause of an errno of getsockopt(2) and setsockopt(2).
final class OptionCause {
    private OptionCause() {}

    static String reading(int errno) {
        return switch (errno) {
            case 1, 13 -> "reading it needs a capability, or another state of the socket";
            case 2 -> "there is nothing of the kind to read";
            case 22 -> "not in this state of the socket, or with this much room";
            case 34 -> "the value is larger than the room for it";
            case 92, 95 ->
                    "this kind of socket or this kernel does not have the option, or it is"
                            + " write-only";
            case 99 -> "not joined";
            case 107 -> "the socket is not connected";
            default -> LikelyCause.common(errno);
        };
    }

    static String setting(int errno, String option) {
        return switch (errno) {
            case 1 -> notPermitted(option);
            case 2 -> notThere(option);
            case 13 ->
                    "the value is refused: too large for this user, or not of this kind of socket";
            case 16 -> "too late or already in use: set it earlier, on a fresh socket";
            case 19 -> "there is no such interface, or no route that names one";
            case 22 -> "the value is out of range, or the socket is in the wrong state for it";
            case 33 -> "the number is outside the range of the option";
            case 34 -> "the value is outside the range of the option";
            case 92, 95 ->
                    "this kind of socket or this kernel does not have the option, or it is"
                            + " read-only";
            case 98 -> "already joined, or in use by another socket";
            case 99 -> "not joined, or the address is not there";
            case 105 -> "too many memberships or too much option memory (net.core.optmem_max)";
            case 106 -> "the socket is already connected: set it before";
            case 107 -> "the socket is not connected: set it later";
            default -> LikelyCause.common(errno);
        };
    }

    private static String notPermitted(String option) {
        return switch (option) {
            case "SO_ATTACH_FILTER",
                    "SO_ATTACH_BPF",
                    "SO_DETACH_FILTER",
                    "SO_DETACH_BPF",
                    "SO_LOCK_FILTER" ->
                    "the filter was locked by SO_LOCK_FILTER";
            case "SO_BINDTODEVICE", "SO_BINDTOIFINDEX" ->
                    "the socket is bound to an interface already; changing it needs CAP_NET_RAW";
            case "SO_MARK", "SO_PRIORITY", "IP_TRANSPARENT", "IPV6_TRANSPARENT" ->
                    "it needs CAP_NET_ADMIN or CAP_NET_RAW";
            case "IPV6_HOPOPTS",
                    "IPV6_DSTOPTS",
                    "IPV6_RTHDR",
                    "IPV6_RTHDRDSTOPTS",
                    "IPV6_NEXTHOP" ->
                    "it needs CAP_NET_RAW";
            case "TCP_CONGESTION" ->
                    "net.ipv4.tcp_allowed_congestion_control does not list it; CAP_NET_ADMIN may"
                            + " set any";
            case "TCP_REPAIR" ->
                    "it needs CAP_NET_ADMIN, and a socket that is closed or established";
            case "TCP_REPAIR_QUEUE",
                    "TCP_QUEUE_SEQ",
                    "TCP_TIMESTAMP",
                    "TCP_REPAIR_WINDOW",
                    "TCP_REPAIR_OPTIONS" ->
                    "TCP_REPAIR must be on";
            case "NETLINK_LISTEN_ALL_NSID" -> "it needs CAP_NET_BROADCAST";
            default -> "it needs a capability, as CAP_NET_ADMIN";
        };
    }

    private static String notThere(String option) {
        return switch (option) {
            case "TCP_CONGESTION" ->
                    "the kernel does not have this congestion control"
                            + " (net.ipv4.tcp_available_congestion_control)";
            case "TCP_ULP" -> "the kernel does not have this protocol (net.ipv4.tcp_available_ulp)";
            default -> "nothing of the kind is attached";
        };
    }
}
