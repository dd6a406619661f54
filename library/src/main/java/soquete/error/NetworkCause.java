package soquete.error;

/// The usual cause of an errno of requests about the network: ioctl(2) and netlink(7).
final class NetworkCause {
    private NetworkCause() {}

    static String ioctl(int errno) {
        return switch (errno) {
            case 1, 13 -> "it needs a capability (as CAP_NET_ADMIN)";
            case 6, 19 -> "no interface of this network namespace has this name or index";
            case 22 -> "the socket is in the wrong state for it, or the value is out of range";
            case 25 -> "this kind of descriptor does not have the request";
            case 95 -> "this interface or this kernel does not do it";
            case 99 -> "the interface has no such address";
            default -> LikelyCause.common(errno);
        };
    }

    static String netlink(int errno) {
        return switch (errno) {
            case 1, 13 -> "it needs a capability (as CAP_NET_ADMIN)";
            case 2 -> "nothing like it exists, or this kernel cannot tell";
            case 3 -> "nothing like it exists";
            case 16 -> "it is in use, or another dump is under way on this socket";
            case 17 -> "it exists already";
            case 19 -> "no interface of this network namespace has this name or index";
            case 22 -> "the kernel does not accept the message";
            case 95 -> "this kernel does not do it";
            case 99 -> "the interface has no such address";
            case 111 -> "this kernel has nobody who answers this protocol";
            default -> LikelyCause.common(errno);
        };
    }
}
