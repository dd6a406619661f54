package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;
import soquete.testkit.Descriptors;

/// Listeners whose connections the handler accepts, with either engine.
@Timeout(60)
@ExtendWith(Engines.class)
class WatchedListenerTest {
    private static final Endpoint LOOPBACK = Endpoint.of("127.0.0.1", 0);

    /// Accepts one of those that wait each time it is told, and sends back what comes.
    private static final class OneEachTime implements AcceptHandler {
        final Socket socket;
        final CountDownLatch told;
        final AtomicInteger calls = new AtomicInteger();
        final CompletableFuture<Boolean> closed = new CompletableFuture<>();

        private final EventLoop loop;

        OneEachTime(EventLoop loop, Socket socket, int times) {
            this.loop = loop;
            this.socket = socket;
            told = new CountDownLatch(times);
            socket.timeout(Duration.ZERO);
        }

        @Override
        public void onWaiting(LoopListener listener) {
            calls.incrementAndGet();
            try {
                assertThat(loop.isOwnThread()).isTrue();
                loop.adopt(socket.accept(), LoopConnection::send);
                told.countDown();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void onClose(LoopListener listener) {
            closed.complete(true);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void onWaiting_withSeveral_isCalledUntilAllAreAccepted(LoopOptions options) throws Exception {
        try (Socket socket = Socket.server(LOOPBACK);
                EventLoop loop = EventLoop.open(options)) {
            OneEachTime handler = new OneEachTime(loop, socket, 20);
            Socket[] clients = new Socket[20];
            for (int i = 0; i < clients.length; i++) {
                clients[i] = Socket.client(socket.localEndpoint());
            }
            try (LoopListener listener = loop.watch(socket.duplicate(), handler)) {
                assertThat(handler.told.await(20, TimeUnit.SECONDS)).isTrue();
                for (int i = 0; i < clients.length; i++) {
                    clients[i].sendAll(new byte[] {(byte) i});
                    assertThat(clients[i].recv(2)).containsExactly((byte) i);
                    clients[i].close();
                }
                assertThat(handler.calls).hasValue(20);
                assertThat(listener.endpoint()).isEqualTo(socket.localEndpoint());
            }
            assertThat(handler.closed.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void pause_leavesConnectionsInTheQueue_untilResume(LoopOptions options) throws Exception {
        try (Socket socket = Socket.server(LOOPBACK);
                EventLoop loop = EventLoop.open(options)) {
            OneEachTime handler = new OneEachTime(loop, socket, 1);
            LoopListener listener = loop.watch(socket.duplicate(), handler);
            listener.pause();
            try (Socket client = Socket.client(socket.localEndpoint())) {
                for (int i = 0; i < 100; i++) { // turns of the loop
                    loop.call(() -> true);
                }
                assertThat(handler.calls).hasValue(0);
                listener.resume();
                client.sendAll(new byte[] {7});
                assertThat(client.recv(1)).containsExactly(7);
            }
        }
    }

    /// The connection stays in the queue, and the loop goes on.
    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void handler_thatThrows_pausesItsListener(LoopOptions options) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch called = new CountDownLatch(1);
        try (Socket socket = Socket.server(LOOPBACK);
                EventLoop loop = EventLoop.open(options);
                LoopListener _ =
                        loop.watch(
                                socket.duplicate(),
                                _ -> {
                                    calls.incrementAndGet();
                                    called.countDown();
                                    throw new IllegalStateException("mine");
                                });
                Socket _ = Socket.client(socket.localEndpoint())) {
            assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 100; i++) {
                loop.call(() -> true);
            }
            assertThat(calls).hasValue(1);
            socket.timeout(Duration.ofSeconds(20));
            socket.accept().close();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void loop_thatEnds_closesItsListenerAndTells(LoopOptions options) throws Exception {
        EventLoop.open(options).close(); // what lives as long as the JVM
        Descriptors before = Descriptors.ofThisProcess();
        Endpoint endpoint;
        OneEachTime handler;
        EventLoop loop = EventLoop.open(options);
        try (Socket socket = Socket.server(LOOPBACK)) {
            endpoint = socket.localEndpoint();
            handler = new OneEachTime(loop, socket, 1);
            loop.watch(socket.duplicate(), handler);
            try (Socket dgram = Socket.open(endpoint.family(), SocketType.SOCK_DGRAM)) {
                assertThatThrownBy(() -> loop.watch(dgram, handler))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            loop.close();
            assertThat(handler.closed.get(20, TimeUnit.SECONDS)).isTrue();
            try (Socket late = socket.duplicate()) {
                assertThatThrownBy(() -> loop.watch(late, handler))
                        .isInstanceOf(RejectedExecutionException.class);
            }
        }
        assertThatThrownBy(() -> Socket.client(endpoint))
                .isInstanceOf(ConnectionRefusedException.class);
        before.assertNoneAdded(Duration.ofSeconds(5));
    }
}
