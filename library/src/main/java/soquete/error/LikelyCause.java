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

    static String of(String operation, int errno, @Nullable String endpoint) {
        return switch (operation) {
            case "bind" -> bind(errno, isUnix(endpoint));
            case "connect" -> connect(errno, isUnix(endpoint));
            case "accept", "accept4" -> accept(errno);
            case "listen" -> listen(errno);
            case "socket", "socketpair" -> socket(errno, endpoint);
            case "getsockopt" -> OptionCause.reading(errno);
            case "setsockopt" -> OptionCause.setting(errno, endpoint == null ? "" : endpoint);
            case "pidfd_open", "pidfd_getfd" -> process(errno);
            case "adopt", "fcntl", "sethostname" -> descriptor(errno);
            case "getservbyname", "getservbyport", "getprotobyname", "getprotobynumber" ->
                    database(errno);
            case "ioctl", "if_nametoindex", "if_indextoname" -> ioctl(errno);
            case "netlink" -> netlink(errno);
            default -> transfer(errno);
        };
    }

    private static boolean isUnix(@Nullable String endpoint) {
        return endpoint != null && endpoint.startsWith("unix:");
    }

    private static String bind(int errno, boolean unix) {
        return switch (errno) {
            case 2 -> "the directory of the path does not exist";
            case 13 ->
                    unix
                            ? "the directory of the path is not writable for this user"
                            : "ports below 1024 need root or CAP_NET_BIND_SERVICE";
            case 22 -> "the socket is already bound, or the address is of another family";
            case 97 -> "the address is of another family than the socket";
            case 98 ->
                    unix
                            ? "the path exists, perhaps left by an earlier server: remove it if"
                                    + " nobody listens there"
                            : "another socket has this address, or a closed connection is still in"
                                    + " TIME_WAIT (SO_REUSEADDR before bind allows that case)";
            case 99 -> "no interface of this machine has this address";
            default -> common(errno);
        };
    }

    private static String connect(int errno, boolean unix) {
        return switch (errno) {
            case 2 -> "the path does not exist: is the server running, and on this path?";
            case 91 -> "the socket at the path is of another type";
            case 11 -> "the queue of the listener is full, or no ephemeral port is free";
            case 99 -> "no ephemeral port is free for this peer";
            case 13 ->
                    unix
                            ? "connecting to a path needs write permission on it"
                            : "a broadcast address needs SO_BROADCAST, or a rule forbids the way";
            case 97 -> "the address is of another family than the socket";
            case 101, 113 -> "no route leads there, or the host does not answer";
            case 103 -> "the connection attempt was given up";
            case 104 -> "the peer cut the connection while it was being made";
            case 106 -> "the socket is already connected: each needs a new one";
            case 110 -> "nobody answered; a firewall may drop the packets";
            case 111 ->
                    "nobody listens there: is the server running, and on this "
                            + (unix ? "path?" : "port?");
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

    /// @param kind family, type and protocol, with blanks between
    private static String socket(int errno, @Nullable String kind) {
        String[] words = kind == null ? new String[0] : kind.split(" ", -1);
        boolean known = words.length == 3;
        String family = known ? words[0] : "the address family";
        String type = known ? words[1] : "the type";
        String protocol = known ? words[2] : "the protocol";
        return switch (errno) {
            case 1, 13 ->
                    protocol.startsWith("IPPROTO_ICMP")
                            ? "net.ipv4.ping_group_range must allow the group; SOCK_RAW needs root"
                                    + " or CAP_NET_RAW"
                            : "this kind of socket needs root or CAP_NET_RAW";
            case 19 -> "no transport of this machine carries " + type + " of " + family;
            case 22 -> "the kernel does not know this family or this combination";
            case 93 ->
                    protocol
                            + " is not in this kernel, or not a protocol of "
                            + family
                            + " "
                            + type;
            case 94 -> type + " of " + family + " is not in this kernel";
            case 95 -> family + " makes no pairs of sockets: AF_UNIX does";
            case 97 -> family + " is not in this kernel";
            default -> common(errno);
        };
    }

    private static String process(int errno) {
        return switch (errno) {
            case 1 -> "taking a descriptor of a process needs the right to ptrace(2) it";
            case 3 -> "there is no such process";
            case 9 -> "the process has no such descriptor, or this is no pidfd";
            case 22 -> "the process id is not that of a process, or a flag is unknown";
            default -> common(errno);
        };
    }

    private static String ioctl(int errno) {
        return switch (errno) {
            case 1, 13 -> "it needs a capability (as CAP_NET_ADMIN)";
            case 6, 19 -> "no interface of this network namespace has this name or index";
            case 22 -> "the socket is in the wrong state for it, or the value is out of range";
            case 25 -> "this kind of descriptor does not have the request";
            case 95 -> "this interface or this kernel does not do it";
            case 99 -> "the interface has no such address";
            default -> common(errno);
        };
    }

    private static String descriptor(int errno) {
        return switch (errno) {
            case 1 -> "it needs root or a capability";
            default -> common(errno);
        };
    }

    private static String database(int errno) {
        return switch (errno) {
            case 2 -> "its file, /etc/services or /etc/protocols, is missing";
            default -> common(errno);
        };
    }

    private static String netlink(int errno) {
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
