package soquete.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Something that a test needs of the machine and that not every machine has. A test whose
/// capability is missing is skipped with the reason; `.ci/run` lists every skip and refuses one
/// that is not expected.
///
/// Use [Needs] on the test, or [#assume()] inside it.
public final class Capability {
    private static final Capability ROOT = new Capability("needs root", Capability::isRoot);
    private static final Capability IPV6_LOOPBACK =
            new Capability("needs the IPv6 loopback address", Capability::hasIpv6Loopback);

    private final String need;
    private final Callable<Boolean> probe;

    private Capability(String need, Callable<Boolean> probe) {
        this.need = need;
        this.probe = probe;
    }

    /// The effective user is root.
    public static Capability root() {
        return ROOT;
    }

    /// A socket can be bound to `::1`.
    public static Capability ipv6Loopback() {
        return IPV6_LOOPBACK;
    }

    /// An executable program of this name is on the `PATH`.
    public static Capability program(String name) {
        return new Capability("needs the program " + name, () -> Programs.find(name).isPresent());
    }

    /// The running kernel is of this version or newer.
    ///
    /// @param version such as `5.19`
    public static Capability kernel(String version) {
        return new Capability(
                "needs Linux " + version, () -> KernelVersion.running().isAtLeast(version));
    }

    /// What only a try can tell, such as whether the kernel knows a socket option.
    ///
    /// @param need the reason of the skip: "needs …"
    /// @param probe true when it is there; an exception counts as missing and joins the reason
    public static Capability probed(String need, Callable<Boolean> probe) {
        return new Capability(need, probe);
    }

    /// Why a test that needs this is to be skipped; empty when the capability is there.
    public Optional<String> missing() {
        try {
            return probe.call() ? Optional.empty() : Optional.of(need);
        } catch (Exception e) {
            return Optional.of(need + ": " + e);
        }
    }

    /// Whether it is there.
    public boolean isPresent() {
        return missing().isEmpty();
    }

    /// Skips the running test, with the reason, where this is missing.
    public void assume() {
        Optional<String> missing = missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(need));
    }

    private static boolean isRoot() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("Uid:")) {
                return Objects.equals(line.split("\\s+", -1)[2], "0");
            }
        }
        return false;
    }

    private static boolean hasIpv6Loopback() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
            return socket.isBound();
        }
    }
}
