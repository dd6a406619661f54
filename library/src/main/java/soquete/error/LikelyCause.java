package soquete.error;

import org.jspecify.annotations.Nullable;

/// The usual cause of an errno, per operation: what an experienced colleague would say first.
final class LikelyCause {
    private LikelyCause() {}

    static String message(String operation, int errno, @Nullable String endpoint) {
        StringBuilder text = new StringBuilder(operation);
        if (endpoint != null) {
            text.append(' ').append(endpoint);
        }
        text.append(": ").append(ErrnoText.name(errno));
        text.append(" (").append(ErrnoText.message(errno)).append(')');
        String cause = of(operation, errno, endpoint);
        return cause.isEmpty() ? text.toString() : text.append(": ").append(cause).toString();
    }

    static String of(String operation, int errno, @Nullable String about) {
        return switch (operation) {
            case "bind" -> bind(errno);
            case "connect" -> connect(errno);
            case "accept", "accept4" -> accept(errno);
            case "listen" -> listen(errno);
            case "socket" -> socket(errno);
            case "getsockopt" -> OptionCause.reading(errno);
            case "setsockopt" -> OptionCause.setting(errno, about == null ? "" : about);
            default -> transfer(errno);
        };
    }

    private static String bind(int errno) {
        return switch (errno) {
            case 13 -> "ports below 1024 need root or CAP_NET_BIND_SERVICE";
            case 22 -> "the socket is already bound, or the address is of another family";
            case 97 -> "the address is of another family than the socket";
            case 98 ->
                    "another socket has this address, or a closed connection is still in TIME_WAIT"
                            + " (SO_REUSEADDR before bind allows that case)";
            case 99 -> "no interface of this machine has this address";
            default -> common(errno);
        };
    }

    private static String connect(int errno) {
        return switch (errno) {
            case 11, 99 -> "no ephemeral port is free for this peer";
            case 13 -> "a broadcast address needs SO_BROADCAST, or a rule forbids the way";
            case 97 -> "the address is of another family than the socket";
            case 101, 113 -> "no route leads there, or the host does not answer";
            case 103 -> "the connection attempt was given up";
            case 104 -> "the peer cut the connection while it was being made";
            case 106 -> "the socket is already connected: each needs a new one";
            case 110 -> "nobody answered; a firewall may drop the packets";
            case 111 -> "nobody listens there: is the server running, and on this port?";
            case 114, 115 -> "an earlier connect is still under way";
            default -> common(errno);
        };
    }

    private static String accept(int errno) {
        return switch (errno) {
            case 22 -> "the socket does not listen: bind and listen come first";
            case 95 -> "only connected types (as SOCK_STREAM) accept";
            default -> common(errno);
        };
    }

    private static String listen(int errno) {
        return switch (errno) {
            case 22 -> "the socket is connected, or not bound";
            case 95 -> "only connected types (as SOCK_STREAM) listen";
            case 98 -> "another socket listens on this port";
            default -> common(errno);
        };
    }

    private static String socket(int errno) {
        return switch (errno) {
            case 1, 13 -> "this kind of socket needs root or CAP_NET_RAW";
            case 22 -> "the kernel does not know this family or this combination";
            case 93 -> "the family has no such protocol for the type, or not in this kernel";
            case 94 -> "the family has no such type, or not in this kernel";
            case 97 -> "this kernel does not have the address family";
            default -> common(errno);
        };
    }

    private static String transfer(int errno) {
        return switch (errno) {
            case 1 -> "a firewall rule of this machine forbids the packet";
            case 13 -> "a broadcast address needs SO_BROADCAST";
            case 22 -> "the length, a flag or the address does not fit the socket";
            case 32 -> "the connection was already closed for sending, here or by the peer";
            case 89 -> "the socket has no peer: connect it or name the destination";
            case 90 -> "the message is larger than the socket type allows (UDP over IPv4: 65507)";
            case 97 -> "the address is of another family than the socket";
            case 101, 113 -> "no route leads there, or the host does not answer";
            case 104 -> "the peer closed without reading everything, crashed, or sent a reset";
            case 106 -> "the socket is already connected";
            case 107 -> "the socket is not connected";
            case 110 -> "the peer stopped answering";
            case 111 -> "an earlier datagram found nobody at the peer's port";
            default -> common(errno);
        };
    }

    static String common(int errno) {
        return switch (errno) {
            case 9 -> "the descriptor is not open";
            case 11 -> "the call would have had to wait";
            case 12, 105 -> "the kernel has no memory or buffers left for it";
            case 23 -> "the system has too many open files";
            case 24 -> "the process has too many open files (ulimit -n)";
            case 38 -> "this kernel does not have the call, or a sandbox hides it";
            case 88 -> "the descriptor is not a socket";
            case 100 -> "the network interface is down";
            default -> "";
        };
    }
}
