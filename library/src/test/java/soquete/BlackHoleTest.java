package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.ConnectionRefusedException;
import soquete.error.DeadlineException;
import soquete.error.NetworkUnreachableException;
import soquete.testkit.Descriptors;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;
import soquete.testkit.Programs;

/// Two networks joined by a cable. Of the addresses on the other side some answer, some refuse, and
/// some are black holes: their neighbour entry names a station that does not exist.
@Needs(
        root = true,
        programs = {"ip", "unshare", "mount"})
@Timeout(120)
class BlackHoleTest {
    private static final String FOUR = "10.99.0.2";
    private static final String SIX = "fd99::2";
    private static final String FOUR_HOLE = "10.99.0.66";
    private static final String SIX_HOLE = "fd99::66";
    private static final String SIX_NOWHERE = "2001:db8::1";

    /// One whose next attempt begins only after a failure.
    private static final Connector PATIENT = Connector.DEFAULT.attemptDelay(Duration.ofMinutes(1));

    private static NetworkNamespace here;
    private static NetworkNamespace there;
    private static List<Socket> listeners;
    private static int port;

    @RegisterExtension final Programs programs = new Programs();

    @BeforeAll
    static void join() throws Exception {
        NetworkNamespace.available().assume();
        here = NetworkNamespace.create();
        there = NetworkNamespace.create();
        here.join("near", there, "far");
        here.ip("addr", "add", "10.99.0.1/24", "dev", "near");
        here.ip("addr", "add", "fd99::1/64", "dev", "near", "nodad");
        there.ip("addr", "add", FOUR + "/24", "dev", "far");
        there.ip("addr", "add", SIX + "/64", "dev", "far", "nodad");
        for (String hole : List.of(FOUR_HOLE, SIX_HOLE)) {
            here.ip(
                    "neigh",
                    "add",
                    hole,
                    "lladdr",
                    "02:00:00:00:00:66",
                    "dev",
                    "near",
                    "nud",
                    "permanent");
        }
        listeners = new ArrayList<>();
        Socket four = there.call(() -> Socket.server(Endpoint.of(FOUR, 0)));
        port = ((InetEndpoint) four.localEndpoint()).port();
        listeners.add(four);
        listeners.add(there.call(() -> Socket.server(Endpoint.of(SIX, port))));
    }

    @AfterAll
    static void part() {
        if (listeners != null) {
            listeners.forEach(Socket::close);
        }
        if (there != null) {
            there.close();
        }
        if (here != null) {
            here.close();
        }
    }

    private static List<Endpoint> peers(String... hosts) {
        List<Endpoint> peers = new ArrayList<>();
        for (String host : hosts) {
            peers.add(Endpoint.of(host, port));
        }
        return peers;
    }

    private record Connected(String host, long millis) {}

    private static Connected race(Connector how, List<Endpoint> peers) throws Exception {
        return here.call(
                () -> {
                    long start = System.nanoTime();
                    try (Socket client = how.connect(peers)) {
                        long millis = (System.nanoTime() - start) / 1_000_000;
                        return new Connected(
                                ((InetEndpoint) client.remoteEndpoint()).host(), millis);
                    }
                });
    }

