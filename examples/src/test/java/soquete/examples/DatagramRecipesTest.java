package soquete.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The recipes of UDP, ICMP, multicast and packets, run as a user runs them.
@Timeout(60)
class DatagramRecipesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String SEND =
            """
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            for size in sys.argv[2:]:
                s.sendto(b'x' * int(size), ('127.0.0.1', int(sys.argv[1])))
            """;

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private Finished run(String... command) throws InterruptedException {
        return programs.start(command).await(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({"1 0, SOCK_RAW", "0 2147483647, SOCK_DGRAM"})
    @Needs(programs = "ip", root = true)
    void ping_withAndWithoutPingSockets_isAnswered(String groups, String type) throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace network = NetworkNamespace.create()) {
            network.sysctl("net.ipv4.ping_group_range", groups);
            Finished ping = run(Recipe.command(network, Ping.class, "127.0.0.1", 2));

            assertThat(ping.out())
                    .matches(
                            "ping 127\\.0\\.0\\.1:0 from a "
                                    + type
                                    + " socket\n"
                                    + "127\\.0\\.0\\.1:\\d+: sequence 1, \\d+ us\n"
                                    + "127\\.0\\.0\\.1:\\d+: sequence 2, \\d+ us\n");
            assertThat(ping.status()).isZero();

            network.sysctl("net.ipv4.icmp_echo_ignore_all", "1");
            Finished silent = run(Recipe.command(network, Ping.class, "127.0.0.1", 1));

            assertThat(silent.out()).endsWith("no answer to 1\n");
            assertThat(silent.status()).isEqualTo(1);
        }
    }

    @Test
    @Needs(
            programs = {"ip", "python3"},
            root = true)
    void multicast_fromTwoSources_reachesTheReceiverOfAnyAndThatOfOne() throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace here = NetworkNamespace.create();
                NetworkNamespace there = NetworkNamespace.create()) {
            here.join("a", there, "b");
            here.ip("addr", "add", "10.9.0.1/24", "dev", "a");
            here.ip("addr", "add", "10.9.0.3/24", "dev", "a");
            there.ip("addr", "add", "10.9.0.2/24", "dev", "b");
            String group = "232.1.2.3";
            Program any =
                    programs.start(
                            Recipe.command(there, Multicast.class, "receive", group, 5000, "b"));
            Program one =
                    programs.start(
                            Recipe.command(
                                    there,
                                    Multicast.class,
                                    "receive",
                                    group,
                                    5000,
                                    "b",
                                    "10.9.0.3"));
            any.awaitOut("joined", PATIENCE);
            one.awaitOut("joined", PATIENCE);

            Finished sent =
                    run(Recipe.command(here, Multicast.class, "send", group, 5000, "a", "from 1"));
            assertThat(sent.status()).as(sent.err()).isZero();
            Finished other =
                    run(
                            Recipe.within(
                                    here,
                                    Python.command(
                                            """
                                            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                                            s.bind(('10.9.0.3', 0))
                                            s.sendto(b'from 3', (sys.argv[1], 5000))
                                            """,
                                            group)));
            assertThat(other.status()).as(other.err()).isZero();

            any.awaitOut("from 3\n", PATIENCE);
            one.awaitOut("from 3\n", PATIENCE);
            assertThat(any.outSoFar().replaceAll(":\\d+: ", ": ").lines().skip(1))
                    .containsExactly("10.9.0.1: from 1", "10.9.0.3: from 3");
            assertThat(one.outSoFar().replaceAll(":\\d+: ", ": ").lines().skip(1))
                    .containsExactly("10.9.0.3: from 3");
        }
    }

    @Test
    @Needs(programs = "ip", root = true)
    void pathMtu_behindARouterWithASmallerLink_isThatOfTheLink() throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace here = NetworkNamespace.create();
                NetworkNamespace router = NetworkNamespace.create();
                NetworkNamespace there = NetworkNamespace.create()) {
            here.join("a", router, "ra");
            there.join("b", router, "rb");
            here.ip("addr", "add", "10.9.1.2/24", "dev", "a");
            router.ip("addr", "add", "10.9.1.1/24", "dev", "ra");
            router.ip("addr", "add", "10.9.2.1/24", "dev", "rb");
            there.ip("addr", "add", "10.9.2.2/24", "dev", "b");
            here.ip("route", "add", "default", "via", "10.9.1.1");
            there.ip("route", "add", "default", "via", "10.9.2.1");
            router.sysctl("net.ipv4.ip_forward", "1");
            router.ip("link", "set", "rb", "mtu", "1300");

            Finished found = run(Recipe.command(here, PathMtu.class, "10.9.2.2"));

            assertThat(found.out()).isEqualTo("10.9.1.1:0 lets through 1300\npath MTU 1300\n");
            assertThat(found.status()).isZero();
        }
    }

    @Test
    void udpBatch_ofAHundred_comesInTwoCalls() throws Exception {
        Program receiver = programs.start(Recipe.command(UdpBatch.class, "receive", 0, 100));
        receiver.awaitOut("waiting on", PATIENCE);
        int port = ListeningPort.udp(receiver.pid(), PATIENCE);

        receiver.signal("STOP"); // all of them wait when it goes on
        Finished sent = run(Recipe.command(UdpBatch.class, "send", "127.0.0.1", port, 100));
        receiver.signal("CONT");

        assertThat(sent.status()).as(sent.err()).isZero();
        assertThat(receiver.await(PATIENCE).out())
                .endsWith("\n100 messages, 120000 bytes, in 2 calls\n");
    }

    @Test
    @Needs(programs = "python3")
    void timestamps_ofDatagramsThatWaited_areThoseOfTheirArrival() throws Exception {
        Program receiver = programs.start(Recipe.command(Timestamps.class, 0, 3));
        receiver.awaitOut("waiting on", PATIENCE);
        int port = ListeningPort.udp(receiver.pid(), PATIENCE);

        // The kernel switches stamps on in the background: the first may have none
        assertThat(run(Python.command(SEND, port, 1)).status()).isZero();
        receiver.awaitOut(" 1 bytes\n", PATIENCE);
        receiver.signal("STOP");
        Instant before = Instant.now();
        assertThat(run(Python.command(SEND, port, 22, 333)).status()).isZero();
        Instant after = Instant.now();
        receiver.signal("CONT");

        List<String> stamps =
                receiver.await(PATIENCE).out().lines().filter(l -> !l.contains(" 1 byte")).toList();
        Pattern form = Pattern.compile("(\\S+), waited (\\d+) us, (22|333) bytes");
        assertThat(stamps.subList(1, stamps.size())).hasSize(2);
        for (String stamp : stamps.subList(1, stamps.size())) {
            Matcher matcher = form.matcher(stamp);
            assertThat(matcher.matches()).as(stamp).isTrue();
            Instant arrived = Instant.parse(matcher.group(1));
            assertThat(arrived).isBetween(before, after);
            // It was read after it went on
            assertThat(arrived.plusNanos(1000 * (Long.parseLong(matcher.group(2)) + 1)))
                    .isAfter(after);
        }
    }

    @Test
    void errorQueue_ofAClosedPort_namesTheHostTheReasonAndTheMessage() throws Exception {
        int port;
        try (DatagramSocket unused = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }

        Finished told = run(Recipe.command(ErrorQueue.class, "127.0.0.1", port));

        assertThat(told.out())
                .isEqualTo(
                        "127.0.0.1:0 says ECONNREFUSED (Connection refused) by ICMP type 3 code 3,"
                                + " about \"anybody?\" to 127.0.0.1:"
                                + port
                                + "\n");
        assertThat(told.status()).isZero();
    }

    @Test
    void errorQueue_ofAnOpenPort_saysThatNobodyComplained() throws Exception {
        try (DatagramSocket open = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Finished told = run(Recipe.command(ErrorQueue.class, "127.0.0.1", open.getLocalPort()));
            assertThat(told.out()).isEqualTo("nobody complained\n");
        }
    }

    @Test
    @Needs(
            programs = {"ip", "python3", "tcpdump"},
            root = true)
    void sniff_ofOnePort_writesWhatTcpdumpReads() throws Exception {
        NetworkNamespace.available().assume();
        Path file = directory.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.create()) {
            // Everything passes the loopback interface twice
            Program sniff =
                    programs.start(Recipe.command(network, Sniff.class, "lo", 7777, file, 4));
            sniff.awaitOut("capturing on lo\n", PATIENCE);
            for (String[] message :
                    new String[][] {{"7777", "5"}, {"7778", "6"}, {"7777", "700"}}) {
                Object[] arguments = message;
                run(Recipe.within(network, Python.command(SEND, arguments)));
            }

            assertThat(sniff.await(PATIENCE).out())
                    .endsWith(" 742 bytes\n0 dropped for want of room\n");
            Finished read = run("tcpdump", "-n", "-t", "-r", file.toString());
            assertThat(read.out().replaceAll("127.0.0.1.\\d{5}", "SENDER"))
                    .isEqualTo(
                            "IP SENDER > 127.0.0.1.7777: UDP, length 5\n".repeat(2)
                                    + "IP SENDER > 127.0.0.1.7777: UDP, length 700\n".repeat(2));
        }
    }
}
