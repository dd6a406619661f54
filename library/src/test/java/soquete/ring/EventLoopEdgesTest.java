package soquete.ring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import soquete.MessageBatch;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.AddressInUseException;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.option.SolTcp;

/// What happens seldom on a loop, with either engine.
@Timeout(60)
@ExtendWith(Engines.class)
class EventLoopEdgesTest {
    private static final Endpoint LOOPBACK = Endpoint.of("127.0.0.1", 0);

    @TempDir Path directory;

    /// Holds the loop until the latch is open, so that what happens meanwhile is there at once.
    static CountDownLatch hold(EventLoop loop) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        loop.execute(
                () -> {
                    held.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
        held.await();
        return go;
    }

    /// Collects what comes.
    private static final class Collecting extends Recorded {
        private final BlockingQueue<Byte> bytes = new LinkedBlockingQueue<>();

        @Override
        public void onData(LoopConnection c, ByteBuffer data) {
            while (data.hasRemaining()) {
                bytes.add(data.get());
            }
        }

        String next(int count) throws InterruptedException {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < count; i++) {
                Byte next = bytes.poll(10, TimeUnit.SECONDS);
                all.append(next == null ? "…" : (char) (byte) next);
                if (next == null) {
                    break;
                }
            }
            return all.toString();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void urgentData_betweenOthers_doesNotHoldBackWhatFollows(LoopOptions options) throws Exception {
        Collecting handler = new Collecting();
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            handler.connection();
            CountDownLatch go = hold(loop);
            client.sendAll("abc".getBytes(UTF_8));
            client.send("!".getBytes(UTF_8), MsgFlags.MSG_OOB);
            client.sendAll("def".getBytes(UTF_8));
            go.countDown();
            assertThat(handler.next(6)).isEqualTo("abcdef");
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void descriptors_ofAUnixPeer_doNotHoldBackWhatFollows(LoopOptions options) throws Exception {
        Collecting handler = new Collecting();
        Endpoint at = Endpoint.parse("unix:" + directory.resolve("s"));
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(at), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            handler.connection();
            CountDownLatch go = hold(loop);
            client.sendFds("abc".getBytes(UTF_8), client.fd());
            client.sendAll("def".getBytes(UTF_8));
            go.countDown();
            assertThat(handler.next(6)).isEqualTo("abcdef");
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void byteOrder_setByOneHandler_isNotThatOfTheNext(LoopOptions options) throws Exception {
        BlockingQueue<ByteOrder> orders = new LinkedBlockingQueue<>();
        LoopHandler handler =
                (connection, data) -> {
                    orders.add(data.order());
                    data.order(ByteOrder.LITTLE_ENDIAN);
                    connection.send(data);
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            for (int i = 0; i < 300; i++) { // more than there are buffers
                client.sendAll(new byte[1]);
                client.recvExactly(1);
            }
        }
        assertThat(orders).hasSize(300).containsOnly(ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void pauseAndResume_inOnOpenOfAConnect_leaveOneReceiveThatCanBePaused(LoopOptions options)
            throws Exception {
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.pauseReading();
                        c.resumeReading();
                        super.onOpen(c);
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                Socket server = Socket.server(LOOPBACK)) {
            loop.connect(server.localEndpoint(), handler);
            try (Socket peer = server.accept()) {
                LoopConnection connection = handler.connection();
                loop.execute(connection::pauseReading);
                loop.call(() -> null);
                peer.timeout(Duration.ofSeconds(1));
                assertThatThrownBy(() -> peer.sendAll(new byte[64_000_000]))
                        .as("nobody reads")
                        .isInstanceOf(DeadlineException.class);
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closeLimit_forEver_isNoLimit(LoopOptions options) throws Exception {
        int size = 16_000_000;
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.send(new byte[size]);
                        c.close();
                        super.onOpen(c);
                    }
                };
        LoopOptions patient = options.withCloseLimit(ChronoUnit.FOREVER.getDuration());
        try (EventLoop loop = EventLoop.open(patient);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            handler.connection();
            loop.call(() -> null);
            assertThat(client.recvExactly(size)).hasSize(size);
            assertThat(handler.why()).isNull();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void datagrams_closed_giveTheirPortBack(LoopOptions options) throws Exception {
        Socket server = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        server.bind(LOOPBACK);
        Endpoint at = server.localEndpoint();
        try (EventLoop loop = EventLoop.open(options)) {
            LoopDatagrams made = loop.datagrams(server, (socket, messages) -> {}, 4, 100);
            loop.execute(made::close);
            loop.call(() -> null);
            long end = System.nanoTime() + 5_000_000_000L;
            boolean bound = false;
            while (!bound && System.nanoTime() < end) {
                try (Socket next = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
                    next.bind(at);
                    bound = true;
                } catch (AddressInUseException e) {
                    loop.call(() -> null); // the ring lets go when it has its turn
                }
            }
            assertThat(bound).as("bound to " + at + " again").isTrue();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void datagrams_thatNeverEnd_leaveOthersTheirTurn(LoopOptions options) throws Exception {
        Socket server = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        server.bind(LOOPBACK);
        Endpoint at = server.localEndpoint();
        server.connect(at);
        AtomicInteger rounds = new AtomicInteger();
        MessageBatch one = MessageBatch.of(1, 10);
        one.put(0, new byte[] {1});
        DatagramHandler toItself =
                (socket, messages) -> {
                    rounds.incrementAndGet();
                    socket.send(one, 0, 1);
                };
        try (EventLoop loop = EventLoop.open(options)) {
            LoopDatagrams made = loop.datagrams(server, toItself, 1, 10);
            loop.execute(
                    () -> {
                        try {
                            made.send(one, 0, 1);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            while (rounds.get() < 1000) {
                Thread.onSpinWait();
            }
            CompletableFuture<Boolean> turn = new CompletableFuture<>();
            loop.execute(() -> turn.complete(true));
            try {
                assertThat(turn.get(10, TimeUnit.SECONDS)).isTrue();
            } finally {
                server.close(); // or the loop would never end
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void listener_pausedAndResumedAtOnce_stillAccepts(LoopOptions options) throws Exception {
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(LOOPBACK), () -> LoopConnection::send)) {
            for (int i = 0; i < 50; i++) {
                CountDownLatch go = hold(loop);
                listener.pause();
                listener.resume();
                listener.pause();
                listener.resume();
                go.countDown();
                try (Socket client = Socket.client(listener.endpoint())) {
                    client.timeout(Duration.ofSeconds(10));
                    client.sendAll(new byte[] {(byte) i});
                    assertThat(client.recvExactly(1)).containsExactly(i);
                }
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void fullConnection_whosePeerResets_ends(LoopOptions options) throws Exception {
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.send(new byte[32_000_000]);
                        super.onOpen(c);
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler)) {
            Socket client = Socket.client(listener.endpoint());
            handler.connection();
            client.set(SolSocket.SO_LINGER, new Linger(true, 0));
            client.close();
            assertThat(handler.why()).isInstanceOf(ErrnoException.class);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void pausedConnection_whosePeerResets_endsWhenReadingGoesOn(LoopOptions options)
            throws Exception {
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.pauseReading();
                        super.onOpen(c);
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler)) {
            Socket client = Socket.client(listener.endpoint());
            LoopConnection connection = handler.connection();
            loop.call(() -> null);
            client.set(SolSocket.SO_LINGER, new Linger(true, 0));
            client.close();
            loop.call(() -> null);
            loop.execute(connection::resumeReading);
            assertThat(handler.why()).isInstanceOf(ErrnoException.class);
        }
    }

    /// A receive by a thread of the kernel ends with an error and a buffer.
    @Test
    void errorThatComesWithABuffer_isNotMissed_norTheBuffer() throws Exception {
        Rings.assume();
        Recorded handler = new Recorded();
        try (EventLoop loop = EventLoop.open(LoopOptions.RING);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            LoopConnection connection = handler.connection();
            loop.execute(connection::pauseReading);
            RingConnection state = (RingConnection) Objects.requireNonNull(connection.driverState);
            RingDriver driver = (RingDriver) loop.driver();
            while (loop.call(() -> state.receive) != 0) {
                Thread.onSpinWait();
            }
            client.set(SolSocket.SO_LINGER, new Linger(true, 0));
            client.close();
            loop.call(
                    () -> {
                        state.underWay++;
                        state.receive =
                                driver.ring
                                        .async()
                                        .recv(
                                                RingDriver.RECEIVE | connection.number,
                                                connection.fd,
                                                driver.receiving.buffers,
                                                0,
                                                MsgFlags.NONE);
                        return null;
                    });
            while (loop.call(() -> state.receive) != 0) {
                Thread.onSpinWait();
            }
            assertThat(loop.call(driver.receiving.buffers::lent)).isZero();
            loop.execute(connection::resumeReading);
            assertThat(handler.why())
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ECONNRESET");
        }
    }

    /// More at once than a ring has buffers for: those that got none have their turn afterwards.
    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void dataOfManyConnections_atOnce_reachesEach(LoopOptions options) throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(LOOPBACK), () -> LoopConnection::send)) {
            for (int i = 0; i < 700; i++) {
                clients.add(Socket.client(listener.endpoint()));
            }
            while (loop.connections() < clients.size()) {
                loop.call(() -> null);
            }
            for (int round = 0; round < 3; round++) {
                CountDownLatch go = hold(loop);
                for (int i = 0; i < clients.size(); i++) {
                    clients.get(i).sendAll(new byte[] {(byte) i, (byte) (i >> 8), (byte) round});
                }
                go.countDown();
                for (int i = 0; i < clients.size(); i++) {
                    assertThat(clients.get(i).recvExactly(3))
                            .containsExactly((byte) i, (byte) (i >> 8), (byte) round);
                }
            }
        } finally {
            clients.forEach(Socket::close);
        }
    }

    /// What a handler sends while it is called goes to the kernel together.
    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void sends_ofOneCall_areOneSegment(LoopOptions options) throws Exception {
        LoopHandler handler =
                (c, data) -> {
                    for (int i = 0; i < 100; i++) {
                        c.send(new byte[10]);
                    }
                };
        Socket server = Socket.server(LOOPBACK);
        server.set(SolTcp.TCP_NODELAY, true);
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(server, () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            for (int round = 1; round <= 20; round++) {
                client.sendAll(new byte[1]);
                assertThat(client.recvExactly(1000)).hasSize(1000);
                assertThat(client.get(SolTcp.TCP_INFO).dataSegsIn()).hasValue(round);
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void handlers_thatThrowAnywhere_endTheirConnection(LoopOptions options) throws Exception {
        IllegalStateException bug = new IllegalStateException("a bug");
        Recorded inOnOpen =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) {
                        throw bug;
                    }
                };
        Recorded inOnEnd =
                new Recorded() {
                    @Override
                    public void onEnd(LoopConnection c) {
                        throw bug;
                    }
                };
        Recorded inOnWritable =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.send(new byte[40_000_000]); // more than both ends can hold
                    }

                    @Override
                    public void onWritable(LoopConnection c) {
                        throw bug;
                    }
                };
        List<Recorded> all = List.of(inOnOpen, inOnEnd, inOnWritable);
        AtomicInteger next = new AtomicInteger();
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(
                                Socket.server(LOOPBACK), () -> all.get(next.getAndIncrement()))) {
            try (Socket client = Socket.client(listener.endpoint())) {
                assertThat(inOnOpen.why()).hasCause(bug);
                assertThat(client.recv(1)).isEmpty();
            }
            Socket.client(listener.endpoint()).close();
            assertThat(inOnEnd.why()).hasCause(bug);
            try (Socket client = Socket.client(listener.endpoint())) {
                byte[] some = new byte[100_000];
                while (!inOnWritable.isClosed() && client.recv(some, 0, some.length) > 0) {
                    // until it has taken enough
                }
                assertThat(inOnWritable.why()).hasCause(bug);
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void send_afterClose_isRefused_andWhatWasSentBeforeArrives(LoopOptions options)
            throws Exception {
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) throws IOException {
                        c.send(new byte[] {1, 2});
                        c.close();
                        try {
                            c.send(new byte[5000]);
                        } catch (ClosedChannelException e) {
                            refused.complete(e);
                        }
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            client.sendAll(new byte[1]);
            assertThat(client.recvExactly(2)).containsExactly(1, 2);
            assertThat(client.recv(1)).isEmpty();
            assertThat(refused).isCompleted();
            assertThat(handler.why()).isNull();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void heldData_thenTheEnd_comeInOrderAfterResume(LoopOptions options) throws Exception {
        SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        StringBuilder events = new StringBuilder();
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) {
                        boolean first = events.isEmpty();
                        events.append(data.remaining()).append(' ');
                        if (first) {
                            c.pauseReading();
                            c.loop().schedule(Duration.ofMillis(50), c::resumeReading);
                        }
                    }

                    @Override
                    public void onEnd(LoopConnection c) throws IOException {
                        events.append("end");
                        super.onEnd(c);
                    }
                };
        try (EventLoop loop = EventLoop.open(options)) {
            loop.adopt(pair.first(), handler);
            CountDownLatch go = hold(loop);
            pair.second().sendAll(new byte[options.buffer()]);
            pair.second().sendAll(new byte[10]);
            pair.second().close();
            go.countDown();
            assertThat(handler.why()).isNull();
            assertThat(events.toString()).endsWith("end");
            int sum = 0;
            for (String part : events.toString().split(" ", -1)) {
                sum += part.equals("end") ? 0 : Integer.parseInt(part);
            }
            assertThat(sum).isEqualTo(options.buffer() + 10);
        }
    }
}
