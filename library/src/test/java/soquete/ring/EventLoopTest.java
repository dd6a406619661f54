package soquete.ring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
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
import soquete.error.ConnectionRefusedException;
import soquete.error.ConnectionResetException;
import soquete.error.DeadlineException;
import soquete.message.Shutdown;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.option.SolTcp;
import soquete.testkit.Descriptors;

/// What a loop promises, with either engine.
@Timeout(60)
@ExtendWith(Engines.class)
class EventLoopTest {
    private static final LoopHandler ECHO = LoopConnection::send;

    @TempDir Path directory;

    /// The pollers of virtual threads are there before descriptors are counted: one for each
    /// processor, chosen by the number of the descriptor that is waited for.
    @BeforeAll
    static void startPollers() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
            sockets.addAll(List.of(pair.first(), pair.second()));
        }
        for (int i = 0; i < sockets.size(); i++) {
            Socket waiting = sockets.get(i);
            Thread thread = Thread.ofVirtual().start(() -> receiveOne(waiting));
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            sockets.get(i ^ 1).sendAll(new byte[1]);
            thread.join();
        }
        sockets.forEach(Socket::close);
    }

    private static void receiveOne(Socket socket) {
        try {
            socket.recvExactly(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Endpoints of every family with streams that needs nothing but this machine.
    private List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("127.0.0.1", 0),
                Endpoint.of("::1", 0),
                Endpoint.parse("unix:" + directory.resolve("s")));
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void echo_anySize_comesBackByteForByte(LoopOptions options) throws Exception {
        Random random = new Random(1);
        for (Endpoint endpoint : endpoints()) {
            try (EventLoop loop = EventLoop.open(options);
                    LoopListener listener = loop.listen(Socket.server(endpoint), () -> ECHO);
                    Socket client = Socket.client(listener.endpoint())) {
                for (int size : new int[] {1, 63, 1023, 1024, 16 * 1024, 65536, 65537, 3_000_000}) {
                    byte[] data = new byte[size];
                    random.nextBytes(data);
                    Thread sender = Thread.ofVirtual().start(() -> sendAll(client, data));
                    assertThat(client.recvExactly(size)).isEqualTo(data);
                    sender.join();
                }
            }
        }
    }

    private static void sendAll(Socket socket, byte[] data) {
        try {
            socket.sendAll(data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void halfClose_whatWasSentStillComesBack_thenTheEnd(LoopOptions options) throws Exception {
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) throws IOException {
                        c.send(data);
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            byte[] data = new byte[100_000];
            new Random(2).nextBytes(data);
            client.sendAll(data);
            client.shutdown(Shutdown.SHUT_WR);
            assertThat(client.recvExactly(data.length)).isEqualTo(data);
            assertThat(client.recv(1)).isEmpty();
            assertThat(handler.why()).isNull();
            assertThat(handler.ended).isCompletedWithValue(true);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void shutdownOutput_afterSends_peerSeesAllThenTheEndAndCanStillSend(LoopOptions options)
            throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.send(new byte[300_000]);
                        c.shutdownOutput();
                        assertThatThrownBy(() -> c.send(new byte[1]))
                                .isInstanceOf(ClosedChannelException.class);
                    }

                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) {
                        byte[] bytes = new byte[data.remaining()];
                        data.get(bytes);
                        late.complete(new String(bytes, UTF_8));
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            assertThat(client.recvExactly(300_000)).containsOnly(0);
            assertThat(client.recv(1)).isEmpty();
            client.sendAll("still here".getBytes(UTF_8));
            assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo("still here");
            client.close();
            assertThat(handler.why()).isNull();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void reset_ofThePeer_endsWithThatReason(LoopOptions options) throws Exception {
        Recorded handler = new Recorded();
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> handler)) {
            Socket client = Socket.client(listener.endpoint());
            handler.connection();
            client.set(SolSocket.SO_LINGER, new Linger(true, 0));
            client.close();
            assertThat(handler.why()).isInstanceOf(ConnectionResetException.class);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void handler_thatThrows_endsItsConnectionAlone(LoopOptions options) throws Exception {
        IllegalStateException bug = new IllegalStateException("a bug");
        Recorded failing =
                new Recorded() {
                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) {
                        throw bug;
                    }
                };
        AtomicInteger turn = new AtomicInteger();
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(
                                Socket.server(Endpoint.of("127.0.0.1", 0)),
                                () -> turn.getAndIncrement() == 0 ? failing : ECHO);
                Socket first = Socket.client(listener.endpoint())) {
            failing.connection();
            try (Socket second = Socket.client(listener.endpoint())) {
                first.sendAll(new byte[1]);
                assertThat(failing.why()).hasCause(bug);
                assertThat(first.recv(1)).isEmpty();
                second.sendAll(new byte[] {7});
                assertThat(second.recvExactly(1)).containsExactly(7);
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void slowReader_isNotSentMoreThanTheHighWaterMark_andGetsEverything(LoopOptions options)
            throws Exception {
        int total = 20_000_000;
        AtomicReference<Long> most = new AtomicReference<>(0L);
        AtomicInteger pauses = new AtomicInteger();
        LoopHandler producer =
                new LoopHandler() {
                    private int made;

                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        produce(c);
                    }

                    @Override
                    public void onWritable(LoopConnection c) throws IOException {
                        pauses.incrementAndGet();
                        produce(c);
                    }

                    private void produce(LoopConnection c) throws IOException {
                        byte[] piece = new byte[10_000];
                        boolean more = true;
                        while (more && made < total) {
                            for (int i = 0; i < piece.length; i++) {
                                piece[i] = (byte) ((made + i) % 251);
                            }
                            made += piece.length;
                            more = c.send(piece);
                            most.set(Math.max(most.get(), c.waiting()));
                        }
                        if (made == total) {
                            c.close();
                        }
                    }

                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) {}
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> producer);
                Socket client = Socket.client(listener.endpoint())) {
            while (most.get() <= options.highWater()) {
                Thread.onSpinWait(); // the client begins when nobody takes any more
            }
            byte[] all = client.recvExactly(total);
            for (int i = 0; i < total; i++) {
                if (all[i] != (byte) (i % 251)) {
                    throw new AssertionError("wrong byte at " + i);
                }
            }
            assertThat(client.recv(1)).isEmpty();
        }
        assertThat(most.get()).isBetween(1L, options.highWater() + 10_000L);
        assertThat(pauses).hasPositiveValue();
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void echo_toAPeerThatDoesNotRead_holdsReading(LoopOptions options) throws Exception {
        CompletableFuture<LoopConnection> opened = new CompletableFuture<>();
        LoopHandler echo =
                new LoopHandler() {
                    @Override
                    public void onOpen(LoopConnection c) {
                        opened.complete(c);
                    }

                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) throws IOException {
                        c.send(data);
                    }
                };
        byte[] data = new byte[24_000_000];
        new Random(3).nextBytes(data);
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> echo);
                Socket client = Socket.client(listener.endpoint())) {
            client.timeout(Duration.ofMillis(300));
            int sent = 0;
            try {
                client.sendAll(data);
                sent = data.length;
            } catch (DeadlineException e) {
                sent = (int) e.progress().transferred();
            }
            LoopConnection connection = opened.get(10, TimeUnit.SECONDS);
            long waiting = onLoop(loop, connection::waiting);
            assertThat(waiting).isLessThanOrEqualTo(options.highWater() + 32L * options.buffer());
            client.timeout(Duration.ofSeconds(30));
            int rest = sent;
            Thread sender =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            client.sendAll(data, rest, data.length - rest);
                                        } catch (IOException e) {
                                            throw new AssertionError(e);
                                        }
                                    });
            assertThat(client.recvExactly(data.length)).isEqualTo(data);
            sender.join();
        }
    }

    private static <T> T onLoop(EventLoop loop, Callable<T> work) throws IOException {
        return loop.call(work);
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void pauseReading_dataWaitInTheKernel_resumeDeliversThem(LoopOptions options) throws Exception {
        AtomicInteger came = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(1);
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.pauseReading();
                        super.onOpen(c);
                    }

                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) {
                        if (came.addAndGet(data.remaining()) == 5000) {
                            all.countDown();
                        }
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            LoopConnection connection = handler.connection();
            client.sendAll(new byte[5000]);
            for (int i = 0; i < 20; i++) {
                onLoop(loop, () -> null); // the loop has gone round with the data there
            }
            assertThat(came).hasValue(0);
            loop.execute(connection::resumeReading);
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void close_sendsWhatWaits_thenEnds(LoopOptions options) throws Exception {
        byte[] data = new byte[8_000_000];
        new Random(4).nextBytes(data);
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.send(data);
                        c.close();
                        c.close();
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            assertThat(client.recvExactly(data.length)).isEqualTo(data);
            assertThat(client.recv(1)).isEmpty();
            assertThat(handler.why()).isNull();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void close_towardsAPeerThatNeverReads_endsAtTheLimit(LoopOptions options) throws Exception {
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.send(new byte[32_000_000]);
                        c.close();
                    }
                };
        LoopOptions hasty = options.withCloseLimit(Duration.ofMillis(100));
        try (EventLoop loop = EventLoop.open(hasty);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            assertThat(handler.why()).isInstanceOf(DeadlineException.class);
            assertThat(client.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void connect_succeedsOrIsRefused_andTheHandlerIsTold(LoopOptions options) throws Exception {
        for (Endpoint endpoint : endpoints()) {
            try (EventLoop loop = EventLoop.open(options);
                    Socket server = Socket.server(endpoint)) {
                Recorded good = new Recorded();
                loop.connect(server.localEndpoint(), good);
                try (Socket peer = server.accept()) {
                    LoopConnection connection = good.connection();
                    loop.execute(() -> sendByte(connection));
                    assertThat(peer.recvExactly(1)).containsExactly(42);
                    assertThat(onLoop(loop, connection::remoteEndpoint))
                            .isEqualTo(server.localEndpoint());
                }
                assertThat(good.why()).isNull();
            }
        }
        try (EventLoop loop = EventLoop.open(options)) {
            Endpoint nobody;
            try (Socket gone = Socket.server(Endpoint.of("127.0.0.1", 0))) {
                nobody = gone.localEndpoint();
            }
            Recorded bad = new Recorded();
            loop.connect(nobody, bad);
            assertThat(bad.why()).isInstanceOf(ConnectionRefusedException.class);
            assertThat(bad.opened).isNotDone();
        }
    }

    private static void sendByte(LoopConnection connection) {
        try {
            connection.send(new byte[] {42});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void loopClose_endsEverything_andLeavesNoDescriptor(LoopOptions options) throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        List<Recorded> handlers = new ArrayList<>();
        List<Socket> clients = new ArrayList<>();
        EventLoop loop = EventLoop.open(options);
        LoopListener listener =
                loop.listen(
                        Socket.server(Endpoint.of("127.0.0.1", 0)),
                        () -> {
                            Recorded made = new Recorded();
                            handlers.add(made);
                            return made;
                        });
        for (int i = 0; i < 50; i++) {
            clients.add(Socket.client(listener.endpoint()));
        }
        while (loop.connections() < 50) {
            Thread.onSpinWait();
        }
        loop.close();
        loop.close();
        for (Recorded handler : handlers) {
            assertThat(handler.why()).isInstanceOf(AsynchronousCloseException.class);
        }
        for (Socket client : clients) {
            assertThat(client.recv(1)).isEmpty();
            client.close();
        }
        listener.close();
        before.assertNoneAdded(Duration.ofSeconds(5));
        assertThatThrownBy(() -> loop.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("is closed");
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void timers_runInOrder_neverEarly_andCancelledOnesNot(LoopOptions options) throws Exception {
        try (EventLoop loop = EventLoop.open(options)) {
            List<Integer> ran = new ArrayList<>();
            CountDownLatch last = new CountDownLatch(1);
            long begin = System.nanoTime();
            loop.execute(
                    () -> {
                        List<LoopTimer> cancelled = new ArrayList<>();
                        Random random = new Random(5);
                        for (int i = 0; i < 1000; i++) {
                            int delay = random.nextInt(50);
                            cancelled.add(
                                    loop.schedule(Duration.ofMillis(delay), () -> ran.add(-1)));
                        }
                        for (int delay : new int[] {30, 10, 20, 40, 0}) {
                            loop.schedule(
                                    Duration.ofMillis(delay),
                                    () -> {
                                        assertThat(System.nanoTime() - begin)
                                                .isGreaterThanOrEqualTo(delay * 1_000_000L);
                                        ran.add(delay);
                                    });
                        }
                        cancelled.forEach(timer -> assertThat(timer.cancel()).isTrue());
                        cancelled.forEach(timer -> assertThat(timer.cancel()).isFalse());
                        loop.schedule(Duration.ofMillis(60), last::countDown);
                    });
            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ran).containsExactly(0, 10, 20, 30, 40);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void tasks_fromManyThreads_allRunInTheOrderOfEach(LoopOptions options) throws Exception {
        int threads = 4;
        int each = 20_000;
        try (EventLoop loop = EventLoop.open(options)) {
            int[] next = new int[threads];
            AtomicInteger wrong = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(threads * each);
            for (int t = 0; t < threads; t++) {
                int thread = t;
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = 0; i < each; i++) {
                                        int number = i;
                                        loop.execute(
                                                () -> {
                                                    if (next[thread]++ != number) {
                                                        wrong.incrementAndGet();
                                                    }
                                                    done.countDown();
                                                });
                                    }
                                });
            }
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(wrong).hasValue(0);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void task_thatIsGivenWhileTheLoopFallsAsleep_isNotLost(LoopOptions options) throws Exception {
        try (EventLoop loop = EventLoop.open(options)) {
            for (int i = 0; i < 20_000; i++) {
                onLoop(loop, () -> null); // with a lost wake-up this would never return
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void anotherThread_isRefusedWithTheWayOut(LoopOptions options) throws Exception {
        Recorded handler = new Recorded();
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            assertThat(client.isOpen()).isTrue();
            LoopConnection connection = handler.connection();
            assertThatThrownBy(() -> connection.send(new byte[1]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("EventLoop.execute");
            assertThatThrownBy(connection::close).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> loop.schedule(Duration.ZERO, () -> {}))
                    .isInstanceOf(IllegalStateException.class);
            try (Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
                assertThatThrownBy(() -> loop.listen(udp, () -> handler))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("datagrams()");
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void duplicate_isForOptions_andDoesNotKeepEventsAlive(LoopOptions options) throws Exception {
        Recorded handler = new Recorded();
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(Socket.server(Endpoint.of("127.0.0.1", 0)), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            LoopConnection connection = handler.connection();
            try (Socket duplicate = onLoop(loop, connection::duplicate)) {
                duplicate.set(SolTcp.TCP_NODELAY, true);
                assertThat(duplicate.get(SolTcp.TCP_NODELAY)).isTrue();
                loop.execute(connection::close);
                assertThat(handler.why()).isNull();
                client.sendAll(new byte[] {9}); // an event for nobody
                assertThat(duplicate.recvExactly(1)).containsExactly(9);
                onLoop(loop, () -> null);
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void datagrams_areAnsweredInBatches(LoopOptions options) throws Exception {
        DatagramHandler echo =
                (socket, messages) -> {
                    for (int i = 0; i < messages.received(); i++) {
                        messages.reply(i);
                    }
                    int sent = socket.send(messages, 0, messages.received());
                    if (sent < messages.received()) {
                        throw new IOException("no room on loopback");
                    }
                };
        Socket server = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        server.bind(Endpoint.of("127.0.0.1", 0));
        Endpoint to = server.localEndpoint();
        try (EventLoop loop = EventLoop.open(options);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            loop.datagrams(server, echo, 16, 2000);
            client.timeout(Duration.ofSeconds(10));
            client.connect(to);
            for (int round = 0; round < 200; round++) {
                for (int i = 0; i < 20; i++) {
                    client.send(new byte[] {(byte) round, (byte) i, 0});
                }
                for (int i = 0; i < 20; i++) {
                    assertThat(client.recv(10)).containsExactly(round, i, 0);
                }
            }
        }
        assertThat(server.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void datagrams_whereThereIsNoRoom_areSentOnWhenThereIs(LoopOptions options) throws Exception {
        int total = 500;
        SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_DGRAM);
        DatagramHandler producer =
                new DatagramHandler() {
                    private int made;
                    private final MessageBatch one = MessageBatch.of(1, 10);

                    @Override
                    public void onMessages(LoopDatagrams socket, MessageBatch messages)
                            throws IOException {
                        onWritable(socket);
                    }

                    @Override
                    public void onWritable(LoopDatagrams socket) throws IOException {
                        while (made < total) {
                            one.put(0, new byte[] {(byte) made, (byte) (made >> 8)});
                            if (socket.send(one, 0, 1) == 0) {
                                return;
                            }
                            made++;
                        }
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                Socket peer = pair.second()) {
            loop.datagrams(pair.first(), producer, 4, 100);
            peer.timeout(Duration.ofSeconds(10));
            peer.send(new byte[] {1});
            for (int i = 0; i < total; i++) {
                assertThat(peer.recv(10)).containsExactly((byte) i, (byte) (i >> 8));
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void manyConnections_thatComeAndGo_neverMeetEachOthersBytes(LoopOptions options)
            throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger rounds = new AtomicInteger();
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(
                                Socket.server(Endpoint.of("127.0.0.1", 0)),
                                () -> new ClosingEcho(wrong))) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                int seed = t;
                threads.add(
                        Thread.ofVirtual()
                                .start(() -> visit(listener.endpoint(), seed, wrong, rounds)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            while (loop.connections() > 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(wrong).hasValue(0);
        assertThat(rounds).hasValueGreaterThan(1000);
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    /// A client's life: connects, says its number again and again, and leaves in different ways.
    private static void visit(Endpoint to, int seed, AtomicInteger wrong, AtomicInteger rounds) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            byte mark = (byte) random.nextInt();
            try (Socket client = Socket.client(to)) {
                int turns = 1 + random.nextInt(5);
                for (int i = 0; i < turns; i++) {
                    byte[] data = new byte[1 + random.nextInt(3000)];
                    Arrays.fill(data, mark);
                    client.sendAll(data);
                    if (random.nextInt(4) != 0) {
                        for (byte b : client.recvExactly(data.length)) {
                            if (b != mark) {
                                wrong.incrementAndGet();
                            }
                        }
                    } else {
                        break; // leaves with an answer unread: a reset
                    }
                }
                rounds.incrementAndGet();
            } catch (IOException e) {
                wrong.incrementAndGet();
            }
        }
    }

    /// Echoes, and looks that one connection says only one thing.
    private static final class ClosingEcho implements LoopHandler {
        private final AtomicInteger wrong;
        private @Nullable Byte mark;

        ClosingEcho(AtomicInteger wrong) {
            this.wrong = wrong;
        }

        @Override
        public void onData(LoopConnection connection, ByteBuffer data) throws IOException {
            for (int i = data.position(); i < data.limit(); i++) {
                if (mark == null) {
                    mark = data.get(i);
                } else if (mark != data.get(i)) {
                    wrong.incrementAndGet();
                }
            }
            connection.send(data);
        }
    }
}
