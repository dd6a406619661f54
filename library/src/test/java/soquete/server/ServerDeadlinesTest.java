package soquete.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.UnixEndpoint;

/// The deadlines of a connection: each ends it alone, for its own reason, and never early.
@Timeout(60)
class ServerDeadlinesTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    /// Where a server listens.
    enum Where {
        TCP,
        UNIX;

        Endpoint endpoint(Path directory) {
            return this == TCP ? ServerTest.ANY_PORT : UnixEndpoint.path(directory.resolve("s"));
        }
    }

    private static Socket client(Server server) throws IOException {
        Socket client = Socket.client(server.endpoints().getFirst());
        client.timeout(Duration.ofSeconds(20));
        return client;
    }

    /// Waits for the end of the connection; how long that took.
    private static Duration untilCut(Socket client, long start) throws IOException {
        assertThat(client.recv(1)).isEmpty();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void idle_whereThePreparationHasNoDeadline_countsAllTheSame() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .prepare(connection -> {})
                                .prepareTimeout(Socket.FOREVER)
                                .idle(SHORT)
                                .reporter(heard)
                                .handle(ServerTest::echo);
                Socket silent = client(server)) {
            long start = System.nanoTime();
            assertThat(untilCut(silent, start)).isLessThan(Duration.ofSeconds(5));
            assertThat(heard.await(ServerEvent.Cut.class).reason()).isEqualTo(CutReason.IDLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void idle_cutsTheSilentAndNobodyElse(Where where, @TempDir Path directory) throws Exception {
        Heard heard = new Heard();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (Server server =
                        Server.on(where.endpoint(directory))
                                .idle(SHORT)
                                .reporter(heard)
                                .handle(
                                        c -> {
                                            try {
                                                ServerTest.echo(c);
                                            } catch (IOException e) {
                                                thrown.set(e);
                                                throw e;
                                            }
                                        });
                Socket talking = client(server)) {
            long start = System.nanoTime();
            try (Socket silent = client(server)) {
                Thread talker =
                        Thread.startVirtualThread(
                                () -> {
                                    try {
                                        for (int i = 0; i < 30; i++) {
                                            ServerTest.assertEchoes(talking);
                                            Thread.sleep(20);
                                        }
                                    } catch (IOException | InterruptedException e) {
                                        throw new AssertionError(e);
                                    }
                                });
                assertThat(untilCut(silent, start)).isBetween(SHORT, Duration.ofSeconds(5));
                assertThat(talker.join(Duration.ofSeconds(20))).isTrue();
            }
            ServerTest.assertEchoes(talking);
            assertThat(heard.await(ServerEvent.Cut.class).reason()).isEqualTo(CutReason.IDLE);
            assertThat(heard.all(ServerEvent.Cut.class)).hasSize(1);
            assertThat(thrown.get())
                    .isInstanceOf(CutException.class)
                    .hasMessageContaining("no byte went either way");
            assertThat(heard.all(ServerEvent.Failed.class)).isEmpty();
        }
    }

    /// A handler that sends for a long time to one who reads slowly is not idle.
    @ParameterizedTest
    @EnumSource
    void idle_whileALargeAnswerGoesSlowly_doesNotCut(Where where, @TempDir Path directory)
            throws Exception {
        int size = 4_000_000;
        try (Server server =
                        Server.on(where.endpoint(directory))
                                .idle(Duration.ofMillis(400))
                                .handle(c -> c.sendAll(new byte[size]));
                Socket client = client(server)) {
            int received = 0;
            while (received < size) {
                Thread.sleep(50);
                int now = client.recv(262_144).length;
                assertThat(now).isPositive();
                received += now;
            }
            assertThat(client.recv(1)).isEmpty();
            assertThat(server.counts().cut()).isZero();
        }
    }

    /// And one whose client does not read at all, is.
    @ParameterizedTest
    @EnumSource
    void idle_whileTheClientDoesNotRead_cuts(Where where, @TempDir Path directory)
            throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        Server.on(where.endpoint(directory))
                                .idle(SHORT)
                                .reporter(heard)
                                .handle(c -> c.sendAll(new byte[64_000_000]));
                Socket _ = client(server)) {
            ServerEvent.Cut cut = heard.await(ServerEvent.Cut.class);
            assertThat(cut.reason()).isEqualTo(CutReason.IDLE);
            assertThat(cut.connection().bytesSent()).isBetween(1L, 63_999_999L);
        }
    }

    /// What goes past the connection, on the socket itself, is seen for TCP.
    @Test
    void idle_ofAHandlerThatUsesTheSocket_seesItsBytes() throws Exception {
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .idle(SHORT)
                                .handle(
                                        c -> {
                                            while (true) {
                                                c.socket().sendAll(c.socket().recvExactly(4));
                                            }
                                        });
                Socket client = client(server)) {
            for (int i = 0; i < 50; i++) {
                ServerTest.assertEchoes(client);
                Thread.sleep(20);
            }
            long start = System.nanoTime();
            assertThat(untilCut(client, start)).isLessThan(Duration.ofSeconds(5));
            assertThat(server.counts().cut()).isEqualTo(1);
        }
    }

    @Test
    void active_keepsAnIdleConnection(@TempDir Path directory) throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        Server.on(Where.UNIX.endpoint(directory))
                                .idle(SHORT)
                                .reporter(heard)
                                .handle(
                                        c -> {
                                            for (int i = 0; i < 30; i++) {
                                                Thread.sleep(20);
                                                c.active();
                                            }
                                            c.sendAll(new byte[1]);
                                        });
                Socket client = client(server)) {
            assertThat(client.recv(1)).hasSize(1);
        }
    }

    /// Sending all the time does not help one who does not answer.
    @Test
    void readTimeout_countsTheReadAlone() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .readTimeout(SHORT)
                                .reporter(heard)
                                .handle(
                                        c -> {
                                            Thread.sleep(3 * SHORT.toMillis()); // not a read
                                            c.sendAll(c.recv(1));
                                            Thread sender =
                                                    Thread.startVirtualThread(
                                                            () -> {
                                                                try {
                                                                    while (true) {
                                                                        c.sendAll(new byte[1]);
                                                                        Thread.sleep(10);
                                                                    }
                                                                } catch (Exception over) {
                                                                    // cut
                                                                }
                                                            });
                                            try {
                                                c.recv(1);
                                            } finally {
                                                sender.join();
                                            }
                                        });
                Socket client = client(server)) {
            client.sendAll(new byte[1]);
            ServerEvent.Cut cut = heard.await(ServerEvent.Cut.class);
            assertThat(cut.reason()).isEqualTo(CutReason.READ);
            assertThat(cut.connection().bytesReceived()).isEqualTo(1);
            assertThat(cut.connection().bytesSent()).isPositive();
        }
    }

    @Test
    void total_endsOneWhoSendsAByteNowAndThen() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .idle(SHORT)
                                .readTimeout(SHORT)
                                .total(Duration.ofMillis(600))
                                .reporter(heard)
                                .handle(ServerTest::echo);
                Socket client = client(server)) {
            long start = System.nanoTime();
            try {
                while (true) {
                    ServerTest.assertEchoes(client);
                    Thread.sleep(20);
                }
            } catch (IOException cut) {
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isBetween(Duration.ofMillis(590), Duration.ofSeconds(5));
            }
            assertThat(heard.await(ServerEvent.Cut.class).reason()).isEqualTo(CutReason.TOTAL);
        }
    }

    /// A step before the handler that waits for ever ends by its own deadline; then it no longer
    /// counts, and the shorter deadline of idleness does.
    @Test
    void prepareTimeout_coversTheStepsBeforeTheHandlerOnly() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .prepareTimeout(Duration.ofMillis(400))
                        .idle(Duration.ofMillis(100))
                        .reporter(heard)
                        .prepare(c -> assertThat(c.recv(1)).hasSize(1))
                        .handle(
                                c -> {
                                    for (int i = 0; i < 40; i++) {
                                        Thread.sleep(20);
                                        c.active();
                                    }
                                    c.sendAll(new byte[1]);
                                    c.recv(1);
                                })) {
            try (Socket silent = client(server)) {
                long start = System.nanoTime();
                assertThat(untilCut(silent, start))
                        .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
            }
            assertThat(heard.await(ServerEvent.Cut.class).reason()).isEqualTo(CutReason.PREPARE);
            try (Socket good = client(server)) {
                good.sendAll(new byte[1]);
                assertThat(good.recv(1)).hasSize(1);
                untilCut(good, 0);
            }
            assertThat(heard.await(2, ServerEvent.Cut.class).getLast().reason())
                    .isEqualTo(CutReason.IDLE);
        }
    }

    /// Two who say nothing take all the room of preparation; a third is prepared when theirs is
    /// over, if its own deadline allows, and is cut otherwise.
    @Test
    void maxPreparing_reached_othersWaitWithinTheirDeadline() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .prepareTimeout(Duration.ofMillis(500))
                                .maxPreparing(2)
                                .reporter(heard)
                                .prepare(c -> c.recv(1))
                                .handle(ServerTest::echo);
                Socket one = client(server);
                Socket two = client(server)) {
            heard.await(2, ServerEvent.Accepted.class);
            Thread.sleep(250);
            try (Socket third = client(server)) {
                third.sendAll(new byte[1]);
                ServerTest.assertEchoes(third);
                assertThat(heard.all(ServerEvent.Cut.class)).isNotEmpty();
            }
            assertThat(one.recv(1)).isEmpty();
            assertThat(two.recv(1)).isEmpty();
        }
    }
}
