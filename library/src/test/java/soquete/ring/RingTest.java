package soquete.ring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.message.MsgFlags;
import soquete.testkit.Descriptors;

/// A ring itself: a conversation over it, its owner, its end.
@Timeout(60)
class RingTest {
    @BeforeAll
    static void ring() {
        Rings.assume();
    }

    static String text(BufferRing buffers, Completion completion) {
        return new String(
                buffers.data(completion.result(), completion.flags())
                        .toArray(ValueLayout.JAVA_BYTE),
                US_ASCII);
    }

    @Test
    void conversation_overOneRing() throws Exception {
        try (Ring ring = Ring.open();
                Socket listener = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            Completions completions = new Completions(ring);
            BufferRing buffers = ring.provideBuffers(4, 1024);
            long accept = ring.acceptMultishot(1, listener.fd());
            long connect = ring.connect(2, client.fd(), listener.localEndpoint());
            assertThat(completions.of(connect).result()).isZero();
            Completion accepted = completions.of(accept);
            assertThat(accepted.result()).isPositive();
            assertThat(accepted.isFinal()).isFalse();
            assertThat(accepted.userData()).isEqualTo(1);
            int conn = accepted.result();
            long receive = ring.recvMultishot(3, conn, buffers, MsgFlags.NONE);
            RingMemory hello = RingMemory.copyOf("bem vindo".getBytes(US_ASCII));
            for (int i = 0; i < 10; i++) {
                long send = ring.send(4, client.fd(), hello, 0, 9, MsgFlags.NONE);
                assertThat(completions.of(send).result()).isEqualTo(9);
                Completion data = completions.of(receive);
                assertThat(text(buffers, data)).isEqualTo("bem vindo");
                assertThat(data.isFinal()).isFalse();
                buffers.recycle(Completion.bufferId(data.flags()));
            }
            client.close();
            Completion end = completions.of(receive);
            assertThat(end.result()).isZero();
            assertThat(end.isFinal()).isTrue();
            assertThat(completions.of(ring.close(5, conn)).result()).isZero();
            long cancel = ring.cancel(6, accept);
            assertThat(completions.of(cancel).result()).isZero();
            Completion cancelled = completions.of(accept);
            assertThat(cancelled.result()).isEqualTo(-Errno.ECANCELED.number());
            assertThat(cancelled.isFinal()).isTrue();
            assertThat(ring.inFlight()).isZero();
        }
    }

    @Test
    void timeout_comesInTime() throws Exception {
        try (Ring ring = Ring.open()) {
            Completions completions = new Completions(ring);
            long start = System.nanoTime();
            long token = ring.timeout(7, 30_000_000);
            Completion completion = completions.of(token);
            assertThat(completion).isEqualTo(new Completion(token, 7, -Errno.ETIME.number(), 0));
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
        }
    }

    @Test
    void await_withoutCompletions_endsWithItsTime() throws Exception {
        try (Ring ring = Ring.open()) {
            long start = System.nanoTime();
            assertThat(ring.await(20_000_000)).isZero();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
            assertThat(ring.await(0)).isZero();
        }
    }

    @Test
    void wakeup_fromAnotherThread_endsTheWait_manyTimes() throws Exception {
        try (Ring ring = Ring.open()) {
            for (int i = 0; i < 200; i++) {
                Thread waker = Thread.ofPlatform().start(() -> wake(ring));
                ring.await(-1);
                assertThat(ring.forEachCompletion((t, u, r, f) -> {})).isZero();
                waker.join();
                ring.await(0);
                ring.forEachCompletion((t, u, r, f) -> {});
            }
            ring.wakeup();
            ring.await(-1); // woken before it waits
        }
    }

    private static void wake(Ring ring) {
        try {
            ring.wakeup();
        } catch (ClosedChannelException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void virtualThread_isRefused() throws Exception {
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (Ring ring = Ring.open()) {
                                refused.complete(new AssertionError("opened " + ring));
                            } catch (Throwable t) {
                                refused.complete(t);
                            }
                        });
        assertThat(refused.get(10, TimeUnit.SECONDS))
                .isInstanceOf(WrongThreadException.class)
                .hasMessageContaining("virtual thread changes its carrier");
    }

    @Test
    void otherThread_isRefused_andCannotClose() throws Exception {
        try (Ring ring = Ring.open()) {
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(
                            () -> {
                                assertThatThrownBy(() -> ring.nop(1))
                                        .isInstanceOf(WrongThreadException.class)
                                        .hasMessageContaining("wakeup()");
                                assertThatThrownBy(ring::close)
                                        .isInstanceOf(WrongThreadException.class);
                            });
            other.get(10, TimeUnit.SECONDS);
            assertThat(new Completions(ring).of(ring.nop(1)).result()).isZero();
        }
    }

    @Test
    void close_endsEverything_andLeaksNothing() throws Exception {
        openAndEnd(); // what is opened once
        Descriptors before = Descriptors.ofThisProcess();
        int retained = Retained.count();
        openAndEnd();
        before.assertNoneAdded(Duration.ofSeconds(2));
        assertThat(Retained.count()).isEqualTo(retained);
    }

    private static void openAndEnd() throws Exception {
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            Ring ring = Ring.open();
            BufferRing buffers = ring.provideBuffers(4, 1024);
            ring.acceptMultishot(1, listener.fd());
            ring.timeout(2, Long.MAX_VALUE);
            ring.submit();
            client.connect(listener.localEndpoint());
            ring.recvMultishot(3, client.fd(), buffers, MsgFlags.NONE);
            ring.close(); // and the accepted descriptor that nobody asked for
            ring.close();
            assertThat(ring.isClosed()).isTrue();
            assertThat(ring.inFlight()).isZero();
            assertThatThrownBy(() -> ring.nop(1)).isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(ring::wakeup).isInstanceOf(ClosedChannelException.class);
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void cancel_ofAFinishedOperation_isNotFound() throws Exception {
        try (Ring ring = Ring.open()) {
            Completions completions = new Completions(ring);
            long first = ring.nop(1);
            completions.of(first);
            long second = ring.timeout(2, Long.MAX_VALUE);
            assertThat(second).isNotEqualTo(first);
            assertThat(completions.of(ring.cancel(3, first)).result())
                    .isEqualTo(-Errno.ENOENT.number());
            assertThat(completions.of(ring.cancel(3, second)).result()).isZero();
            assertThat(completions.of(second).result()).isEqualTo(-Errno.ECANCELED.number());
        }
    }
}
