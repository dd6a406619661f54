package soquete.ring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import soquete.error.Errno;
import soquete.error.ErrnoException;

/// Why the kernel refuses a ring.
final class Causes {
    static final int EINVAL = Errno.EINVAL.number();
    private static final String SYSCTL = "kernel.io_uring_disabled";
    private static final Path SYSCTL_FILE = Path.of("/proc/sys/kernel/io_uring_disabled");

    private Causes() {}

    /// The exception for a refused io_uring_setup(2).
    static ErrnoException setup(int errno) {
        boolean forbidden = errno == Errno.EPERM.number();
        return ErrnoException.of("io_uring_setup", errno, forbidden ? sysctl() : null);
    }

    /// The exception for an operation that the probe did not find.
    static ErrnoException missing(int opcode) {
        return ErrnoException.of(
                "io_uring", Errno.EOPNOTSUPP.number(), new RingOperation(opcode).toString());
    }

    /// `kernel.io_uring_disabled=0`, since Linux 6.6.
    private static @Nullable String sysctl() {
        try {
            String value = Files.readString(SYSCTL_FILE, StandardCharsets.US_ASCII).strip();
            return SYSCTL + "=" + value;
        } catch (IOException olderKernel) {
            return null;
        }
    }
}
