package soquete.error;

/// The usual cause of an errno of what waits for many descriptors.
final class WaitingCause {
    private WaitingCause() {}

    static String registering(int errno) {
        return switch (errno) {
            case 1 -> "regular files and directories cannot be waited for: they are always ready";
            case 2 -> "the descriptor is not registered with this epoll";
            case 17 -> "the descriptor is registered already: modify it";
            case 22 ->
                    "the epoll would watch itself, EPOLLEXCLUSIVE is used where the kernel does not"
                            + " allow it, or more than 500 epolls that are watched themselves would"
                            + " watch the same descriptor";
            case 28 -> "this user watches too many descriptors (fs.epoll.max_user_watches)";
            case 40 -> "epolls would watch each other in a circle, or are nested too deeply";
            default -> LikelyCause.common(errno);
        };
    }
}
