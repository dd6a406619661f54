package soquete.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.error.ConnectionRefusedException;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;
import soquete.ring.LoopOptions;

/// Event loops that accept by themselves, each from a queue of its own: who is served where, the
/// limits that they share, and the end.
@Timeout(120)
class ServerLoopsAcceptTest {
    /// Answers once and closes.
    private static final LoopHandler ONCE =
            new OnLoops.Handler() {
                @Override
                public void onData(LoopConnection connection, ByteBuffer data) throws IOException {
                    var _ = connection.send(data);
                    connection.close();
                }
            };

    /// Holds up its loop until it is let go.
    private static LoopHandlers holding(CompletableFuture<Boolean> entered, AtomicBoolean go) {
        return _ ->
                (connection, data) -> {
                    if (data.get(0) == 'x') {
                        entered.complete(true);
                        while (!go.get()) {
                            LockSupport.parkNanos(1_000_000);
                        }
                    }
                    var _ = connection.send(data);
                };
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void connections_byTheThousand_areSpreadAndStayWhereTheyWereAccepted(LoopOptions options)
            throws Exception {
        int count = 3000;
        AtomicInteger moved = new AtomicInteger();
        Map<Thread, AtomicInteger> perLoop = new ConcurrentHashMap<>();
        List<Socket> clients = new ArrayList<>();
        LoopHandlers handlers =
                _ -> {
                    Thread loop = Thread.currentThread();
                    perLoop.computeIfAbsent(loop, _ -> new AtomicInteger()).incrementAndGet();
                    return (connection, data) -> {
                        if (!Thread.currentThread().equals(loop)) {
                            moved.incrementAndGet();
                        }
                        var _ = connection.send(data);
                    };
                };
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT, Inet6Endpoint.LOOPBACK),
                        3,
                        options,
                        handlers)) {
            assertThat(server.endpoints()).hasSize(2);
            assertThat(server.listeners()).hasSize(6);
            for (int i = 0; i < count; i++) {
                clients.add(Socket.client(server.endpoints().get(i % 2)));
                clients.getLast().timeout(OnLoops.LONG);
            }
            for (int turn = 0; turn < 2; turn++) {
                for (int i = 0; i < count; i++) {
                    clients.get(i).sendAll(new byte[] {(byte) i, (byte) turn});
                }
                for (int i = 0; i < count; i++) {
                    assertThat(clients.get(i).recvExactly(2))
                            .containsExactly((byte) i, (byte) turn);
                }
            }
            assertThat(server.connections()).isEqualTo(count);
            assertThat(moved).hasValue(0);
            assertThat(perLoop).hasSize(3);
            assertThat(perLoop.values()).allMatch(some -> some.get() > count / 5);
            clients.forEach(Socket::close);
            Heard.until("all have ended", () -> server.connections() == 0);
            assertThat(server.counts()).isEqualTo(new ServerCounts(count, 0, count, 0, 0, 0, 0, 0));
        } finally {
            clients.forEach(Socket::close);
        }
    }

    /// The limit is kept by all loops together, and no queue is forgotten for the sake of another.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void maxConnections_ofSeveralQueues_isExactAndFair(LoopOptions options) throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        List<String> unexpected = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Heard heard = new Heard();
        LoopHandler counting =
                new OnLoops.Handler() {
                    @Override
                    public void onOpen(LoopConnection connection) {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    }

                    @Override
                    public void onClose(LoopConnection connection, @Nullable IOException why) {
                        now.decrementAndGet();
                    }
                };
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT, ServerTest.ANY_PORT)
                                .maxConnections(3)
                                .reporter(heard),
                        4,
                        options,
                        _ -> counting)) {
            for (int i = 0; i < 24; i++) {
                Endpoint to = server.endpoints().get(i % 2);
                Runnable coming =
                        () -> {
                            for (int turn = 0; turn < 40; turn++) {
                                try (Socket client = Socket.client(to, OnLoops.LONG)) {
                                    client.timeout(OnLoops.LONG);
                                    client.sendAll(new byte[] {(byte) turn});
                                    assertThat(client.recv(1)).containsExactly((byte) turn);
                                    answered.incrementAndGet();
                                } catch (IOException | AssertionError e) {
                                    unexpected.add(e.toString());
                                }
                            }
                        };
                threads.add(Thread.ofPlatform().daemon().start(coming));
            }
            for (Thread thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
            }
            assertThat(unexpected).isEmpty();
            assertThat(answered).hasValue(24 * 40);
            assertThat(most.get()).isBetween(1, 3);
            Heard.until("all have ended", () -> server.connections() == 0);
            assertThat(server.counts()).isEqualTo(new ServerCounts(960, 0, 960, 0, 0, 0, 0, 0));
            assertThat(heard.all(ServerEvent.Full.class)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void acceptRate_isThatOfAllLoops(LoopOptions options) throws Exception {
        List<Socket> clients = new ArrayList<>();
        long start = System.nanoTime();
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT).acceptRate(50), 3, options, OnLoops.ECHO)) {
            for (int i = 0; i < 100; i++) {
                clients.add(OnLoops.client(server));
            }
            for (Socket client : clients) {
                client.sendAll(new byte[1]);
                assertThat(client.recv(1)).hasSize(1);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(950), Duration.ofSeconds(10));
        } finally {
            clients.forEach(Socket::close);
        }
    }

    /// While a loop is held up, its queue waits; at the end, others serve it.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void drain_withALoopHeldUp_servesItsQueueOnTheOthers(LoopOptions options) throws Exception {
        int count = 200;
        AtomicBoolean go = new AtomicBoolean();
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        List<Socket> clients = new ArrayList<>();
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT), options, holding(entered, go));
                Socket holder = OnLoops.client(server)) {
            holder.sendAll(new byte[] {'x'});
            assertThat(entered.get(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < count; i++) {
                clients.add(OnLoops.client(server));
                clients.getLast().sendAll(new byte[] {(byte) (i % 100)});
            }
            server.beginDrain(OnLoops.LONG);
            Heard.until("all are accepted", () -> server.counts().accepted() == count + 1);
            go.set(true);
            for (int i = 0; i < count; i++) {
                assertThat(clients.get(i).recv(2)).containsExactly((byte) (i % 100));
            }
            holder.close();
            clients.forEach(Socket::close);
            Drained drained = server.await();
            assertThat(drained.isClean()).isTrue();
            assertThat(drained.finished()).isEqualTo(count + 1);
            assertThat(drained.queued()).isPositive();
        } finally {
            go.set(true);
            clients.forEach(Socket::close);
        }
    }

    /// The loop cannot close what it has; the port is free all the same.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void drain_withALoopThatStaysHeldUp_freesThePort(LoopOptions options) throws Exception {
        AtomicBoolean go = new AtomicBoolean();
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT), options, holding(entered, go));
                Socket holder = OnLoops.client(server)) {
            Endpoint endpoint = server.endpoints().getFirst();
            holder.sendAll(new byte[] {'x'});
            assertThat(entered.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.drain(Duration.ofMillis(50)).running()).isEqualTo(1);
            assertThatThrownBy(() -> Socket.client(endpoint))
                    .isInstanceOf(ConnectionRefusedException.class);
            try (Server next = OnLoops.start(Server.on(endpoint), options, OnLoops.ECHO)) {
                for (int i = 0; i < 50; i++) {
                    try (Socket client = OnLoops.client(next)) {
                        ServerTest.assertEchoes(client);
                    }
                }
            }
        } finally {
            go.set(true);
        }
    }

    /// Clients keep coming while the listeners of all loops go to a server that takes over, twice.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void handOver_ofSeveralQueues_losesNobody(LoopOptions options, @TempDir Path directory)
            throws Exception {
        UnixEndpoint control = UnixEndpoint.path(directory.resolve("control"));
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        List<String> unexpected = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<Server> servers = new ArrayList<>();
        servers.add(OnLoops.start(Server.on(ServerTest.ANY_PORT), 3, options, _ -> ONCE));
        Endpoint to = servers.getFirst().endpoints().getFirst();
        try {
            Runnable coming =
                    () -> {
                        while (!stop.get()) {
                            try (Socket client = Socket.client(to, OnLoops.LONG)) {
                                client.timeout(OnLoops.LONG);
                                client.sendAll(new byte[1]);
                                assertThat(client.recv(1)).hasSize(1);
                                answered.incrementAndGet();
                            } catch (IOException | AssertionError e) {
                                unexpected.add(e.toString());
                            }
                        }
                    };
            for (int i = 0; i < 6; i++) {
                threads.add(Thread.ofPlatform().daemon().start(coming));
            }
            for (int turn = 0; turn < 2; turn++) {
                Server old = servers.getLast();
                int before = answered.get();
                Heard.until("some are served", () -> answered.get() > before + 200);
                old.handOver(control);
                try (Handover handover = Handover.take(control, OnLoops.LONG).orElseThrow()) {
                    assertThat(handover.listeners()).hasSize(3);
                    servers.add(OnLoops.start(Server.from(handover), 2, options, _ -> ONCE));
                    assertThat(handover.ready()).isTrue();
                }
                assertThat(old.await(OnLoops.LONG).orElseThrow().isClean()).isTrue();
            }
            int before = answered.get();
            Heard.until("the last serves", () -> answered.get() > before + 200);
        } finally {
            stop.set(true);
            for (Thread thread : threads) {
                assertThat(thread.join(OnLoops.LONG)).isTrue();
            }
            servers.forEach(Server::close);
        }
        assertThat(unexpected).isEmpty();
        assertThat(Collections.max(servers.stream().map(s -> s.counts().failed()).toList()))
                .isZero();
    }
}
