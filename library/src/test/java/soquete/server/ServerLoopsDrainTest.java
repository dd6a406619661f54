package soquete.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import soquete.endpoint.UnixEndpoint;
import soquete.error.ConnectionRefusedException;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;
import soquete.ring.LoopOptions;
import soquete.testkit.Descriptors;

/// The end of a server on event loops, with either engine.
@Timeout(60)
class ServerLoopsDrainTest {
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void drain_withAQueue_servesItAndCounts(LoopOptions options, @TempDir Path directory)
            throws Exception {
        UnixEndpoint path = UnixEndpoint.path(directory.resolve("s"));
        for (ServerBuilder where :
                List.of(
                        Server.on(ServerTest.ANY_PORT),
                        Server.on(ServerTest.ANY_PORT).acceptors(3),
                        Server.on(path),
                        Server.from(Socket.server(ServerTest.ANY_PORT)))) {
            ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();
            AtomicBoolean go = new AtomicBoolean();
            List<Socket> clients = new ArrayList<>();
            LoopHandler answersWhenAllowed =
                    new OnLoops.Handler() {
                        @Override
                        public void onData(LoopConnection connection, ByteBuffer data)
                                throws IOException {
                            var _ = connection.send(data);
                            if (go.get()) {
                                connection.close();
                            } else {
                                held.add(() -> connection.loop().execute(connection::close));
                            }
                        }
                    };
            try (Server server =
                    OnLoops.start(where.maxConnections(4), options, _ -> answersWhenAllowed)) {
                for (int i = 0; i < 30; i++) {
                    Socket client = OnLoops.client(server);
                    client.sendAll(new byte[] {(byte) i});
                    clients.add(client);
                }
                Heard.until("four are served", () -> held.size() == 4);
                server.beginDrain(OnLoops.LONG);
                Heard.until("it drains", server::isDraining);
                go.set(true);
                held.forEach(Runnable::run);
                for (int i = 0; i < 30; i++) {
                    assertThat(clients.get(i).recv(10)).containsExactly((byte) i);
                }
                Drained drained = server.await();
                assertThat(drained.queued()).isEqualTo(26);
                assertThat(drained.finished()).isEqualTo(30);
                assertThat(drained.isClean()).isTrue();
                assertThatThrownBy(() -> OnLoops.client(server)).isInstanceOf(IOException.class);
            } finally {
                clients.forEach(Socket::close);
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void drain_whileClientsKeepComing_endsAndLosesNone(LoopOptions options) throws Exception {
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        List<String> unexpected = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        LoopHandler once =
                new OnLoops.Handler() {
                    @Override
                    public void onData(LoopConnection connection, ByteBuffer data)
                            throws IOException {
                        served.incrementAndGet();
                        var _ = connection.send(data);
                        connection.close();
                    }
                };
        try (Server server = OnLoops.start(Server.on(ServerTest.ANY_PORT), options, _ -> once)) {
            Endpoint to = server.endpoints().getFirst();
            Runnable coming =
                    () -> {
                        while (!stop.get()) {
                            try (Socket client = Socket.client(to, OnLoops.LONG)) {
                                client.timeout(OnLoops.LONG);
                                client.sendAll(new byte[1]);
                                assertThat(client.recv(1)).hasSize(1);
                                answered.incrementAndGet();
                            } catch (IOException | AssertionError e) {
                                if (!(e instanceof ConnectionRefusedException)
                                        || !server.isDraining()) {
                                    unexpected.add(e.toString());
                                }
                                return;
                            }
                        }
                    };
            for (int i = 0; i < 8; i++) {
                threads.add(Thread.ofPlatform().daemon().start(coming));
            }
            Heard.until("they are served", () -> answered.get() > 200);
            Drained drained = server.drain(OnLoops.LONG);
            stop.set(true);
            for (Thread thread : threads) {
                assertThat(thread.join(OnLoops.LONG)).isTrue();
            }
            assertThat(unexpected).isEmpty();
            assertThat(drained.isClean()).isTrue();
            assertThat(drained.took()).isLessThan(Duration.ofSeconds(5));
            assertThat(answered).hasValue(served.get());
            assertThat(server.counts().finished()).isEqualTo(served.get());
        }
    }

    /// What was to be sent when the drain began is sent.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void drain_tellsHandlersOnTheirLoop_whoEndByThemselves(LoopOptions options) throws Exception {
        int size = 2_000_000;
        List<Socket> clients = new ArrayList<>();
        AtomicInteger elsewhere = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT),
                        options,
                        connection -> {
                            Thread loop = Thread.currentThread();
                            return new OnLoops.Handler() {
                                @Override
                                public void onOpen(LoopConnection at) throws IOException {
                                    connection.onDrain(
                                            () -> {
                                                told.incrementAndGet();
                                                if (!Thread.currentThread().equals(loop)) {
                                                    elsewhere.incrementAndGet();
                                                }
                                                connection.close();
                                            });
                                    var _ = at.send(new byte[size]);
                                }
                            };
                        })) {
            for (int i = 0; i < 10; i++) {
                clients.add(OnLoops.client(server));
            }
            Heard.until("all are open", () -> server.counts().accepted() == 10);
            try (Socket gone = OnLoops.client(server)) {
                gone.recvExactly(size);
            }
            Heard.until("it has ended", () -> server.counts().finished() == 1);
            server.beginDrain(OnLoops.LONG);
            for (Socket client : clients) {
                assertThat(client.recvExactly(size)).isEqualTo(new byte[size]);
                assertThat(client.recv(1)).isEmpty();
            }
            Drained drained = server.await();
            assertThat(drained.finished()).isEqualTo(10);
            assertThat(drained.isClean()).isTrue();
            assertThat(told).hasValue(10);
            assertThat(elsewhere).hasValue(0);
        } finally {
            clients.forEach(Socket::close);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void onDrain_duringADrain_runsSoonAndWhatItThrowsIsReported(LoopOptions options)
            throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT).reporter(heard),
                                options,
                                connection ->
                                        (at, _) -> {
                                            connection.onDrain(
                                                    () -> {
                                                        throw new IllegalStateException("mine");
                                                    });
                                            connection.onDrain(at::close);
                                        });
                Socket client = OnLoops.client(server)) {
            Heard.until("it is served", () -> server.connections() == 1);
            server.beginDrain(OnLoops.LONG);
            Heard.until("it drains", server::isDraining);
            client.sendAll(new byte[1]);
            assertThat(heard.await(ServerEvent.Failed.class).failure()).hasMessage("mine");
            assertThat(client.recv(1)).isEmpty();
            assertThat(server.await().isClean()).isTrue();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void drain_withoutTime_cutsThoseThatStayAndClosesTheQueue(LoopOptions options)
            throws Exception {
        Heard heard = new Heard();
        List<@Nullable IOException> told = new CopyOnWriteArrayList<>();
        List<Socket> clients = new ArrayList<>();
        LoopHandler stays =
                new OnLoops.Handler() {
                    @Override
                    public void onClose(LoopConnection connection, @Nullable IOException why) {
                        told.add(why);
                    }
                };
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT).maxConnections(2).reporter(heard),
                        options,
                        _ -> stays)) {
            for (int i = 0; i < 10; i++) {
                clients.add(OnLoops.client(server));
            }
            heard.await(2, ServerEvent.Accepted.class);
            Drained drained = server.drain(Duration.ofMillis(100));
            assertThat(drained.cut()).isEqualTo(2);
            assertThat(drained.refused()).isEqualTo(8);
            assertThat(drained.finished()).isZero();
            assertThat(drained.running()).isZero();
            assertThat(heard.all(ServerEvent.Cut.class))
                    .hasSize(2)
                    .allMatch(cut -> cut.reason() == CutReason.DRAIN);
            assertThat(told)
                    .hasSize(2)
                    .allMatch(
                            why ->
                                    why instanceof CutException cut
                                            && cut.reason() == CutReason.DRAIN);
            for (Socket client : clients) {
                assertThat(client.recv(1)).isEmpty();
            }
        } finally {
            clients.forEach(Socket::close);
        }
    }

    /// A client that the kernel gave to another loop.
    private static Socket onAnotherLoop(Server server, Map<Endpoint, Thread> loops, Socket than)
            throws Exception {
        Endpoint first = than.localEndpoint();
        Heard.until("it is served", () -> loops.containsKey(first));
        while (true) {
            Socket client = OnLoops.client(server);
            Endpoint local = client.localEndpoint();
            Heard.until("it is served", () -> loops.containsKey(local));
            if (!loops.get(local).equals(loops.get(first))) {
                return client;
            }
            client.close();
            Heard.until("it has ended", () -> server.connections() == 1);
        }
    }

    /// A handler that does not return holds up its own loop; the server ends, and says so.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void drain_withAHandlerThatDoesNotReturn_endsAndCountsIt(LoopOptions options) throws Exception {
        AtomicBoolean release = new AtomicBoolean();
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        Map<Endpoint, Thread> loops = new ConcurrentHashMap<>();
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT),
                                options,
                                connection -> {
                                    loops.put(connection.remoteEndpoint(), Thread.currentThread());
                                    return (_, _) -> {
                                        entered.complete(true);
                                        while (!release.get()) {
                                            LockSupport.parkNanos(1_000_000);
                                        }
                                    };
                                });
                Socket stuck = OnLoops.client(server);
                Socket other = onAnotherLoop(server, loops, stuck)) {
            stuck.sendAll(new byte[1]);
            assertThat(entered.get(20, TimeUnit.SECONDS)).isTrue();
            Drained drained = server.drain(Duration.ofMillis(100));
            assertThat(drained.cut()).isEqualTo(2);
            assertThat(drained.running()).isEqualTo(1);
            assertThat(drained.took()).isLessThan(Duration.ofSeconds(10));
            assertThat(other.recv(1)).isEmpty();
            release.set(true);
            Heard.until("it has ended", () -> server.connections() == 0);
            assertThat(server.counts().cut()).isEqualTo(2);
        } finally {
            release.set(true);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void servers_thatEnded_leaveNoDescriptorAndNoThread(LoopOptions options) throws Exception {
        run(options); // what lives as long as the JVM
        Descriptors before = Descriptors.ofThisProcess();
        for (int i = 0; i < 20; i++) {
            run(options);
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
        String name = options.withName("soquete-left").name();
        Heard.until(
                "threads end",
                () ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(thread -> thread.getName().startsWith(name)));
    }

    private static void run(LoopOptions options) throws Exception {
        try (Server server =
                        OnLoops.start(
                                Server.on(
                                                ServerTest.ANY_PORT,
                                                UnixEndpoint.abstractName("soquete-loop-leaks"))
                                        .idle(OnLoops.LONG)
                                        .drain(Duration.ZERO),
                                options.withName("soquete-left"),
                                OnLoops.ECHO);
                Socket tcp = Socket.client(server.endpoints().getFirst());
                Socket unix = Socket.client(server.endpoints().getLast())) {
            ServerTest.assertEchoes(tcp);
            ServerTest.assertEchoes(unix);
        }
    }
}
