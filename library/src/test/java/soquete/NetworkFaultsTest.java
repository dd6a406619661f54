package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.BrokenPipeException;
import soquete.error.ConnectionRefusedException;
import soquete.error.ConnectionResetException;
import soquete.error.ConnectionTimedOutException;
import soquete.error.DeadlineException;
import soquete.error.Partial;
import soquete.option.SolIp;
import soquete.option.SolSocket;
import soquete.option.SolTcp;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;

/// What transfers do when the network fails under them, on both kinds of threads: cables that are
/// pulled, packets that are rejected, paths that swallow long packets, hosts that vanish.
@Needs(
        root = true,
        programs = {"ip", "nft"})
@Timeout(30)
class NetworkFaultsTest {
    private static final byte[] DATA = new byte[4_000_000];

    static {
        new Random(7).nextBytes(DATA);
    }

    @BeforeAll
    static void namespaces() {
        NetworkNamespace.available().assume();
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cablePulledInATransfer_goesOnWhenItIsBack(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            FaultyNetwork.Connection connection = network.connect();
            Socket server = connection.server();
            // The buffers must not hold all of it.
            server.set(SolSocket.SO_RCVBUF, 200_000);
            connection.client().set(SolSocket.SO_SNDBUF, 200_000);
            Blocked sending =
                    Blocked.in(
                            virtual,
                            () -> {
                                connection.client().sendAll(DATA);
                                return true;
                            });
            byte[] begin = server.recvExactly(DATA.length / 4);
            network.pullCable();
            // What was under way has come; then nothing does, and the deadline holds.
            server.timeout(Duration.ofMillis(150));
            List<byte[]> parts = new ArrayList<>(List.of(begin));
            Throwable silence = null;
            while (silence == null) {
                long start = System.nanoTime();
                try {
                    parts.add(server.recv(100_000));
                } catch (DeadlineException e) {
                    assertThat(millisSince(start)).isBetween(150L, 5_000L);
                    silence = e;
                }
            }
            int so = parts.stream().mapToInt(part -> part.length).sum();
            assertThat(so).isLessThan(DATA.length);
            server.timeout(Socket.FOREVER);
            Blocked rest = Blocked.in(virtual, () -> server.recvExactly(DATA.length - so));
            network.plugIn();
            parts.add((byte[]) rest.result());
            assertThat(sending.result()).isEqualTo(true);
            assertThat(joined(parts)).isEqualTo(DATA);
        }
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cablePulled_closeEndsWhatIsBlocked(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            FaultyNetwork.Connection connection = network.connect();
            Socket client = connection.client();
            network.pullCable();
            Blocked receiving = Blocked.in(virtual, () -> client.recv(10));
            Blocked sending =
                    Blocked.in(
                            virtual,
                            () -> {
                                client.sendAll(new byte[60_000_000]);
                                return true;
                            });
            long start = System.nanoTime();
            client.close();
            assertThat(receiving.failure()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(sending.failure()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(millisSince(start)).isLessThan(2_000);
            assertThat(((Partial) sending.failure()).transferred()).isPositive();
        }
    }

    /// A failed `sendAll` says how much the kernel had taken: exactly what comes when the cable is
    /// back.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cablePulled_deadlineOfSendAll_saysExactlyHowMuchWent(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            FaultyNetwork.Connection connection = network.connect();
            Socket client = connection.client();
            client.set(SolSocket.SO_SNDBUF, 100_000);
            network.pullCable();
            client.timeout(Duration.ofMillis(200));
            long start = System.nanoTime();
            Throwable failure =
                    Blocked.in(
                                    virtual,
                                    () -> {
                                        client.sendAll(DATA);
                                        return true;
                                    })
                            .failure();
            assertThat(failure).isInstanceOf(DeadlineException.class);
            assertThat(millisSince(start)).isBetween(200L, 5_000L);
            long went = ((Partial) failure).transferred();
            assertThat(went).isBetween(1L, DATA.length - 1L);
            network.plugIn();
            client.close();
            byte[] came = new byte[DATA.length];
            int size = 0;
            int more;
            while ((more = connection.server().recv(came, size, came.length - size)) > 0) {
                size += more;
            }
            assertThat(size).isEqualTo((int) went);
            assertThat(Arrays.mismatch(came, DATA)).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rejectedInTheMiddle_endsBothDirections(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            FaultyNetwork.Connection connection = network.connect();
            Socket client = connection.client();
            client.sendAll(new byte[] {1});
            assertThat(connection.server().recv(10)).containsExactly(1);
            Blocked receiving = Blocked.in(virtual, () -> client.recv(10));
            network.filter("tcp flags & ack == ack reject with tcp reset");
            client.sendAll(new byte[] {2});
            assertThat(receiving.failure()).isInstanceOf(ConnectionResetException.class);
            assertThatThrownBy(() -> client.sendAll(new byte[] {3}))
                    .isInstanceOf(BrokenPipeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void datagramRejected_receiveSaysRefused(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            Socket client = network.open(() -> Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM));
            client.connect(Endpoint.of(network.address(), 4_000));
            network.filter("udp dport 4000 reject");
            Blocked receiving = Blocked.in(virtual, () -> client.recv(10));
            client.send(new byte[] {1});
            assertThat(receiving.failure()).isInstanceOf(ConnectionRefusedException.class);
            // The error was told once.
            client.timeout(Duration.ofMillis(50));
            assertThatThrownBy(() -> client.recv(10)).isInstanceOf(DeadlineException.class);
        }
    }

    /// The path carries 1300 bytes, says so to nobody, and the sender believes in 1500.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pathSwallowsLongPackets_probingFindsItsSize(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.routed(1_300)) {
            FaultyNetwork.Connection swallowed = network.connect();
            Socket client = swallowed.client();
            client.timeout(Duration.ofMillis(900));
            client.set(SolSocket.SO_SNDBUF, 100_000);
            Throwable failure =
                    Blocked.in(
                                    virtual,
                                    () -> {
                                        client.sendAll(DATA);
                                        return true;
                                    })
                            .failure();
            assertThat(failure).isInstanceOf(DeadlineException.class);
            swallowed.server().timeout(Duration.ofMillis(1));
            assertThatThrownBy(() -> swallowed.server().recv(10))
                    .isInstanceOf(DeadlineException.class);

            network.here().sysctl("net.ipv4.tcp_mtu_probing", "1");
            FaultyNetwork.Connection probed = network.connect();
            Blocked sending =
                    Blocked.in(
                            virtual,
                            () -> {
                                probed.client().sendAll(DATA, 0, 300_000);
                                return true;
                            });
            byte[] came = probed.server().recvExactly(300_000);
            assertThat(came).isEqualTo(Arrays.copyOf(DATA, 300_000));
            assertThat(sending.result()).isEqualTo(true);
            assertThat(probed.client().get(SolIp.IP_MTU)).isEqualTo(1_500);
            assertThat(probed.client().get(SolTcp.TCP_INFO).sndMss()).isLessThan(1_300);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void peerVanished_keepaliveEndsAReceive(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            Socket client = network.connect().client();
            client.set(SolSocket.SO_KEEPALIVE, true);
            client.set(SolTcp.TCP_KEEPIDLE, 1);
            client.set(SolTcp.TCP_KEEPINTVL, 1);
            client.set(SolTcp.TCP_KEEPCNT, 2);
            network.filter("ip protocol tcp drop");
            long start = System.nanoTime();
            Blocked receiving = Blocked.in(virtual, () -> client.recv(10));
            assertThat(receiving.failure()).isInstanceOf(ConnectionTimedOutException.class);
            assertThat(millisSince(start)).isBetween(2_000L, 8_000L);
            assertThat(client.recv(10)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void peerVanished_userTimeoutEndsBothDirections(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            Socket client = network.connect().client();
            client.set(SolTcp.TCP_USER_TIMEOUT, 1_000L);
            network.filter("ip protocol tcp drop");
            long start = System.nanoTime();
            Blocked sending =
                    Blocked.in(
                            virtual,
                            () -> {
                                client.sendAll(new byte[60_000_000]);
                                return true;
                            });
            Throwable failure = sending.failure();
            assertThat(failure).isInstanceOf(ConnectionTimedOutException.class);
            assertThat(((Partial) failure).transferred()).isPositive();
            assertThat(millisSince(start)).isBetween(1_000L, 8_000L);
        }
    }
}
