package soquete.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.error.ConnectionRefusedException;
import soquete.testkit.Descriptors;

/// The end of a server: who is served, who is told, who is cut, and that all are counted.
@Timeout(60)
class ServerDrainTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /// Where a server may listen.
    enum Where {
        TCP,
        TCP_OF_SEVERAL_ACCEPTORS,
        UNIX,
        UNIX_OF_SEVERAL_ACCEPTORS,
        GIVEN;

        ServerBuilder server(Path directory) throws IOException {
            return switch (this) {
                case TCP -> Server.on(ServerTest.ANY_PORT);
                case TCP_OF_SEVERAL_ACCEPTORS -> Server.on(ServerTest.ANY_PORT).acceptors(3);
                case UNIX -> Server.on(UnixEndpoint.path(directory.resolve("s")));
                case UNIX_OF_SEVERAL_ACCEPTORS ->
                        Server.on(UnixEndpoint.path(directory.resolve("s"))).acceptors(3);
                case GIVEN -> Server.from(Socket.server(ServerTest.ANY_PORT));
            };
        }
    }

    private static Socket client(Server server) throws IOException {
        Socket client = Socket.client(server.endpoints().getFirst());
        client.timeout(LONG);
        return client;
    }

    /// What the kernel had queued when the drain began is served; what comes later is refused.
    @ParameterizedTest
    @EnumSource
    void drain_withAQueue_servesItAndCounts(Where where, @TempDir Path directory) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Socket> clients = new ArrayList<>();
        try (Server server =
                where.server(directory)
                        .maxConnections(4)
                        .handle(
                                c -> {
                                    go.await();
                                    c.sendAll(c.recv(10));
                                })) {
            for (int i = 0; i < 30; i++) {
                Socket client = client(server);
                client.sendAll(new byte[] {(byte) i});
                clients.add(client);
            }
            Heard.until("four are served", () -> server.connections() == 4);
            server.beginDrain(LONG);
            Heard.until("it drains", server::isDraining);
            go.countDown();
            for (int i = 0; i < 30; i++) {
                assertThat(clients.get(i).recv(10)).containsExactly((byte) i);
            }
            Drained drained = server.await();
            assertThat(drained.queued()).isEqualTo(26);
            assertThat(drained.finished()).isEqualTo(30);
            assertThat(drained.isClean()).isTrue();
            assertThatThrownBy(() -> client(server)).isInstanceOf(IOException.class);
        } finally {
            clients.forEach(Socket::close);
        }
    }

    @Test
    void drain_withoutTimeForTheQueue_closesItAndCounts() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (Server server =
                Server.on(ServerTest.ANY_PORT).maxConnections(2).handle(c -> c.recv(1))) {
            for (int i = 0; i < 10; i++) {
                clients.add(client(server));
            }
            Heard.until("two are served", () -> server.connections() == 2);
            Drained drained = server.drain(Duration.ofMillis(100));
            assertThat(drained.cut()).isEqualTo(2);
            assertThat(drained.refused()).isEqualTo(8);
            assertThat(drained.queued()).isZero();
            assertThat(drained.finished()).isZero();
            assertThat(drained.running()).isZero();
        } finally {
            clients.forEach(Socket::close);
        }
    }

    /// Clients keep coming from another thread; the queue of the listener still has an end.
    @ParameterizedTest
    @EnumSource
    void drain_whileClientsKeepComing_endsAndLosesNoneThatWasAnswered(
            Where where, @TempDir Path directory) throws Exception {
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        List<String> unexpected = new java.util.concurrent.CopyOnWriteArrayList<>();
        Server server =
                where.server(directory)
                        .handle(
                                c -> {
                                    c.recv(1);
                                    served.incrementAndGet();
                                    c.sendAll(new byte[1]);
                                });
        Endpoint to = server.endpoints().getFirst();
        for (int i = 0; i < 8; i++) {
            threads.add(
                    Thread.startVirtualThread(
                            () -> {
                                while (!stop.get()) {
                                    try (Socket client =
                                            Socket.client(to, Duration.ofSeconds(30))) {
                                        client.timeout(LONG);
                                        client.sendAll(new byte[1]);
                                        if (client.recv(1).length == 1) {
                                            answered.incrementAndGet();
                                        }
                                    } catch (IOException e) {
                                        if (!(e instanceof ConnectionRefusedException)) {
                                            unexpected.add(e.toString());
                                        }
                                        if (!server.isDraining()) {
                                            unexpected.add("before the drain: " + e);
                                        }
                                        return;
                                    }
                                }
                            }));
        }
        Heard.until("they are served", () -> answered.get() > 200);
        Drained drained = server.drain(LONG);
        stop.set(true);
        for (Thread thread : threads) {
            assertThat(thread.join(LONG)).isTrue();
        }
        assertThat(drained.isClean()).isTrue();
        assertThat(drained.took()).isLessThan(Duration.ofSeconds(5));
        assertThat(answered).hasValue(served.get());
        if (where != Where.GIVEN) { // of which another process could be a holder
            assertThat(unexpected).isEmpty();
        }
    }

    @Test
    void drain_tellsHandlers_whoEndByThemselves() throws Exception {
        List<Socket> clients = new ArrayList<>();
        AtomicInteger sawIt = new AtomicInteger();
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .handle(
                                c -> {
                                    c.onDrain(c::stopReading);
                                    ServerTest.echo(c);
                                    if (c.isDraining()) {
                                        sawIt.incrementAndGet();
                                    }
                                })) {
            for (int i = 0; i < 20; i++) {
                clients.add(client(server));
                ServerTest.assertEchoes(clients.getLast());
            }
            Drained drained = server.drain(LONG);
            assertThat(drained.finished()).isEqualTo(20);
            assertThat(drained.cut()).isZero();
            assertThat(drained.took()).isLessThan(Duration.ofSeconds(5));
            assertThat(sawIt).hasValue(20);
            for (Socket client : clients) {
                assertThat(client.recv(1)).isEmpty();
            }
        } finally {
            clients.forEach(Socket::close);
        }
    }

    @Test
    void onDrain_duringADrain_runsAtOnce() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        Heard heard = new Heard();
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .reporter(heard)
                                .handle(
                                        c -> {
                                            c.recv(1);
                                            c.onDrain(ran::countDown);
                                            c.onDrain(
                                                    () -> {
                                                        throw new IllegalStateException("mine");
                                                    });
                                            c.recv(1);
                                        });
                Socket client = client(server)) {
            Heard.until("it is served", () -> server.connections() == 1);
            server.beginDrain(LONG);
            Heard.until("it drains", server::isDraining);
            client.sendAll(new byte[1]);
            assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.await(ServerEvent.Failed.class).failure()).hasMessage("mine");
        }
    }

    /// One that ends, one that waits on its socket, one that waits for something else, and one that
    /// ignores everything: each is counted, and the server ends.
    @Test
    void drain_ofEveryKindOfHandler_cutsThoseThatStay() throws Exception {
        AtomicBoolean release = new AtomicBoolean();
        AtomicReference<Throwable> onSocket = new AtomicReference<>();
        AtomicReference<Throwable> elsewhere = new AtomicReference<>();
        Heard heard = new Heard();
        List<Socket> clients = new ArrayList<>();
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .reporter(heard)
                        .handle(
                                c -> {
                                    switch (c.recv(1)[0]) {
                                        case 'e' -> {
                                            while (!c.isDraining()) {
                                                Thread.sleep(1);
                                            }
                                        }
                                        case 's' -> {
                                            try {
                                                c.recv(1);
                                            } catch (CutException e) {
                                                onSocket.set(e);
                                                throw e;
                                            }
                                        }
                                        case 'w' -> {
                                            try {
                                                new CountDownLatch(1).await();
                                            } catch (InterruptedException e) {
                                                elsewhere.set(e);
                                            }
                                        }
                                        default -> {
                                            while (!release.get()) {
                                                var _ = Thread.interrupted();
                                                LockSupport.parkNanos(1_000_000);
                                            }
                                        }
                                    }
                                })) {
            for (char kind : "eswi".toCharArray()) {
                Socket client = client(server);
                client.sendAll(new byte[] {(byte) kind});
                clients.add(client);
            }
            Heard.until("all are served", () -> server.connections() == 4);
            Drained drained = server.drain(Duration.ofMillis(300));
            assertThat(drained.finished()).isEqualTo(1);
            assertThat(drained.cut()).isEqualTo(3);
            assertThat(drained.running()).isEqualTo(1);
            assertThat(drained.took()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
            assertThat(onSocket.get())
                    .isInstanceOf(CutException.class)
                    .hasMessageContaining("the server had to stop")
                    .hasCauseInstanceOf(AsynchronousCloseException.class);
            assertThat(elsewhere.get()).isInstanceOf(InterruptedException.class);
            assertThat(clients.get(3).recv(1)).isEmpty(); // the socket of who ignores is closed
            release.set(true);
            assertThat(heard.await(3, ServerEvent.Cut.class))
                    .allMatch(event -> event.reason() == CutReason.DRAIN);
            assertThat(heard.all(ServerEvent.Failed.class)).isEmpty();
            assertThat(server.counts().cut()).isEqualTo(3);
        } finally {
            release.set(true);
            clients.forEach(Socket::close);
        }
    }

    @Test
    void drain_again_bringsTheDeadlineForward() throws Exception {
        try (Server server = Server.on(ServerTest.ANY_PORT).handle(c -> c.recv(1));
                Socket _ = client(server)) {
            Heard.until("it is served", () -> server.connections() == 1);
            CompletableFuture<Drained> endless =
                    CompletableFuture.supplyAsync(() -> server.drain(Socket.FOREVER));
            Heard.until("it drains", server::isDraining);
            assertThat(server.await(Duration.ofMillis(50))).isEmpty();
            Drained drained = server.drain(Duration.ZERO);
            assertThat(drained.cut()).isEqualTo(1);
            assertThat(endless.get(20, TimeUnit.SECONDS)).isEqualTo(drained);
        }
    }

    @Test
    void drain_interrupted_cutsAtOnceAndKeepsTheInterrupt() throws Exception {
        try (Server server = Server.on(ServerTest.ANY_PORT).handle(c -> c.recv(1));
                Socket _ = client(server)) {
            Heard.until("it is served", () -> server.connections() == 1);
            Thread.currentThread().interrupt();
            Drained drained = server.drain(Socket.FOREVER);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(drained.cut()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void servers_thatEnded_leaveNoDescriptorAndNoThread(int acceptors) throws Exception {
        run(acceptors); // what lives as long as the JVM
        Descriptors before = Descriptors.ofThisProcess();
        long threads = platformThreads();
        for (int i = 0; i < 20; i++) {
            run(acceptors);
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
        Heard.until("threads end", () -> platformThreads() <= threads);
    }

    private static void run(int acceptors) throws Exception {
        try (Server server =
                        Server.on(ServerTest.ANY_PORT, UnixEndpoint.abstractName("soquete-leaks"))
                                .acceptors(acceptors)
                                .idle(LONG)
                                .drain(Duration.ZERO)
                                .handle(ServerTest::echo);
                Socket tcp = Socket.client(server.endpoints().getFirst());
                Socket unix = Socket.client(server.endpoints().getLast())) {
            ServerTest.assertEchoes(tcp);
            ServerTest.assertEchoes(unix);
        }
    }

    private static long platformThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("soquete-d"))
                .count();
    }
}
