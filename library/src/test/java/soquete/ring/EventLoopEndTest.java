package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.option.SolSocket;
import soquete.testkit.Descriptors;

/// How a loop ends, with either engine: asked to, or because it failed.
@Timeout(60)
@ExtendWith(Engines.class)
class EventLoopEndTest {
    private static final Endpoint LOOPBACK = Endpoint.of("127.0.0.1", 0);

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closedLoop_refusesSockets_whichStayTheCallers(LoopOptions options) throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        EventLoop loop = EventLoop.open(options);
        loop.close();
        try (Socket listener = Socket.server(LOOPBACK);
                Socket client = Socket.client(listener.localEndpoint());
                Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            assertThatThrownBy(() -> loop.listen(listener, Recorded::new))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> loop.adopt(client, new Recorded()))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> loop.datagrams(udp, (s, m) -> {}, 1, 1))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> loop.connect(listener.localEndpoint(), new Recorded()))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThat(List.of(listener.isOpen(), client.isOpen(), udp.isOpen()))
                    .containsOnly(true);
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void onClose_whileTheLoopEnds_mayNotBeginAnything(LoopOptions options) throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        AtomicReference<@Nullable LoopListener> listening = new AtomicReference<>();
        CompletableFuture<List<Throwable>> refused = new CompletableFuture<>();
        CompletableFuture<Integer> type = new CompletableFuture<>();
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onClose(LoopConnection c, @Nullable IOException why) {
                        super.onClose(c, why);
                        refused.complete(beginAll(c.loop()));
                        try {
                            type.complete(reuse(listening.get()));
                        } catch (IOException e) {
                            type.completeExceptionally(e);
                        }
                    }
                };
        EventLoop loop = EventLoop.open(options);
        LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
        listening.set(listener);
        try (Socket client = Socket.client(listener.endpoint())) {
            handler.connection();
            loop.close();
            assertThat(client.recv(1)).isEmpty();
        }
        assertThat(refused.get(10, TimeUnit.SECONDS))
                .hasSize(3)
                .allSatisfy(t -> assertThat(t).isInstanceOf(RejectedExecutionException.class));
        assertThat(type.get(10, TimeUnit.SECONDS)).isEqualTo(SocketType.SOCK_STREAM.number());
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    private static List<Throwable> beginAll(EventLoop loop) {
        List<Throwable> failures = new ArrayList<>();
        try (Socket listener = Socket.server(LOOPBACK);
                Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            try {
                loop.listen(listener, Recorded::new);
            } catch (RejectedExecutionException e) {
                failures.add(e);
            }
            try {
                loop.datagrams(udp, (s, m) -> {}, 1, 1);
            } catch (RejectedExecutionException e) {
                failures.add(e);
            }
            try {
                loop.connect(listener.localEndpoint(), new Recorded());
            } catch (RejectedExecutionException e) {
                failures.add(e);
            }
        } catch (IOException e) {
            failures.add(e);
        }
        return failures;
    }

    /// Closes a listener that the loop has closed, while its number is that of another socket.
    private static int reuse(@Nullable LoopListener listener) throws IOException {
        List<Socket> made = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
                made.add(socket);
                if (listener != null && socket.fd() == listener.fd) {
                    break;
                }
            }
            if (listener != null) {
                listener.close();
            }
            return made.getLast().get(SolSocket.SO_TYPE).number();
        } finally {
            made.forEach(Socket::close);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void close_withConnectionsInEveryState_tellsAllAndLeavesNoDescriptor(LoopOptions options)
            throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        Recorded connecting = new Recorded();
        Recorded paused =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.pauseReading();
                        super.onOpen(c);
                    }
                };
        Recorded full =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.send(new byte[16_000_000]);
                        super.onOpen(c);
                    }
                };
        Recorded closing =
                new Recorded() {
                    @Override
                    public void onOpen(LoopConnection c) throws IOException {
                        c.send(new byte[16_000_000]);
                        c.close();
                        super.onOpen(c);
                    }
                };
        try (Socket busy = Socket.server(LOOPBACK, 0);
                Socket server = Socket.server(LOOPBACK)) {
            EventLoop loop = EventLoop.open(options);
            List<Socket> others = new ArrayList<>();
            others.add(Socket.client(busy.localEndpoint())); // its queue is full now
            loop.connect(busy.localEndpoint(), connecting);
            for (Recorded handler : List.of(paused, full, closing)) {
                loop.connect(server.localEndpoint(), handler);
                others.add(server.accept());
                handler.connection();
            }
            others.get(1).sendAll(new byte[1000]);
            LoopListener resting = loop.listen(Socket.server(LOOPBACK), Recorded::new);
            resting.pause();
            loop.call(() -> null);
            resting.close();
            loop.close();
            for (Recorded handler : List.of(paused, full, closing)) {
                assertThat(handler.why()).isInstanceOf(AsynchronousCloseException.class);
            }
            assertThat(connecting.why()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(connecting.opened).isNotDone();
            assertThat(loop.connections()).isZero();
            others.forEach(Socket::close);
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void loopThatFails_runsWhatItWasGiven_tellsItsHandlers_andLeavesNoDescriptor(
            LoopOptions options) throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        Recorded handler = new Recorded();
        EventLoop loop = EventLoop.open(options);
        LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
        try (Socket client = Socket.client(listener.endpoint());
                Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            handler.connection();
            loop.datagrams(udp, (s, m) -> {}, 1, 10);
            CompletableFuture<Boolean> last = new CompletableFuture<>();
            loop.execute(
                    () -> {
                        fail(loop.driver());
                        for (int i = 0; i < 1100; i++) { // more than one turn runs
                            loop.execute(() -> {});
                        }
                        loop.execute(() -> last.complete(true));
                    });
            assertThat(last.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(handler.why()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(client.recv(1)).isEmpty();
            loop.close();
            assertThat(udp.isOpen()).isFalse();
            listener.close();
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    /// As if the kernel never ended an operation that was cancelled.
    @Test
    void operationThatNeverEnds_doesNotHoldTheLoop() throws Exception {
        Rings.assume();
        Descriptors before = Descriptors.ofThisProcess();
        int retained = Retained.count();
        Recorded stuck = new Recorded();
        Recorded other = new Recorded();
        EventLoop loop = EventLoop.open(LoopOptions.RING);
        try (Socket server = Socket.server(LOOPBACK)) {
            loop.connect(server.localEndpoint(), stuck);
            loop.connect(server.localEndpoint(), other);
            try (Socket first = server.accept();
                    Socket second = server.accept()) {
                LoopConnection connection = stuck.connection();
                other.connection();
                loop.call(
                        () -> {
                            if (connection.driverState instanceof RingConnection state) {
                                state.underWay++;
                            }
                            return null;
                        });
                long begin = System.nanoTime();
                loop.close();
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
                assertThat(stuck.why()).isInstanceOf(AsynchronousCloseException.class);
                assertThat(other.why()).isInstanceOf(AsynchronousCloseException.class);
                assertThat(first.recv(1)).isEmpty();
                assertThat(second.recv(1)).isEmpty();
                assertThat(loop.connections()).isZero();
            }
        }
        assertThat(Retained.count()).isEqualTo(retained);
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    private static void fail(Driver driver) {
        if (driver instanceof EpollDriver epoll) {
            epoll.epoll.close();
        } else {
            driver.close();
        }
    }
}
