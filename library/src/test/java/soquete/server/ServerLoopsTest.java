package soquete.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;
import soquete.ring.LoopOptions;
import soquete.testkit.Descriptors;

/// A server on event loops: what it serves, its limits and deadlines, and what it counts, with
/// either engine.
@Timeout(60)
class ServerLoopsTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void server_onEveryFamily_servesAndNamesTheEnds(LoopOptions options, @TempDir Path directory)
            throws Exception {
        UnixEndpoint path = UnixEndpoint.path(directory.resolve("s"));
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Endpoint> remotes = new java.util.concurrent.CopyOnWriteArrayList<>();
        Socket given = Socket.server(ServerTest.ANY_PORT);
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT, path, Inet6Endpoint.LOOPBACK).from(given),
                        options,
                        connection -> {
                            threads.add(Thread.currentThread());
                            remotes.add(connection.remoteEndpoint());
                            return LoopConnection::send;
                        })) {
            assertThat(server.endpoints()).hasSize(4).element(1).isEqualTo(path);
            for (Endpoint endpoint : server.endpoints()) {
                try (Socket client = Socket.client(endpoint)) {
                    ServerTest.assertEchoes(client);
                    assertThat(remotes.getLast()).isEqualTo(client.localEndpoint());
                }
            }
            Heard.until("all have ended", () -> server.connections() == 0);
            assertThat(server.counts()).isEqualTo(new ServerCounts(4, 0, 4, 0, 0, 0, 0, 0));
            assertThat(threads).hasSize(2).allMatch(thread -> !thread.isVirtual());
        }
        assertThat(Files.exists(path.toPath())).isFalse();
        for (Thread thread : threads) {
            assertThat(thread.join(OnLoops.LONG)).isTrue();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void events_ofAConnection_beginWithAcceptedAndEndWithEnded(LoopOptions options)
            throws Exception {
        Heard heard = new Heard();
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT).reporter(heard), options, OnLoops.ECHO)) {
            try (Socket client = OnLoops.client(server)) {
                ServerTest.assertEchoes(client);
            }
            Connection over = heard.await(ServerEvent.Ended.class).connection();
            assertThat(over.bytesReceived()).isEqualTo(4);
            assertThat(over.bytesSent()).isEqualTo(4);
            assertThat(over.id()).isEqualTo(1);
            assertThat(over.cut()).isEmpty();
        }
        assertThat(heard.all(ServerEvent.class))
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        ServerEvent.Started.class,
                        ServerEvent.Accepted.class,
                        ServerEvent.Ended.class,
                        ServerEvent.Drained.class);
    }

    /// None is refused and none is served beyond the limit; who ends makes room.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void maxConnections_reached_othersWaitInTheQueueAndAreServedLater(LoopOptions options)
            throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Heard heard = new Heard();
        List<Socket> clients = new ArrayList<>();
        LoopHandler counting =
                new OnLoops.Handler() {
                    @Override
                    public void onOpen(LoopConnection connection) throws IOException {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        var _ = connection.send(new byte[1]);
                    }

                    @Override
                    public void onClose(LoopConnection connection, @Nullable IOException why) {
                        now.decrementAndGet();
                    }
                };
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT, ServerTest.ANY_PORT)
                                .maxConnections(5)
                                .reporter(heard),
                        options,
                        _ -> counting)) {
            List<Endpoint> endpoints = server.endpoints();
            for (int i = 0; i < 40; i++) {
                clients.add(Socket.client(endpoints.get(i % endpoints.size())));
            }
            heard.await(ServerEvent.Full.class);
            Heard.until("five are served", () -> now.get() == 5);
            assertThat(server.connections()).isEqualTo(5);
            while (!clients.isEmpty()) {
                for (Socket client : List.copyOf(clients)) {
                    client.timeout(Duration.ofMillis(1));
                    try {
                        assertThat(client.recv(10)).hasSize(1);
                        client.close();
                        clients.remove(client);
                    } catch (SocketTimeoutException notYet) {
                        // it waits in the queue
                    }
                }
            }
            heard.await(40, ServerEvent.Ended.class);
            assertThat(most).hasValue(5);
            assertThat(server.counts().accepted()).isEqualTo(40);
            assertThat(server.counts().refused()).isZero();
        } finally {
            clients.forEach(Socket::close);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void maxPerPeer_reached_closesFurtherOnesUntilOneLeaves(LoopOptions options) throws Exception {
        Heard heard = new Heard();
        ServerBuilder builder =
                Server.on(ServerTest.ANY_PORT).maxPerPeer(1).drain(Duration.ZERO).reporter(heard);
        try (Server server = OnLoops.start(builder, options, OnLoops.ECHO)) {
            try (Socket first = OnLoops.client(server)) {
                ServerTest.assertEchoes(first); // it is in before another loop accepts
                try (Socket second = OnLoops.client(server)) {
                    assertThat(second.recv(1)).isEmpty();
                    assertThat(heard.await(ServerEvent.Refused.class).limit())
                            .isEqualTo(Limit.PER_PEER);
                }
            }
            heard.await(ServerEvent.Ended.class);
            try (Socket third = OnLoops.client(server)) {
                ServerTest.assertEchoes(third);
            }
            assertThat(server.counts().refused()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void acceptRate_delaysAndRefusesNobody(LoopOptions options) throws Exception {
        List<Socket> clients = new ArrayList<>();
        ServerBuilder builder = Server.on(ServerTest.ANY_PORT).acceptRate(20).drain(Duration.ZERO);
        try (Server server = OnLoops.start(builder, options, OnLoops.ECHO)) {
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                clients.add(OnLoops.client(server));
            }
            for (Socket client : clients) {
                ServerTest.assertEchoes(client);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(490));
        } finally {
            clients.forEach(Socket::close);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void idle_cutsTheSilentAndNobodyElse(LoopOptions options) throws Exception {
        Heard heard = new Heard();
        CompletableFuture<@Nullable IOException> told = new CompletableFuture<>();
        LoopHandler handler =
                new OnLoops.Handler() {
                    @Override
                    public void onClose(LoopConnection connection, @Nullable IOException why) {
                        told.complete(why);
                    }
                };
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT).idle(SHORT).reporter(heard),
                                1,
                                options,
                                _ -> handler);
                Socket talking = OnLoops.client(server)) {
            ServerTest.assertEchoes(talking);
            long start = System.nanoTime();
            try (Socket silent = OnLoops.client(server)) {
                silent.timeout(Duration.ofMillis(20));
                while (!ended(silent)) {
                    ServerTest.assertEchoes(talking);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isBetween(SHORT, Duration.ofSeconds(5));
            }
            ServerTest.assertEchoes(talking);
            assertThat(heard.await(ServerEvent.Cut.class).reason()).isEqualTo(CutReason.IDLE);
            assertThat(told.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(CutException.class)
                    .hasMessageContaining("no byte went either way");
            assertThat(server.counts().cut()).isEqualTo(1);
            assertThat(heard.all(ServerEvent.Failed.class)).isEmpty();
        }
    }

    private static boolean ended(Socket silent) throws IOException {
        try {
            assertThat(silent.recv(1)).isEmpty();
            return true;
        } catch (SocketTimeoutException notYet) {
            return false;
        }
    }

    /// A large answer that goes slowly is not idle; once it is gone, the connection is.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void idle_whileALargeAnswerGoesSlowly_doesNotCut(LoopOptions options) throws Exception {
        int size = 6_000_000;
        LoopHandler handler =
                new OnLoops.Handler() {
                    @Override
                    public void onOpen(LoopConnection connection) throws IOException {
                        var _ = connection.send(new byte[size]);
                    }
                };
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT).idle(Duration.ofMillis(400)),
                                options,
                                _ -> handler);
                Socket client = OnLoops.client(server)) {
            int received = 0;
            while (received < size) {
                TimeUnit.MILLISECONDS.sleep(40);
                int now = client.recv(262_144).length;
                assertThat(now).isPositive();
                received += now;
            }
            assertThat(client.recv(1)).isEmpty();
            Heard.until("it was cut", () -> server.counts().cut() == 1);
        }
    }

    /// One that neither reads nor says anything is cut, whatever waits for it.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void idle_ofAPeerThatDoesNotRead_cuts(LoopOptions options) throws Exception {
        LoopHandler handler =
                new OnLoops.Handler() {
                    @Override
                    public void onOpen(LoopConnection connection) throws IOException {
                        var _ = connection.send(new byte[20_000_000]);
                        connection.close();
                    }
                };
        Heard heard = new Heard();
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT).idle(SHORT).reporter(heard),
                                options,
                                _ -> handler);
                Socket _ = OnLoops.client(server)) {
            assertThat(heard.await(ServerEvent.Cut.class).reason()).isEqualTo(CutReason.IDLE);
            heard.await(ServerEvent.Ended.class);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void total_cutsTheTalkativeToo(LoopOptions options) throws Exception {
        Heard heard = new Heard();
        long start = System.nanoTime();
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT)
                                        .total(Duration.ofMillis(400))
                                        .idle(Duration.ofMillis(390))
                                        .reporter(heard),
                                options,
                                OnLoops.ECHO);
                Socket client = OnLoops.client(server)) {
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    client.sendAll(new byte[1]);
                                    client.recvExactly(1);
                                    TimeUnit.MILLISECONDS.sleep(5);
                                }
                            })
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
            assertThat(heard.await(ServerEvent.Cut.class).reason()).isEqualTo(CutReason.TOTAL);
        }
    }

    /// Each failure ends its own connection, is reported as it was thrown, and leaves no room
    /// taken.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void failures_ofEveryKind_endTheirConnectionAlone(LoopOptions options) throws Exception {
        Heard heard = new Heard();
        List<@Nullable IOException> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        LoopHandler handler =
                new OnLoops.Handler() {
                    @Override
                    public void onData(LoopConnection connection, ByteBuffer data)
                            throws IOException {
                        switch (data.get()) {
                            case 'i' -> throw new IOException("mine");
                            case 'r' -> throw new IllegalStateException("mine");
                            case 'e' -> throw new StackOverflowError("mine");
                            default -> connection.handler(replacement());
                        }
                    }

                    private LoopHandler replacement() {
                        return (_, _) -> {
                            throw new IOException("of the replacement");
                        };
                    }

                    @Override
                    public void onClose(LoopConnection connection, @Nullable IOException why) {
                        told.add(why);
                    }
                };
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT).maxConnections(1).reporter(heard),
                        options,
                        connection -> {
                            if (connection.id() == 1) {
                                throw new IllegalArgumentException("no handler");
                            }
                            return handler;
                        })) {
            for (String kind : List.of("-", "i", "r", "e", "hh")) {
                try (Socket client = OnLoops.client(server)) {
                    try {
                        for (int i = 0; i < kind.length(); i++) {
                            client.sendAll(new byte[] {(byte) kind.charAt(i)});
                            TimeUnit.MILLISECONDS.sleep(20); // apart, for the replacement
                        }
                        assertThat(client.recv(1)).isEmpty();
                    } catch (soquete.error.ErrnoException reset) {
                        // for what it left unread
                    }
                }
            }
            heard.await(5, ServerEvent.Ended.class);
            assertThat(heard.all(ServerEvent.Failed.class))
                    .extracting(failed -> failed.failure().getMessage())
                    .containsExactly("no handler", "mine", "mine", "mine", "of the replacement");
            assertThat(told)
                    .hasSize(3)
                    .element(0)
                    .extracting(Throwable::getMessage)
                    .isEqualTo("mine");
            assertThat(told.get(1))
                    .hasMessageContaining("the handler failed")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(server.counts().failed()).isEqualTo(5);
            assertThat(server.counts().open()).isZero();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void reset_ofThePeer_countsAsFailed(LoopOptions options) throws Exception {
        Heard heard = new Heard();
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT).reporter(heard), options, OnLoops.ECHO)) {
            try (Socket client = OnLoops.client(server)) {
                ServerTest.assertEchoes(client);
                client.set(SolSocket.SO_LINGER, Linger.RESET);
            }
            assertThat(heard.await(ServerEvent.Failed.class).failure())
                    .isInstanceOf(soquete.error.ConnectionResetException.class);
            heard.await(ServerEvent.Ended.class);
            assertThat(server.counts().failed()).isEqualTo(1);
        }
    }

    /// What would wait is refused, and what works from any thread works.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void connection_fromAnotherThread_closesAfterWhatWaitsAndRefusesToWait(LoopOptions options)
            throws Exception {
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        byte[] large = new byte[3_000_000];
        try (Server server =
                        OnLoops.start(
                                Server.on(ServerTest.ANY_PORT),
                                options,
                                connection ->
                                        new OnLoops.Handler() {
                                            @Override
                                            public void onOpen(LoopConnection at)
                                                    throws IOException {
                                                var _ = at.send(large);
                                                opened.complete(connection);
                                            }
                                        });
                Socket client = OnLoops.client(server)) {
            Connection connection = opened.get(20, TimeUnit.SECONDS);
            for (org.assertj.core.api.ThrowableAssert.ThrowingCallable waits :
                    List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                            connection::socket,
                            connection::stopReading,
                            connection::inputStream,
                            connection::outputStream,
                            () -> connection.recv(1),
                            () -> connection.recv(new byte[1]),
                            () -> connection.sendAll(new byte[1]))) {
                assertThatThrownBy(waits)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("use the LoopConnection");
            }
            assertThat(connection.bytesSent()).isEqualTo(large.length);
            connection.close();
            assertThat(client.recvExactly(large.length)).isEqualTo(large);
            assertThat(client.recv(1)).isEmpty();
            Heard.until("it has ended", () -> server.counts().finished() == 1);
            connection.close();
        }
    }

    @Test
    void start_withWhatALoopDoesNotDo_isRefusedAndLeavesNothing() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        assertRefused(
                Server.on(ServerTest.ANY_PORT).tls(SSLContext.getDefault()), "tls is not for");
        assertRefused(
                Server.on(ServerTest.ANY_PORT).proxy(ProxyPolicy.required()), "proxy is not for");
        assertRefused(
                Server.on(ServerTest.ANY_PORT).readTimeout(SHORT), "idle() and total() are kept");
        assertRefused(
                new ServerBuilder()
                        .on(SocketType.SOCK_SEQPACKET, UnixEndpoint.abstractName("soquete-loops")),
                "SOCK_SEQPACKET is not for event loops");
        assertThatThrownBy(
                        () ->
                                Server.on(ServerTest.ANY_PORT)
                                        .handleOnLoops(0, LoopOptions.EPOLL, OnLoops.ECHO))
                .hasMessageContaining("give 1 or more");
        try (Socket taken = Socket.server(ServerTest.ANY_PORT)) {
            assertThatThrownBy(
                            () ->
                                    Server.on(ServerTest.ANY_PORT, taken.localEndpoint())
                                            .handleOnLoops(3, LoopOptions.EPOLL, OnLoops.ECHO))
                    .isInstanceOf(soquete.error.AddressInUseException.class);
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    private static void assertRefused(ServerBuilder builder, String why) {
        assertThatThrownBy(() -> builder.handleOnLoops(1, LoopOptions.EPOLL, OnLoops.ECHO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    /// A loop that has ended is passed over; when none is left, the server ends.
    @ParameterizedTest
    @ArgumentsSource(OnLoops.Engines.class)
    void loops_thatEnd_arePassedOverUntilNoneIsLeft(LoopOptions options) throws Exception {
        Heard heard = new Heard();
        LoopHandler handler =
                new OnLoops.Handler() {
                    @Override
                    public void onData(LoopConnection connection, ByteBuffer data)
                            throws IOException {
                        if (data.get(0) == 'x') {
                            connection.loop().close();
                        } else {
                            super.onData(connection, data);
                        }
                    }
                };
        try (Server server =
                OnLoops.start(
                        Server.on(ServerTest.ANY_PORT).reporter(heard), 2, options, _ -> handler)) {
            for (int loops = 2; loops > 0; loops--) {
                try (Socket client = OnLoops.client(server)) {
                    ServerTest.assertEchoes(client);
                }
                try (Socket client = OnLoops.client(server)) {
                    client.sendAll(new byte[] {'x'});
                    assertThat(client.recv(1)).isEmpty();
                }
            }
            assertThat(heard.await(2, ServerEvent.Failed.class))
                    .allMatch(failed -> failed.failure() instanceof AsynchronousCloseException);
            assertThat(server.isDraining()).isFalse();
            try (Socket client = OnLoops.client(server)) {
                assertThat(client.recv(1)).isEmpty();
            }
            assertThat(server.await(OnLoops.LONG)).isPresent();
            assertThat(server.counts().open()).isZero();
        }
    }
}
