package soquete.error;

import org.jspecify.annotations.Nullable;

/// The usual cause of an errno on the way to a connection: socket(2), bind(2), listen(2),
/// accept(2), connect(2).
final class SetupCause {
    private SetupCause() {}

    static String bind(int errno, boolean unix) {
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
            default -> LikelyCause.common(errno);
        };
    }

    static String connect(int errno, boolean unix) {
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
            default -> LikelyCause.common(errno);
        };
    }

    static String accept(int errno) {
        return switch (errno) {
            case 22 -> "the socket does not listen: bind and listen come first";
            case 95 -> "only connected types (as SOCK_STREAM) accept";
            default -> LikelyCause.common(errno);
        };
    }

    static String listen(int errno) {
        return switch (errno) {
            case 22 -> "the socket is connected, or not bound";
            case 95 -> "only connected types (as SOCK_STREAM) listen";
            case 98 -> "another socket listens on this port";
            default -> LikelyCause.common(errno);
        };
    }

    /// @param kind family, type and protocol, with blanks between
    static String socket(int errno, @Nullable String kind) {
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
            default -> LikelyCause.common(errno);
        };
    }
}
