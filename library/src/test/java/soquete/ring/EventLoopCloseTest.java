package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.error.ConnectionResetException;
import soquete.error.DeadlineException;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.testkit.Descriptors;

/// A connection that is closed while its peer still sends, with either engine.
@Timeout(60)
@ExtendWith(Engines.class)
class EventLoopCloseTest {
    private static final Endpoint LOOPBACK = Endpoint.of("127.0.0.1", 0);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path directory;

    /// Answers the first byte, and hears no more of what comes.
    private static final class Answering extends Recorded {
        private final byte[] answer;
        private final Duration limit;
        final AtomicInteger calls = new AtomicInteger();

        Answering(byte[] answer, Duration limit) {
            this.answer = answer;
            this.limit = limit;
        }

        @Override
        public void onData(LoopConnection c, ByteBuffer data) throws IOException {
            calls.incrementAndGet();
            c.send(answer);
            c.closeGracefully(limit);
            assertThat(c.isOpen()).isFalse();
            assertThatThrownBy(() -> c.send(new byte[1]))
                    .isInstanceOf(java.nio.channels.ClosedChannelException.class);
            c.closeGracefully(Duration.ZERO); // the first counts
        }
    }

    private static byte[] random(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closeGracefully_peerThatStillSends_getsEverything(LoopOptions options) throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        byte[] answer = random(200_000);
        for (Endpoint at : List.of(LOOPBACK, Endpoint.parse("unix:" + directory.resolve("s")))) {
            Answering handler = new Answering(answer, LONG);
            try (EventLoop loop = EventLoop.open(options);
                    LoopListener listener = loop.listen(Socket.server(at), () -> handler);
                    Socket client = Socket.client(listener.endpoint())) {
                client.sendAll(new byte[8_000_000]); // more than the kernel keeps for a reader
                assertThat(client.recvExactly(answer.length)).isEqualTo(answer);
                assertThat(client.recv(1)).isEmpty();
                client.sendAll(new byte[100_000]); // is no reset either
                assertThat(handler.isClosed()).isFalse();
                assertThat(loop.connections()).isEqualTo(1);
                client.close();
                assertThat(handler.why()).isNull();
                assertThat(handler.calls).hasValue(1);
                assertThat(handler.ended).isNotDone();
            }
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closeGracefully_peerThatNeverEnds_isClosedOnAtTheLimit(LoopOptions options)
            throws Exception {
        Answering handler = new Answering(new byte[] {5}, Duration.ofMillis(100));
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            long begin = System.nanoTime();
            client.sendAll(new byte[] {1});
            assertThat(client.recvExactly(1)).containsExactly(5);
            assertThat(client.recv(1)).isEmpty();
            assertThat(handler.why()).isNull(); // it took everything
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(100_000_000L);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closeGracefully_peerThatNeverReads_failsAtTheLimit(LoopOptions options) throws Exception {
        Answering handler = new Answering(new byte[32_000_000], Duration.ofMillis(100));
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            client.sendAll(new byte[] {1});
            assertThat(handler.why()).isInstanceOf(DeadlineException.class);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closeGracefully_peerThatResets_isTold(LoopOptions options) throws Exception {
        Answering handler = new Answering(new byte[] {5}, LONG);
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            client.sendAll(new byte[] {1});
            assertThat(client.recvExactly(1)).containsExactly(5);
            client.set(SolSocket.SO_LINGER, new Linger(true, 0));
            client.close();
            assertThat(handler.why()).isInstanceOf(ConnectionResetException.class);
        }
    }

    /// Paused, with data that came before and after: nothing of it is delivered, and the end comes.
    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closeGracefully_whilePaused_readsOn(LoopOptions options) throws Exception {
        AtomicInteger came = new AtomicInteger();
        CompletableFuture<Boolean> paused = new CompletableFuture<>();
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onData(LoopConnection c, ByteBuffer data) {
                        came.addAndGet(data.remaining());
                        c.pauseReading();
                        paused.complete(true);
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            client.sendAll(new byte[1]);
            assertThat(paused.get(10, TimeUnit.SECONDS)).isTrue();
            client.sendAll(new byte[50_000]);
            LoopConnection connection = handler.connection();
            loop.call(() -> null);
            loop.execute(() -> connection.closeGracefully(LONG));
            assertThat(client.recv(1)).isEmpty();
            client.sendAll(new byte[3_000_000]);
            client.close();
            assertThat(handler.why()).isNull();
            assertThat(came).hasValue(1);
            assertThat(connection.bytesReceived()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closeAfterCloseGracefully_waitsNoLonger(LoopOptions options) throws Exception {
        for (boolean abort : new boolean[] {false, true}) {
            Answering handler = new Answering(new byte[] {5}, LONG);
            try (EventLoop loop = EventLoop.open(options);
                    LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                    Socket client = Socket.client(listener.endpoint())) {
                client.sendAll(new byte[] {1});
                assertThat(client.recvExactly(1)).containsExactly(5);
                LoopConnection connection = handler.connection();
                loop.execute(abort ? connection::abort : connection::close);
                assertThat(handler.why()).isNull();
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void closeGracefully_afterTheEnd_closesAtOnce_andBadUseIsRefused(LoopOptions options)
            throws Exception {
        Recorded handler =
                new Recorded() {
                    @Override
                    public void onEnd(LoopConnection c) {
                        c.closeGracefully(Duration.ofSeconds(Long.MAX_VALUE));
                    }
                };
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener = loop.listen(Socket.server(LOOPBACK), () -> handler);
                Socket client = Socket.client(listener.endpoint())) {
            LoopConnection connection = handler.connection();
            assertThatThrownBy(() -> connection.closeGracefully(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("EventLoop.execute");
            assertThatThrownBy(
                            () ->
                                    loop.call(
                                            () -> {
                                                connection.closeGracefully(Duration.ofMillis(-1));
                                                return null;
                                            }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(handler.isClosed()).isFalse();
            client.shutdown(soquete.message.Shutdown.SHUT_WR);
            assertThat(handler.why()).isNull();
            assertThat(client.recv(1)).isEmpty();
        }
    }
}
