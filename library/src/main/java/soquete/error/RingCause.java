package soquete.error;

/// The usual cause of an errno of io_uring(7).
final class RingCause {
    private RingCause() {}

    /// @param about the sysctl and its value, or what was registered
    static String of(String operation, int errno, String about) {
        return switch (operation) {
            case "io_uring_setup" -> setup(errno, about);
            case "io_uring_register" -> register(errno);
            case "io_uring" -> missing(errno);
            default -> enter(errno);
        };
    }

    private static String setup(int errno, String about) {
        return switch (errno) {
            case 1, 13 -> forbidden(about);
            case 12 ->
                    "its queues are more than may be locked (ulimit -l), or the kernel has no memory"
                            + " left";
            case 22 ->
                    about.isEmpty()
                            ? "this kernel is older than Linux 6.1"
                            : "this kernel lacks what a ring needs";
            case 38 -> "this kernel is built without io_uring, or a sandbox hides it";
            default -> LikelyCause.common(errno);
        };
    }

    private static String forbidden(String about) {
        if (about.endsWith("=2")) {
            return "the sysctl forbids io_uring to every process";
        }
        if (about.endsWith("=1")) {
            return "the sysctl allows io_uring only with CAP_SYS_ADMIN or in the group of"
                    + " kernel.io_uring_group";
        }
        return "a seccomp filter forbids it, as container runtimes do: their profile must allow"
                + " io_uring_setup, io_uring_enter and io_uring_register";
    }

    private static String register(int errno) {
        return switch (errno) {
            case 1, 13 -> "a seccomp filter forbids it, or a restriction of the ring";
            case 12 ->
                    "it is more than may be locked (ulimit -l), or the kernel has no memory left";
            case 16 -> "it is registered already";
            case 17 -> "another thread opened the ring, or the number is taken";
            case 22 -> "this kernel does not have it, or it is no such number or size";
            case 6 -> "it was not registered";
            default -> LikelyCause.common(errno);
        };
    }

    private static String enter(int errno) {
        return switch (errno) {
            case 1, 13 -> "a seccomp filter forbids it";
            case 11 -> "the kernel has no memory for requests now";
            case 16 -> "completions must be read first";
            case 17 -> "another thread opened the ring";
            case 53 -> "the kernel had no memory for completions, and some are lost";
            default -> LikelyCause.common(errno);
        };
    }

    private static String missing(int errno) {
        return errno == 95
                ? "this kernel does not have the operation: Ring.supports tells before"
                : LikelyCause.common(errno);
    }
}
