package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.AddressInUseException;
import soquete.error.AddressNotAvailableException;
import soquete.error.ConnectionResetException;
import soquete.error.ConnectionTimedOutException;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.option.SolIp;
import soquete.option.SolTcp;
import soquete.testkit.Descriptors;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;

/// What connecting does when the network fails under it, on both kinds of threads: handshakes that
/// are dropped or rejected, ports and queues that run out.
@Needs(
        root = true,
        programs = {"ip", "nft"})
@Timeout(30)
class ConnectFaultsTest {
    @BeforeAll
    static void namespaces() {
        NetworkNamespace.available().assume();
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void handshakeDropped_connectEndsAtItsDeadline(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            Endpoint to = network.listener().localEndpoint();
            network.filter("tcp flags syn drop");
            Socket client = network.open(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM));
            client.timeout(Duration.ofMillis(300));
            long start = System.nanoTime();
            Blocked connecting =
                    Blocked.in(
                            virtual,
                            () -> {
                                client.connect(to);
                                return true;
                            });
            assertThat(connecting.failure()).isInstanceOf(DeadlineException.class);
            assertThat(millisSince(start)).isBetween(300L, 5_000L);
            // The attempt goes on: the kernel sends its SYN again after a second.
            network.noFilter();
            client.timeout(Duration.ofSeconds(15));
            Blocked again =
                    Blocked.in(
                            virtual,
                            () -> {
                                client.connect(to);
                                return true;
                            });
            assertThat(again.result()).isEqualTo(true);
            assertThat(client.remoteEndpoint()).isEqualTo(to);
        }
    }

    /// With `TCP_SYNCNT` the kernel gives up by itself.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void handshakeDropped_kernelGivesUp(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            Endpoint to = network.listener().localEndpoint();
            network.filter("tcp flags syn drop");
            Socket client = network.open(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM));
            client.set(SolTcp.TCP_SYNCNT, 1);
            Blocked connecting =
                    Blocked.in(
                            virtual,
                            () -> {
                                client.connect(to);
                                return true;
                            });
            assertThat(connecting.failure()).isInstanceOf(ConnectionTimedOutException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tcp reset, ECONNREFUSED",
        "icmp port-unreachable, ECONNREFUSED",
        "icmp host-unreachable, EHOSTUNREACH",
        "icmp net-unreachable, ENETUNREACH",
        "icmp admin-prohibited, EHOSTUNREACH"
    })
    void handshakeRejected_connectSaysHow(String with, String errno) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            Socket listener = network.listener();
            Endpoint to = listener.localEndpoint();
            network.filter(
                    "tcp dport " + FaultyNetwork.port(listener) + " reject with " + with(with));
            for (boolean virtual : new boolean[] {false, true}) {
                Socket client =
                        network.open(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM));
                client.timeout(Duration.ofSeconds(10));
                Throwable failure =
                        Blocked.in(
                                        virtual,
                                        () -> {
                                            client.connect(to);
                                            return true;
                                        })
                                .failure();
                assertThat(failure).isInstanceOf(ErrnoException.class);
                assertThat(((ErrnoException) failure).errno().toString()).contains(errno);
                assertThat(client.isOpen()).isTrue();
            }
        }
    }

    private static String with(String with) {
        return with.startsWith("icmp ") ? "icmp type " + with.substring(5) : with;
    }

    @Test
    void portsRunOut_connectSaysSo() throws Exception {
        Descriptors before = Descriptors.ofThisProcess().sockets();
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            network.here().sysctl("net.ipv4.ip_local_port_range", "40000 40003");
            Endpoint to = network.listener().localEndpoint();
            for (int i = 0; i < 4; i++) {
                network.open(() -> Socket.client(to));
            }
            assertThatThrownBy(() -> network.open(() -> Socket.client(to)))
                    .isInstanceOf(AddressNotAvailableException.class)
                    .hasMessageContaining("connect " + to);

            // To another listener the same ports are free, unless bind has to choose one.
            Endpoint other = network.listener().localEndpoint();
            Socket chosen = network.open(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM));
            assertThatThrownBy(() -> chosen.bind(Endpoint.of(FaultyNetwork.HERE, 0)))
                    .isInstanceOf(AddressInUseException.class);
            for (int i = 0; i < 4; i++) {
                Socket late =
                        network.open(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM));
                late.set(SolIp.IP_BIND_ADDRESS_NO_PORT, true);
                late.bind(Endpoint.of(FaultyNetwork.HERE, 0));
                assertThat(FaultyNetwork.port(late)).isZero();
                late.connect(other);
                assertThat(FaultyNetwork.port(late)).isBetween(40_000, 40_003);
            }
        }
        assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
    }

    /// The last packets of two handshakes come when the queue of the listener has room for one. The
    /// kernel ignores the other, until there is room; or, where it is told to, resets that
    /// connection.
    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "1, false", "1, true"})
    void queueOfTheListenerOverflows(int abortOnOverflow, boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            network.there()
                    .sysctl("net.ipv4.tcp_abort_on_overflow", Integer.toString(abortOnOverflow));
            Socket listener = network.listener(3);
            Endpoint to = listener.localEndpoint();
            network.filter("tcp sport 41001-41002 tcp flags & (syn | ack) == ack drop");
            List<Blocked> receiving = new ArrayList<>();
            for (int port = 41_001; port <= 41_002; port++) {
                Socket late = connectFrom(network, port, to);
                receiving.add(Blocked.in(virtual, () -> heard(late)));
            }
            for (int i = 0; i < 3; i++) {
                network.open(() -> Socket.client(to));
            }
            network.noFilter();
            if (abortOnOverflow == 1) {
                awaitOne(receiving); // before anything is accepted
            }
            int accepted = acceptAll(listener, 5 - abortOnOverflow);
            List<Object> heard = new ArrayList<>();
            for (Blocked each : receiving) {
                heard.add(each.result());
            }
            if (abortOnOverflow == 1) { // the second may have been too late as well
                assertThat(heard).contains("reset").isSubsetOf("1", "reset");
                assertThat(accepted).isEqualTo(3 + Collections.frequency(heard, "1"));
            } else {
                assertThat(heard).containsExactly("1", "1");
                assertThat(accepted).isEqualTo(5);
            }
        }
    }

    private static int acceptAll(Socket listener, int most) throws IOException {
        listener.timeout(Duration.ofSeconds(12));
        for (int count = 0; count < most; count++) {
            try (Socket accepted = listener.accept()) {
                accepted.sendAll(new byte[] {1});
            } catch (DeadlineException e) {
                return count;
            }
        }
        return most;
    }

    private static Socket connectFrom(FaultyNetwork network, int port, Endpoint to)
            throws Exception {
        Socket socket = network.open(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM));
        socket.bind(Endpoint.of(FaultyNetwork.HERE, port));
        socket.connect(to);
        return socket;
    }

    private static String heard(Socket socket) throws IOException {
        try {
            return Integer.toString(socket.recvExactly(1)[0]);
        } catch (ConnectionResetException e) {
            return "reset";
        }
    }

    private static void awaitOne(List<Blocked> some) throws InterruptedException {
        while (some.stream().allMatch(each -> each.thread().isAlive())) {
            some.getFirst().thread().join(Duration.ofMillis(5));
        }
    }

    /// While the queue is full, a SYN is dropped: connect waits to its deadline.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void queueOfTheListenerIsFull_connectWaits(boolean virtual) throws Exception {
        try (FaultyNetwork network = FaultyNetwork.joined()) {
            Socket listener = network.listener(0);
            Endpoint to = listener.localEndpoint();
            network.open(() -> Socket.client(to));
            Socket late = network.open(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM));
            late.timeout(Duration.ofMillis(200));
            assertThatThrownBy(() -> late.connect(to)).isInstanceOf(DeadlineException.class);
            late.timeout(Socket.FOREVER);
            Blocked connecting =
                    Blocked.in(
                            virtual,
                            () -> {
                                late.connect(to);
                                return true;
                            });
            listener.accept().close();
            assertThat(connecting.result()).isEqualTo(true);
        }
    }
}
