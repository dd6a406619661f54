package soquete.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

/// Names of a machine's own: host name, `/etc/hosts`, and no name server.
@Needs(
        root = true,
        programs = {"unshare", "mount"})
@Timeout(120)
class NamesTest {
    @RegisterExtension final Programs programs = new Programs();

    @Test
    void names_areThoseOfTheMachine(@TempDir Path directory) throws Exception {
        Path hosts = directory.resolve("hosts");
        Files.writeString(
                hosts,
                """
                127.0.0.1 localhost
                10.1.2.3 box.example.org box
                10.1.2.4 host.example.org alias
                10.1.2.5 xn--bcher-kva.example
                10.1.2.6 plain
                10.1.2.7 three
                10.1.2.8 three
                10.1.2.7 three
                """);
        Path nsswitch = directory.resolve("nsswitch.conf");
        Files.writeString(nsswitch, "hosts: files\nservices: files\nprotocols: files\n");
        Finished child =
                programs.start(
                                directory,
                                Map.of("LC_ALL", "C.UTF-8"),
                                "unshare",
                                "--mount",
                                "--uts",
                                "sh",
                                "-c",
                                "mount --bind hosts /etc/hosts"
                                        + " && mount --bind nsswitch.conf /etc/nsswitch.conf"
                                        + " && exec \"$@\"",
                                "sh",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dstdout.encoding=UTF-8",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                absolute(System.getProperty("java.class.path")),
                                NamesChild.class.getName())
                        .await(Duration.ofSeconds(60));
        String[] lines = child.out().split("\n", -1);
        assertThat(lines).as(child.err() + child.out()).hasSize(17);
        assertThat(lines)
                .startsWith(
                        "box",
                        "box.example.org",
                        "host.example.org",
                        "host.example.org",
                        "nowhere",
                        "plain",
                        "[10.1.2.5:80]",
                        "[10.1.2.5:80]");
        // The C library encodes where libidn2 is installed.
        assertThat(lines[8]).matches("\\[10.1.2.5:80]|.*EAI_IDN_ENCODE.*");
        assertThat(lines[9]).isEqualTo("host.example.org");
        assertThat(lines[10]).isIn("b\u00fccher.example", "xn--bcher-kva.example");
        assertThat(lines[11]).isEqualTo("xn--bcher-kva.example");
        assertThat(lines[12]).isIn("b\u00fccher.example", "xn--bcher-kva.example");
        assertThat(lines[13]).startsWith("getnameinfo 10.1.2.9:1: EAI_NONAME");
        assertThat(lines[14]).isEqualTo("[10.1.2.7:80, 10.1.2.8:80, 10.1.2.7:80]");
        assertThat(lines[15]).startsWith("sethostname " + "x".repeat(65) + ": EINVAL");
    }

    private static String absolute(String path) {
        return String.join(
                ":",
                java.util.Arrays.stream(path.split(":", -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
