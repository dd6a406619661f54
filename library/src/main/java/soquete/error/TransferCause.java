package soquete.error;

/// The usual cause of an errno of calls that send and receive.
final class TransferCause {
    private TransferCause() {}

    static String sending(int errno, boolean unix) {
        return switch (errno) {
            case 1 -> "a firewall rule of this machine forbids the packet";
            case 2 -> unix ? "the path does not exist: is the receiver running?" : "";
            case 13 ->
                    unix
                            ? "sending to a path needs write permission on it"
                            : "a broadcast address needs SO_BROADCAST";
            case 22 -> "the length, a flag or the address does not fit the socket";
            case 89 -> "the socket has no peer: connect it or name the destination";
            case 90 -> "the message is larger than the socket type allows (UDP over IPv4: 65507)";
            case 91 -> unix ? "the socket at the path is of another type" : "";
            case 95 -> "this kind of socket does not have the flag";
            case 97 -> "the address is of another family than the socket";
            case 106 -> "the socket is already connected";
            case 111 ->
                    unix
                            ? "nobody receives at the path: is the receiver running?"
                            : "an earlier datagram found nobody at the peer's port";
            default -> connection(errno);
        };
    }

    /// What a message carries may be at fault as well.
    static String sendingMessage(int errno, boolean unix) {
        return switch (errno) {
            case 1 ->
                    "a firewall rule of this machine forbids the packet, or a control message needs"
                            + " a capability (as credentials other than one's own)";
            case 3 -> "no process has the id in the credentials";
            case 6, 19 -> "no interface has the index, or none of the address";
            case 9 -> "the socket, or a descriptor that the message carries, is not open";
            case 22 -> "a control message, a flag or the address does not fit the socket";
            case 105 -> "the kernel has no memory for it, or less than a zero-copy message needs";
            case 109 -> "too many descriptors are on their way and not yet received";
            default -> sending(errno, unix);
        };
    }

    static String receiving(int errno) {
        return switch (errno) {
            case 22 -> "a flag or the length does not fit the socket, or nothing is out of band";
            case 90 -> "an earlier datagram was larger than its way allows";
            case 95 -> "this kind of socket does not have the flag";
            case 105 -> "the receive buffer was full, and messages were lost";
            case 111 -> "an earlier datagram found nobody at the peer's port";
            default -> connection(errno);
        };
    }

    static String sendingFile(int errno) {
        return switch (errno) {
            case 9 -> "the file is not open for reading, or the socket is not open";
            case 22, 95 -> "the kernel has no way from this file to this socket";
            case 75 -> "the offset and the count are beyond what a file can have";
            case 89 -> "the socket has no peer: connect it first";
            case 90 -> "a part of the file is larger than the socket type allows in one message";
            case 5, 21, 29 -> FileCause.file(errno);
            default -> connection(errno);
        };
    }

    static String splicing(int errno) {
        return switch (errno) {
            case 9 -> "the end of the pipe is the other one, or something is not open";
            case 22 -> "it is not a pipe, or the socket cannot splice";
            case 29 -> "it is not a pipe";
            case 32 -> "nobody can read from the pipe, or the connection was closed for sending";
            case 89 -> "the socket has no peer: connect it first";
            default -> connection(errno);
        };
    }

    private static String connection(int errno) {
        return switch (errno) {
            case 32 -> "the connection was already closed for sending, here or by the peer";
            case 101, 113 -> "no route leads there, or the host does not answer";
            case 104 -> "the peer closed without reading everything, crashed, or sent a reset";
            case 107 -> "the socket is not connected";
            case 110 -> "the peer stopped answering";
            default -> LikelyCause.common(errno);
        };
    }
}
