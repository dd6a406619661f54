package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

/// A name with two addresses, of which only one answers, whichever the resolver puts first. The
/// child has an `/etc/hosts` of its own, in a mount namespace.
@Needs(
        root = true,
        programs = {"unshare", "mount"})
class TwoAddressesTest {
    @RegisterExtension final Programs programs = new Programs();

    @Test
    void connect_nameWithADeadAddress_triesTheNext(@TempDir Path directory) throws Exception {
        Path hosts = directory.resolve("hosts");
        Files.writeString(hosts, "127.0.0.1 localhost\n127.0.0.1 two.test\n127.0.0.2 two.test\n");

        Finished child =
                programs.start(
                                "unshare",
                                "--mount",
                                "sh",
                                "-c",
                                "mount --bind \"$0\" /etc/hosts && exec \"$@\"",
                                hosts.toString(),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TwoAddresses.class.getName(),
                                "two.test")
                        .await(Duration.ofSeconds(30));

        assertThat(child.out())
                .as(child.err())
                .isEqualTo("127.0.0.1\n127.0.0.2\nrefused, and before that refused: 1\n");
    }
}
