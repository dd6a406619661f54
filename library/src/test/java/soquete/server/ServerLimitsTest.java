package soquete.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.endpoint.VsockEndpoint;

/// Limits are exact.
@Timeout(60)
class ServerLimitsTest {
    private static void closeAll(List<Socket> sockets) {
        sockets.forEach(Socket::close);
    }

    /// With several acceptors that share a limit, none holds room it does not use.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void maxConnections_reached_othersWaitInTheQueueAndAreServedLater(int acceptors)
            throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Heard heard = new Heard();
        List<Socket> clients = new ArrayList<>();
        try (Server server =
                Server.on(ServerTest.ANY_PORT, ServerTest.ANY_PORT)
                        .maxConnections(5)
                        .acceptors(acceptors)
                        .reporter(heard)
                        .handle(
                                c -> {
                                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                    c.sendAll(new byte[] {1});
                                    assertThat(c.recv(1)).isEmpty();
                                    now.decrementAndGet();
                                })) {
            List<Endpoint> endpoints = server.endpoints();
            for (int i = 0; i < 40; i++) {
                clients.add(Socket.client(endpoints.get(i % endpoints.size())));
            }
            heard.await(ServerEvent.Full.class);
            Heard.until("five are served", () -> now.get() == 5);
            assertThat(server.connections()).isEqualTo(5);
            // Each that ends makes room for one more, in whatever order
            int served = 0;
            while (!clients.isEmpty()) {
                for (Socket client : List.copyOf(clients)) {
                    client.timeout(Duration.ofMillis(1));
                    try {
                        assertThat(client.recv(10)).hasSize(1);
                        client.close();
                        clients.remove(client);
                        served++;
                    } catch (SocketTimeoutException notYet) {
                        // it waits in the queue
                    }
                }
            }
            assertThat(served).isEqualTo(40);
            heard.await(40, ServerEvent.Ended.class);
            assertThat(most).hasValue(5);
            assertThat(server.counts().refused()).isZero();
        } finally {
            closeAll(clients);
        }
    }

    @Test
    void maxPerPeer_reached_closesFurtherOnesAndCounts() throws Exception {
        Heard heard = new Heard();
        List<Socket> clients = new ArrayList<>();
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .maxPerPeer(3)
                        .drain(Duration.ZERO)
                        .reporter(heard)
                        .handle(ServerTest::echo)) {
            for (int i = 0; i < 3; i++) {
                clients.add(Socket.client(server.endpoints().getFirst()));
                ServerTest.assertEchoes(clients.getLast());
            }
            for (int i = 0; i < 4; i++) {
                try (Socket refused = Socket.client(server.endpoints().getFirst())) {
                    refused.timeout(Duration.ofSeconds(10));
                    assertThat(refused.recv(1)).isEmpty();
                }
            }
            // Another peer has its own count
            try (Socket other =
                    Socket.open(
                            soquete.endpoint.Family.AF_INET,
                            soquete.endpoint.SocketType.SOCK_STREAM)) {
                other.bind(Endpoint.of("127.0.0.2", 0));
                other.connect(server.endpoints().getFirst());
                ServerTest.assertEchoes(other);
            }
            clients.removeFirst().close();
            heard.await(2, ServerEvent.Ended.class);
            clients.add(Socket.client(server.endpoints().getFirst()));
            ServerTest.assertEchoes(clients.getLast());
            assertThat(server.counts().refused()).isEqualTo(4);
            assertThat(heard.all(ServerEvent.Refused.class))
                    .hasSize(4)
                    .allMatch(refused -> refused.limit() == Limit.PER_PEER);
            assertThat(server.counts().accepted()).isEqualTo(5);
        } finally {
            closeAll(clients);
        }
    }

    @Test
    void maxPerPeer_ofUnix_countsTheUser(@TempDir Path directory) throws Exception {
        try (Server server =
                        Server.on(UnixEndpoint.path(directory.resolve("s")))
                                .maxPerPeer(1)
                                .handle(ServerTest::echo);
                Socket first = Socket.client(server.endpoints().getFirst())) {
            ServerTest.assertEchoes(first);
            try (Socket second = Socket.client(server.endpoints().getFirst())) {
                second.timeout(Duration.ofSeconds(10));
                assertThat(second.recv(1)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4:1, 1.2.3.4:2, true",
        "1.2.3.4:1, 1.2.3.5:1, false",
        "[2001:db8::1]:1, [2001:db8::ffff:1]:2, true",
        "[2001:db8::1]:1, [2001:db8:0:1::1]:1, false",
        "[fe80::1]:1, [fe80::1]:2, true",
        "[fe80::1]:1, [fe80::2]:1, false",
        "[::ffff:1.2.3.4]:1, 1.2.3.4:1, true",
        "[::ffff:1.2.3.4]:1, [::ffff:1.2.3.5]:1, false",
    })
    void peer_isAnAddressOrHalfOfOne(String one, String other, boolean same) {
        Peers peers = new Peers(1);
        assertThat(peers.of(Endpoint.parse(one)).equals(peers.of(Endpoint.parse(other))))
                .isEqualTo(same);
        assertThat(peers.of(new VsockEndpoint(3, 1))).isEqualTo(peers.of(new VsockEndpoint(3, 2)));
    }

    @Test
    void peers_thatLeft_areForgotten() {
        Peers peers = new Peers(2);
        Peers.Peer peer = peers.of(Endpoint.parse("1.2.3.4:5"));
        assertThat(List.of(peers.enter(peer), peers.enter(peer), peers.enter(peer)))
                .containsExactly(true, true, false);
        peers.leave(peer);
        peers.leave(peer);
        assertThat(peers.size()).isZero();
    }

    @Test
    void acceptRate_isATokenBucketOfOneSecond() {
        AcceptRate rate = new AcceptRate(10);
        long now = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThat(rate.take(now)).isZero();
        }
        assertThat(rate.take(now)).isBetween(90_000_000L, 100_000_000L);
        assertThat(rate.take(now)).isBetween(190_000_000L, 200_000_000L);
        rate.giveBack();
        assertThat(rate.take(now)).isBetween(190_000_000L, 200_000_000L);
        // a second later ten tokens have come, less the two that were lent
        for (int i = 0; i < 8; i++) {
            assertThat(rate.take(now + 1_000_000_000L)).isZero();
        }
        assertThat(rate.take(now + 1_000_000_000L)).isPositive();
        // and never more than ten
        for (int i = 0; i < 10; i++) {
            assertThat(rate.take(now + 60_000_000_000L)).isZero();
        }
        assertThat(rate.take(now + 60_000_000_000L)).isEqualTo(100_000_000L);
    }

    @Test
    void acceptRate_ofAServer_delaysAndRefusesNobody() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .acceptRate(20)
                        .drain(Duration.ZERO)
                        .handle(ServerTest::echo)) {
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                clients.add(Socket.client(server.endpoints().getFirst()));
            }
            for (Socket client : clients) {
                ServerTest.assertEchoes(client);
            }
            // 20 at once, and 10 more in half a second
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(490));
            assertThat(server.counts().accepted()).isEqualTo(30);
        } finally {
            closeAll(clients);
        }
    }

    @Test
    void limits_thatMakeNoSense_areRefused() {
        ServerBuilder builder = Server.on(ServerTest.ANY_PORT);
        assertThatThrownBy(() -> builder.maxConnections(0)).hasMessageContaining("give 1 or more");
        assertThatThrownBy(() -> builder.maxPerPeer(0)).hasMessageContaining("give 1 or more");
        assertThatThrownBy(() -> builder.acceptRate(0)).hasMessageContaining("give 1 or more");
        assertThatThrownBy(() -> builder.acceptRate(2_000_000)).hasMessageContaining("1000000");
        assertThatThrownBy(() -> builder.acceptors(0)).hasMessageContaining("give 1 or more");
        assertThatThrownBy(() -> builder.idle(Duration.ZERO)).hasMessageContaining("FOREVER");
        assertThatThrownBy(() -> builder.drain(Duration.ofSeconds(-1)))
                .hasMessageContaining("not more than zero");
    }
}
