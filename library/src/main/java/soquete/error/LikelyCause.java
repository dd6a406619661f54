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
            case "bind" -> SetupCause.bind(errno, isUnix(endpoint));
            case "connect" -> SetupCause.connect(errno, isUnix(endpoint));
            case "accept", "accept4" -> SetupCause.accept(errno);
            case "listen" -> SetupCause.listen(errno);
            case "socket", "socketpair" -> SetupCause.socket(errno, endpoint);
            case "send", "sendto", "sendAll", "write" ->
                    TransferCause.sending(errno, isUnix(endpoint));
            case "sendmsg", "sendmmsg" -> TransferCause.sendingMessage(errno, isUnix(endpoint));
            case "recv", "recvfrom", "recvExactly", "read", "recvmsg", "recvmmsg" ->
                    TransferCause.receiving(errno);
            case "sendfile", "sendFile" -> TransferCause.sendingFile(errno);
            case "splice" -> TransferCause.splicing(errno);
            case "getsockopt" -> OptionCause.reading(errno);
            case "setsockopt" -> OptionCause.setting(errno, endpoint == null ? "" : endpoint);
            case "open", "openat", "pread" -> FileCause.file(errno);
            case "fchmod" -> FileCause.mode(errno);
            case "mmap" -> FileCause.mapping(errno);
            case "pidfd_open", "pidfd_getfd" -> FileCause.process(errno);
            case "getservbyname", "getservbyport", "getprotobyname", "getprotobynumber" ->
                    FileCause.database(errno);
            case "io_uring", "io_uring_setup", "io_uring_enter", "io_uring_register" ->
                    RingCause.of(operation, errno, endpoint == null ? "" : endpoint);
            case "ioctl", "if_nametoindex", "if_indextoname" -> NetworkCause.ioctl(errno);
            case "netlink" -> NetworkCause.netlink(errno);
            default -> other(errno);
        };
    }

    private static boolean isUnix(@Nullable String endpoint) {
        return endpoint != null && endpoint.startsWith("unix:");
    }

    private static String other(int errno) {
        return switch (errno) {
            case 1 -> "it needs root or a capability";
            case 107 -> "the socket is not connected";
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
