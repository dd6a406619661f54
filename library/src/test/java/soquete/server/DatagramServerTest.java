package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.AddressInUseException;
import soquete.error.ConnectionRefusedException;
import soquete.option.SolIp;
import soquete.option.SolSocket;
import soquete.testkit.Descriptors;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

/// A server of datagrams.
@Timeout(60)
class DatagramServerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension final Programs programs = new Programs();

    private static void echo(DatagramRequest request) throws IOException {
        request.reply(request.data());
    }

    private static Socket client(DatagramServer server) throws IOException {
        return client(server.endpoints().getFirst());
    }

    private static Socket client(Endpoint to) throws IOException {
        Socket client = Socket.open(to.family(), SocketType.SOCK_DGRAM);
        client.timeout(LONG);
        if (to instanceof UnixEndpoint) {
            client.bind(UnixEndpoint.UNNAMED);
        }
        client.connect(to);
        return client;
    }

    private static void assertEchoes(Socket client, int size) throws IOException {
        byte[] data = new byte[size];
        data[size - 1] = 7;
        client.send(data);
        assertThat(client.recv(65_535)).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void server_onUdpAndUnix_servesBoth(int receivers, @TempDir Path directory) throws Exception {
        try (DatagramServer server =
                Server.datagrams(
                                ServerTest.ANY_PORT,
                                Endpoint.of("::1", 0),
                                UnixEndpoint.path(directory.resolve("s")))
                        .receivers(receivers)
                        .handle(DatagramServerTest::echo)) {
            assertThat(server.endpoints()).hasSize(3);
            for (Endpoint endpoint : server.endpoints()) {
                for (int i = 0; i < 10; i++) {
                    try (Socket client = client(endpoint)) {
                        assertEchoes(client, 1 + i * 100);
                    }
                }
            }
            assertThat(server.counts().received()).isEqualTo(30);
            assertThat(server.counts().failed()).isZero();
        }
    }

    @Test
    @Needs(programs = "python3")
    void python_isAnswered() throws Exception {
        try (DatagramServer server =
                Server.datagrams(ServerTest.ANY_PORT).handle(DatagramServerTest::echo)) {
            int port = ((InetEndpoint) server.endpoints().getFirst()).port();
            Finished python =
                    programs.start(
                                    "python3",
                                    "-c",
                                    """
                                    import socket, sys
                                    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                                    s.settimeout(20)
                                    to = ('127.0.0.1', int(sys.argv[1]))
                                    for i in range(200):
                                        s.sendto(b'%d' % i, to)
                                    print(sorted(int(s.recv(100)) for i in range(200))
                                          == list(range(200)))
                                    """,
                                    Integer.toString(port))
                            .await(LONG);
            assertThat(python.out()).as(python.err()).isEqualTo("True\n");
        }
    }

    /// A client that is connected to one address of several takes answers from that alone.
    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.1", "0.0.0.0, 127.0.0.5", "'::', ::1", "'::', 127.0.0.5"})
    void reply_ofAServerOnAnyAddress_comesFromTheOneThatWasAsked(String on, String to)
            throws Exception {
        try (DatagramServer server =
                Server.datagrams(Endpoint.of(on, 0)).handle(DatagramServerTest::echo)) {
            int port = ((InetEndpoint) server.endpoints().getFirst()).port();
            try (Socket client = client(Endpoint.of(to, port))) {
                assertEchoes(client, 10);
            }
        }
    }

    @Test
    void datagram_thatIsTooLong_isCutAndSaysSo() throws Exception {
        try (DatagramServer server =
                        Server.datagrams(ServerTest.ANY_PORT)
                                .maxSize(100)
                                .handle(
                                        request ->
                                                request.reply(
                                                        (request.truncated()
                                                                        + " "
                                                                        + request.fullSize()
                                                                        + " "
                                                                        + request.data().length)
                                                                .getBytes(UTF_8)));
                Socket client = client(server)) {
            client.send(new byte[100]);
            assertThat(new String(client.recv(100), UTF_8)).isEqualTo("false 100 100");
            client.send(new byte[150]);
            assertThat(new String(client.recv(100), UTF_8)).isEqualTo("true 150 100");
        }
    }

    @Test
    void handler_thatThrows_harmsNoOther() throws Exception {
        Heard heard = new Heard();
        try (DatagramServer server =
                        Server.datagrams(ServerTest.ANY_PORT)
                                .reporter(heard)
                                .handle(
                                        request -> {
                                            if (request.data().length == 1) {
                                                throw new StackOverflowError("pretended");
                                            }
                                            echo(request);
                                        });
                Socket client = client(server)) {
            client.send(new byte[1]);
            assertThat(heard.await(ServerEvent.RequestFailed.class).failure())
                    .isInstanceOf(StackOverflowError.class);
            assertEchoes(client, 2);
            assertThat(server.counts().failed()).isEqualTo(1);
        }
    }

    @Test
    void reply_toNobody_isRefused(@TempDir Path directory) throws Exception {
        Heard heard = new Heard();
        try (DatagramServer server =
                        Server.datagrams(UnixEndpoint.path(directory.resolve("s")))
                                .reporter(heard)
                                .handle(DatagramServerTest::echo);
                Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM)) {
            client.connect(server.endpoints().getFirst());
            client.send(new byte[1]);
            assertThat(heard.await(ServerEvent.RequestFailed.class).failure())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nobody can answer");
        }
    }

    /// The limit is exact; what does not fit into the buffer is dropped by the kernel, and counted.
    @Test
    void maxConcurrent_reached_leavesTheRestToTheBuffer() throws Exception {
        Semaphore go = new Semaphore(0);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> served = new CopyOnWriteArrayList<>();
        try (DatagramServer server =
                        Server.datagrams(ServerTest.ANY_PORT)
                                .option(SolSocket.SO_RCVBUF, 10_000)
                                .maxConcurrent(3)
                                .batch(4)
                                .handle(
                                        request -> {
                                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                            go.acquire();
                                            served.add((int) request.data()[0]);
                                            now.decrementAndGet();
                                        });
                Socket client = client(server)) {
            for (int i = 0; i < 100; i++) {
                client.send(new byte[] {(byte) i});
            }
            Heard.until("three are served", () -> now.get() == 3);
            long dropped = server.counts().dropped();
            assertThat(dropped).isPositive();
            go.release(100);
            Heard.until("the rest is", () -> served.size() + dropped == 100);
            assertThat(most).hasValue(3);
            assertThat(server.counts().dropped()).isEqualTo(dropped);
        }
    }

    /// A reply that found nobody comes back as an error of the next receive, at the end too.
    @Test
    void drain_afterAReplyToNobody_servesWhatIsInTheBuffer() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<String> served = new CopyOnWriteArrayList<>();
        Heard heard = new Heard();
        try (DatagramServer server =
                        Server.datagrams(ServerTest.ANY_PORT)
                                .option(SolIp.IP_RECVERR, true)
                                .maxConcurrent(1)
                                .batch(1)
                                .reporter(heard)
                                .handle(
                                        request -> {
                                            String text = new String(request.data(), UTF_8);
                                            if (text.equals("first")) {
                                                go.await();
                                                echo(request);
                                            }
                                            served.add(text);
                                        });
                Socket client = client(server)) {
            try (Socket gone = client(server)) {
                gone.send("first".getBytes(UTF_8));
                Heard.until("it is served", () -> server.counts().received() == 1);
            }
            for (String text : List.of("second", "third", "fourth")) {
                client.send(text.getBytes(UTF_8));
            }
            Thread drainer = Thread.startVirtualThread(() -> server.drain(LONG));
            Heard.until("it drains", server::isDraining);
            go.countDown();
            assertThat(drainer.join(LONG)).isTrue();
            assertThat(served).containsExactly("first", "second", "third", "fourth");
            assertThat(heard.all(ServerEvent.ListenerLost.class)).isEmpty();
            assertThat(heard.all(ServerEvent.Ignored.class))
                    .singleElement()
                    .matches(ignored -> ignored.failure() instanceof ConnectionRefusedException);
        }
    }

    @Test
    void handle_afterAFailure_mayBeTriedAgain() throws Exception {
        DatagramServerBuilder builder;
        Endpoint at;
        try (Socket taken = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            taken.bind(ServerTest.ANY_PORT);
            at = taken.localEndpoint();
            builder = Server.datagrams(ServerTest.ANY_PORT, at);
            assertThatThrownBy(() -> builder.handle(DatagramServerTest::echo))
                    .isInstanceOf(AddressInUseException.class);
        }
        try (DatagramServer server = builder.handle(DatagramServerTest::echo);
                Socket client = client(at)) {
            assertEchoes(client, 3);
            assertThat(server.endpoints()).hasSize(2).contains(at);
            assertThatThrownBy(() -> builder.handle(DatagramServerTest::echo))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drain_servesWhatIsInTheBuffer(boolean unix, @TempDir Path directory) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Endpoint on = unix ? UnixEndpoint.path(directory.resolve("s")) : ServerTest.ANY_PORT;
        try (DatagramServer server =
                        Server.datagrams(on)
                                .maxConcurrent(1)
                                .batch(2)
                                .handle(
                                        request -> {
                                            go.await();
                                            echo(request);
                                        });
                Socket client = client(server)) {
            for (int i = 0; i < 9; i++) { // a Unix socket takes ten
                client.send(new byte[] {(byte) i});
            }
            Heard.until("one is served", () -> server.counts().received() == 1);
            Thread drainer = Thread.startVirtualThread(() -> server.drain(LONG));
            Heard.until("it drains", server::isDraining);
            go.countDown();
            for (int i = 0; i < 9; i++) {
                assertThat(client.recv(10)).hasSize(1);
            }
            assertThat(drainer.join(LONG)).isTrue();
            Drained drained = server.await();
            assertThat(drained.finished()).isEqualTo(9);
            assertThat(drained.isClean()).isTrue();
            assertThat(drained.queued()).isEqualTo(8);
        }
    }

    @Test
    void drain_ofHandlersThatStay_cutsThem() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (DatagramServer server =
                        Server.datagrams(ServerTest.ANY_PORT)
                                .handle(
                                        _ -> {
                                            try {
                                                new CountDownLatch(1).await();
                                            } catch (InterruptedException e) {
                                                interrupted.countDown();
                                            }
                                        });
                Socket client = client(server)) {
            client.send(new byte[1]);
            Heard.until("it is served", () -> server.counts().received() == 1);
            Drained drained = server.drain(Duration.ofMillis(50));
            assertThat(drained.cut()).isEqualTo(1);
            assertThat(drained.finished()).isZero();
            assertThat(drained.running()).isZero();
            assertThat(interrupted.getCount()).isZero();
            assertThat(server.listeners().getFirst().socket().isOpen()).isFalse();
            client.timeout(Duration.ofMillis(100));
            assertThatThrownBy(() -> client.recv(1))
                    .isInstanceOfAny(
                            SocketTimeoutException.class,
                            soquete.error.ConnectionRefusedException.class);
        }
    }

    @Test
    void servers_thatEnded_leaveNoDescriptor() throws Exception {
        run();
        Descriptors before = Descriptors.ofThisProcess();
        for (int i = 0; i < 20; i++) {
            run();
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    private static void run() throws Exception {
        try (DatagramServer server =
                        Server.datagrams(
                                        ServerTest.ANY_PORT,
                                        UnixEndpoint.abstractName("soquete-datagrams"))
                                .receivers(2)
                                .handle(DatagramServerTest::echo);
                Socket udp = client(server.endpoints().getFirst());
                Socket unix = client(server.endpoints().getLast())) {
            assertEchoes(udp, 5);
            assertEchoes(unix, 5);
        }
    }

    @Test
    void socket_ofAnotherType_isRefused() throws Exception {
        try (Socket stream = Socket.server(ServerTest.ANY_PORT)) {
            assertThatThrownBy(() -> Server.datagrams().named("x", stream).handle(_ -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no socket of datagrams");
            assertThat(stream.isOpen()).isTrue();
        }
        assertThatThrownBy(() -> Server.datagrams().handle(_ -> {}))
                .hasMessageContaining("nothing to receive on");
    }
}
