package soquete.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;
import soquete.testkit.Programs;

/// A name server that never answers holds nobody longer than he wants, and no other look-up.
@Needs(
        root = true,
        programs = {"ip", "unshare", "mount"})
@Timeout(120)
class SilentNameServerTest {
    @RegisterExtension final Programs programs = new Programs();

    @Test
    void lookUps_endByDeadlineAndInterrupt_andLoseNoTurn(@TempDir Path directory) throws Exception {
        Path resolv = directory.resolve("resolv.conf");
        Files.writeString(resolv, "nameserver 127.0.0.1\noptions timeout:30 attempts:1\n");
        Files.writeString(directory.resolve("nsswitch.conf"), "hosts: files dns\n");
        NetworkNamespace.available().assume();
        try (NetworkNamespace network = NetworkNamespace.create()) {
            Finished child =
                    programs.start(
                                    "ip",
                                    "netns",
                                    "exec",
                                    network.name(),
                                    "unshare",
                                    "--mount",
                                    "sh",
                                    "-c",
                                    "mount --bind \"$0/resolv.conf\" /etc/resolv.conf"
                                            + " && mount --bind \"$0/nsswitch.conf\""
                                            + " /etc/nsswitch.conf && exec \"$@\"",
                                    directory.toString(),
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Djdk.virtualThreadScheduler.parallelism=1",
                                    "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SilentNameServer.class.getName())
                            .await(Duration.ofSeconds(60));
            String[] lines = child.out().split("\n", -1);
            assertThat(lines).as(child.err() + child.out()).hasSize(9);
            int line = 0;
            for (String kind : new String[] {"platform", "virtual"}) {
                check(lines[line++], kind + " deadline: DeadlineException", 300, 1_500);
                check(lines[line++], kind + " interrupt: InterruptedCallException", 0, 1_500);
                check(lines[line++], kind + " reverse: DeadlineException", 300, 1_500);
            }
            check(lines[line++], "after the lost: 127.0.0.1:80", 0, 2_000);
            check(lines[line], "beside the waiting: DeadlineException", 400, 1_500);
        }
    }

    private static void check(String line, String outcome, long least, long most) {
        int space = line.lastIndexOf(' ');
        assertThat(line.substring(0, space)).isEqualTo(outcome);
        assertThat(Long.parseLong(line.substring(space + 1))).as(line).isBetween(least, most);
    }
}