    @Test
    void ipv6BlackHole_ipv4ConnectsAfterTheDelay() throws Exception {
        race(Connector.DEFAULT, peers(SIX_HOLE, FOUR));
        Descriptors before = Descriptors.ofThisProcess();
        Connected usual = race(Connector.DEFAULT, peers(SIX_HOLE, FOUR));
        assertThat(usual.host()).isEqualTo(FOUR);
        assertThat(usual.millis()).isBetween(250L, 950L);
        Connector quick = Connector.DEFAULT.attemptDelay(Duration.ofMillis(20));
        Connected sooner = race(quick, peers(SIX_HOLE, FOUR));
        assertThat(sooner.host()).isEqualTo(FOUR);
        assertThat(sooner.millis()).isBetween(20L, 249L);
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @Test
    void ipv4BlackHole_ipv6Connects() throws Exception {
        assertThat(race(Connector.DEFAULT, peers(SIX, FOUR_HOLE)).host()).isEqualTo(SIX);
        Connected second = race(Connector.DEFAULT, peers(FOUR_HOLE, SIX));
        assertThat(second.host()).isEqualTo(SIX);
        assertThat(second.millis()).isBetween(250L, 950L);
    }

    /// Both families work: the first keeps its preference.
    @Test
    void bothWork_theFirstWins() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(race(Connector.DEFAULT, peers(SIX, FOUR)).host()).isEqualTo(SIX);
            assertThat(race(Connector.DEFAULT, peers(FOUR, SIX)).host()).isEqualTo(FOUR);
        }
    }

    @Test
    void noRoute_theNextBeginsAtOnce() throws Exception {
        Connected connected = race(PATIENT, peers(SIX_NOWHERE, FOUR));
        assertThat(connected.host()).isEqualTo(FOUR);
        assertThat(connected.millis()).isLessThan(5_000);
    }

    @Test
    void allDead_failsAtOnce() throws Exception {
        List<Endpoint> dead =
                List.of(Endpoint.of(SIX_NOWHERE, port), Endpoint.of(FOUR, 1), Endpoint.of(SIX, 1));
        long start = System.nanoTime();
        assertThatThrownBy(() -> race(PATIENT, dead))
                .isInstanceOf(ConnectionRefusedException.class)
                .hasMessageContaining("[fd99::2]:1")
                .satisfies(
                        e ->
                                assertThat(e.getSuppressed())
                                        .hasExactlyElementsOfTypes(
                                                NetworkUnreachableException.class,
                                                ConnectionRefusedException.class));
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
    }

    @Test
    void allSilent_endsAtTheDeadline() throws Exception {
        Connector bounded = Connector.DEFAULT.timeout(Duration.ofMillis(500));
        long start = System.nanoTime();
        assertThatThrownBy(() -> race(bounded, peers(SIX_HOLE, FOUR_HOLE)))
                .isInstanceOf(DeadlineException.class)
                .hasMessageContaining("no answer from [fd99::66]:" + port + ", 10.99.0.66:" + port);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(500L, 1_000L);
    }

    /// The whole way, with names of several addresses, on both kinds of threads.
    @ParameterizedTest
    @ValueSource(strings = {"platform", "virtual"})
    void names_areRaced(String thread, @TempDir Path directory) throws Exception {
        Path hosts = directory.resolve("hosts");
        Files.writeString(
                hosts,
                String.join(
                        "\n",
                        "127.0.0.1 localhost",
                        SIX_HOLE + " six-hole.test",
                        FOUR + " six-hole.test",
                        SIX + " four-hole.test",
                        FOUR_HOLE + " four-hole.test",
                        SIX + " refused.test",
                        FOUR + " refused.test",
                        SIX_HOLE + " silent.test",
                        FOUR_HOLE + " silent.test",
                        ""));
        String p = Integer.toString(port);
        Finished child =
                programs.start(
                                "ip",
                                "netns",
                                "exec",
                                here.name(),
                                "unshare",
                                "--mount",
                                "sh",
                                "-c",
                                "mount --bind \"$0\" /etc/hosts && exec \"$@\"",
                                hosts.toString(),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djdk.virtualThreadScheduler.parallelism=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BlackHole.class.getName(),
                                thread,
                                "six-hole.test",
                                p,
                                "four-hole.test",
                                p,
                                "refused.test",
                                "1",
                                "silent.test",
                                p)
                        .await(Duration.ofSeconds(60));

        String[] lines = child.out().split("\n", -1);
        assertThat(lines).as(child.err() + child.out()).hasSize(5);
        assertOutcome(lines[0], "six-hole.test " + FOUR, 250, 900);
        assertOutcome(lines[1], "four-hole.test " + SIX, 0, 2_000);
        assertOutcome(lines[2], "refused.test ConnectionRefusedException+1", 0, 2_000);
        assertOutcome(lines[3], "silent.test DeadlineException+0", 3_000, 4_000);
    }

    private static void assertOutcome(String line, String outcome, long least, long most) {
        int space = line.lastIndexOf(' ');
        assertThat(line.substring(0, space)).isEqualTo(outcome);
        assertThat(Long.parseLong(line.substring(space + 1))).as(line).isBetween(least, most);
    }
}
