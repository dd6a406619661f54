package soquete.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.endpoint.VsockEndpoint;
import soquete.error.NotSupportedException;
import soquete.testkit.Capability;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The recipes of what the machine has, run as a user runs them.
@Timeout(60)
class MachineRecipesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private Finished run(String... command) throws InterruptedException {
        return programs.start(command).await(PATIENCE);
    }

    @Test
    void sockets_withAndWithoutAPort_haveThoseOfThisProcess() throws Exception {
        Path path = directory.resolve("listed");
        try (Socket server = Socket.server(Endpoint.of("127.0.0.1", 0));
                Socket unix = Socket.server(UnixEndpoint.path(path));
                Socket client = Socket.client(server.localEndpoint());
                Socket conn = server.accept()) {
            client.sendAll(new byte[7]);
            Endpoint here = server.localEndpoint();
            int port = ((InetEndpoint) here).port();

            Finished some = run(Recipe.command(Sockets.class, port));
            assertThat(some.out().lines().map(line -> line.replaceAll(" +", " ")))
                    .satisfiesExactlyInAnyOrder(
                            line ->
                                    assertThat(line)
                                            .startsWith("tcp TCP_LISTEN 0 4096 " + here + " "),
                            line ->
                                    assertThat(line)
                                            .matches(
                                                    "tcp TCP_ESTABLISHED 7 0 "
                                                            + here
                                                            + " "
                                                            + client.localEndpoint()
                                                            + "( rtt \\d+ us)?"));

            Finished all = run(Recipe.command(Sockets.class));
            assertThat(all.out().lines().map(line -> line.replaceAll(" +", " ")))
                    .contains("unix TCP_LISTEN unix:" + path)
                    .anyMatch(line -> line.startsWith("tcp TCP_LISTEN 0 4096 " + here));
            assertThat(conn.available()).isEqualTo(7);
            assertThat(unix.isOpen()).isTrue();
        }
    }

    @Test
    @Needs(programs = "ip", root = true)
    void interfaces_watchingANetwork_haveItsChanges() throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace network = NetworkNamespace.create()) {
            network.ip("link", "add", "first", "type", "veth", "peer", "name", "second");
            network.ip(
                    "link", "set", "dev", "first", "mtu", "1400", "address", "02:00:00:00:00:01");
            network.ip("addr", "add", "10.9.3.1/24", "dev", "first");
            Program watch = programs.start(Recipe.command(network, Interfaces.class, "watch"));
            watch.awaitOut("10.9.3.1/24\n", PATIENCE);

            network.ip("addr", "add", "10.9.3.2/24", "dev", "first");
            watch.awaitOut("now 10.9.3.2/24\n", PATIENCE);
            network.ip("addr", "del", "10.9.3.1/24", "dev", "first");
            watch.awaitOut("gone 10.9.3.1/24\n", PATIENCE);
            network.ip("link", "set", "dev", "first", "up");
            watch.awaitOut("now first IFF_UP|", PATIENCE);
            network.ip("link", "del", "second");
            watch.awaitOut("gone first ", PATIENCE);
            assertThat(watch.outSoFar())
                    .contains(
                            "lo mtu 65536 IFF_UP|IFF_LOOPBACK|IFF_RUNNING|IFF_LOWER_UP\n"
                                    + "    link 00:00:00:00:00:00\n"
                                    + "    127.0.0.1/8\n",
                            "first mtu 1400 IFF_BROADCAST|IFF_MULTICAST\n"
                                    + "    link 02:00:00:00:00:01\n"
                                    + "    10.9.3.1/24\n");
        }
    }

    @Test
    void vsockEcho_withALoopback_echoes() throws Exception {
        Capability.probed("needs the loopback of AF_VSOCK", MachineRecipesTest::hasVsockLoopback)
                .assume();
        Program server = programs.start(Recipe.command(VsockEcho.class, "server", 45_678));
        server.awaitOut("listening on ", PATIENCE);
        Finished client = run(Recipe.command(VsockEcho.class, "client", 1, 45_678, "oi"));
        assertThat(client.out()).isEqualTo("oi\n");
    }

    private static boolean hasVsockLoopback() throws Exception {
        VsockEndpoint any = new VsockEndpoint(VsockEndpoint.VMADDR_CID_ANY, 45_677);
        VsockEndpoint self = new VsockEndpoint(VsockEndpoint.VMADDR_CID_LOCAL, 45_677);
        try (Socket server = Socket.server(any);
                Socket client = Socket.client(self, Duration.ofMillis(500))) {
            return client.isOpen() && server.isOpen();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x123, 3, 123   [3]  01 02 03",
        "0x7ff, 0, 7FF   [0]  ",
        "0x92345678, 8, 12345678   [8]  01 02 03 04 05 06 07 08"
    })
    void canDump_ofAFrame_printsItAsCandump(String id, int length, String text) {
        ByteBuffer frame = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        frame.putInt(Long.decode(id).intValue()).put((byte) length);
        for (int i = 0; i < length; i++) {
            frame.put(8 + i, (byte) (i + 1));
        }
        assertThat(CanDump.text(frame.array())).isEqualTo(length == 0 ? text + "  " : text);
    }

    @Test
    void canDump_whereTheKernelHasNoCan_saysSo() throws Exception {
        Capability.probed("needs a kernel without CAN", () -> !hasCan()).assume();

        Finished refused = run(Recipe.command(CanDump.class, "can0"));

        assertThat(refused.out()).startsWith("socket AF_CAN").contains("EAFNOSUPPORT", "kernel");
        assertThat(refused.err()).isEmpty();
        assertThat(refused.status()).isEqualTo(1);
    }

    private static boolean hasCan() throws Exception {
        try (Socket s = Socket.open(Family.AF_CAN, SocketType.SOCK_RAW, Protocol.CAN_RAW)) {
            return s.isOpen();
        } catch (NotSupportedException e) {
            return false;
        }
    }
}
