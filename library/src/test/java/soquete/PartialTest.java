package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.error.BrokenPipeException;
import soquete.error.ClosedCallException;
import soquete.error.ConnectionResetException;
import soquete.error.DeadlineException;
import soquete.error.EndOfStreamException;
import soquete.error.ErrnoException;
import soquete.error.InterruptedCallException;
import soquete.error.Partial;
import soquete.option.Linger;
import soquete.option.SolSocket;

/// What was done before a failure is never lost.
class PartialTest {
    private static final int MUCH = 50_000_000;

    @Test
    void sendAll_deadline_saysHowMuchWent() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().timeout(Duration.ofMillis(50));
            Throwable failure = catchThrowable(() -> pair.client().sendAll(new byte[MUCH]));

            assertThat(failure).isInstanceOf(DeadlineException.class);
            long sent = ((Partial) failure).transferred();
            assertThat(sent).isPositive().isLessThan(MUCH);
            assertThat(failure).hasMessageContaining("(after " + sent + " bytes)");
            pair.client().close();
            assertThat(drain(pair.server())).isEqualTo(sent);
        }
    }

    @Test
    void sendAll_ofABuffer_movesThePositionToWhatWent() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().timeout(Duration.ofMillis(50));
            ByteBuffer data = ByteBuffer.allocateDirect(MUCH);
            Throwable failure = catchThrowable(() -> pair.client().sendAll(data));

            assertThat(((Partial) failure).transferred()).isEqualTo(data.position()).isPositive();
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void sendAll_closedOrInterrupted_saysHowMuchWent(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Blocked interrupted = Blocked.in(virtual, () -> sendAll(pair.client(), new byte[MUCH]));
            interrupted.thread().interrupt();
            assertThat(interrupted.failure())
                    .isInstanceOfSatisfying(
                            InterruptedCallException.class,
                            e -> assertThat(e.transferred()).isPositive());

            // Nothing more fits: the next one waits before its first byte.
            Blocked closed = Blocked.in(virtual, () -> sendAll(pair.client(), new byte[MUCH]));
            pair.client().close();
            assertThat(closed.failure()).isInstanceOf(ClosedCallException.class);
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void sendAll_peerResets_saysHowMuchWent(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Blocked sender = Blocked.in(virtual, () -> sendAll(pair.client(), new byte[MUCH]));
            pair.server().set(SolSocket.SO_LINGER, Linger.RESET);
            pair.server().close();
            assertThat(sender.failure())
                    .isInstanceOfSatisfying(
                            ConnectionResetException.class,
                            e -> assertThat(e.transferred()).isPositive());
            // A second send finds the connection gone: an exception, and no signal.
            assertThatThrownBy(() -> pair.client().send(new byte[1]))
                    .isInstanceOf(BrokenPipeException.class);
        }
    }

    @Test
    void sendAll_severalThreads_neverInterleave() throws Exception {
        int threads = 8;
        int size = 700_000;
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            List<Blocked> senders = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                byte[] block = new byte[size];
                Arrays.fill(block, (byte) (i + 1));
                senders.add(Blocked.in(i % 2 == 0, () -> sendAll(pair.client(), block)));
            }
            boolean[] seen = new boolean[threads + 1];
            for (int i = 0; i < threads; i++) {
                byte[] block = pair.server().recvExactly(size);
                assertThat(block).containsOnly(block[0]);
                assertThat(seen[block[0]]).isFalse();
                seen[block[0]] = true;
            }
            for (Blocked sender : senders) {
                assertThat(sender.result()).isEqualTo(true);
            }
        }
    }

    @Test
    void sendAll_waitingForItsTurn_obeysDeadlineInterruptAndClose() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Blocked holder = Blocked.in(true, () -> sendAll(pair.client(), new byte[MUCH]));
            Blocked interrupted = Blocked.in(false, () -> sendAll(pair.client(), new byte[1]));
            interrupted.thread().interrupt();
            assertThat(interrupted.failure()).isInstanceOf(InterruptedCallException.class);
            pair.client().timeout(Duration.ofMillis(20));
            assertThatThrownBy(() -> pair.client().sendAll(new byte[1]))
                    .isInstanceOf(DeadlineException.class);
            pair.client().timeout(Duration.ZERO);
            assertThatThrownBy(() -> pair.client().sendAll(new byte[1]))
                    .hasMessageContaining("EAGAIN");
            pair.client().timeout(Socket.FOREVER);
            Blocked waiting = Blocked.in(false, () -> sendAll(pair.client(), new byte[1]));
            pair.client().close();
            assertThat(holder.failure()).isInstanceOf(ClosedCallException.class);
            assertThat(waiting.failure()).isInstanceOf(ClosedCallException.class);
        }
    }

    @Test
    void recvExactly_streamEnds_givesWhatCame() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().sendAll(new byte[] {1, 2, 3});
            pair.client().close();
            Throwable failure = catchThrowable(() -> pair.server().recvExactly(10));

            assertThat(failure)
                    .isInstanceOf(EndOfStreamException.class)
                    .hasMessageContaining("recvExactly of 10 bytes")
                    .hasMessageContaining("(after 3 bytes)");
            assertThat(((Partial) failure).received()).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void recvExactly_anyFailure_givesWhatCame(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().sendAll(new byte[] {1, 2});
            pair.server().timeout(Duration.ofMillis(20));
            assertThat(catchThrowable(() -> pair.server().recvExactly(10)))
                    .isInstanceOfSatisfying(
                            DeadlineException.class,
                            e -> assertThat(e.received()).containsExactly(1, 2));
            pair.server().timeout(Socket.FOREVER);

            pair.client().sendAll(new byte[] {3});
            Blocked interrupted = Blocked.in(virtual, () -> pair.server().recvExactly(10));
            interrupted.thread().interrupt();
            assertThat(interrupted.failure())
                    .isInstanceOfSatisfying(
                            InterruptedCallException.class,
                            e -> assertThat(e.received()).containsExactly(3));

            pair.client().sendAll(new byte[] {4, 5});
            byte[] into = new byte[10];
            Blocked reset =
                    Blocked.in(
                            virtual,
                            () -> {
                                pair.server().recvExactly(into);
                                return true;
                            });
            pair.client().set(SolSocket.SO_LINGER, Linger.RESET);
            pair.client().close();
            assertThat(reset.failure())
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> {
                                assertThat(e.errno().name()).isEqualTo("ECONNRESET");
                                assertThat(e.transferred()).isEqualTo(2);
                            });
            assertThat(into).startsWith(4, 5);
        }
    }

    @Test
    void recvExactly_ofABuffer_movesThePositionToWhatCame() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().sendAll(new byte[] {1, 2, 3, 4, 5});
            ByteBuffer all = ByteBuffer.allocate(5);
            pair.server().recvExactly(all);
            assertThat(all.hasRemaining()).isFalse();
            pair.client().sendAll(new byte[] {6});
            pair.client().close();
            ByteBuffer more = ByteBuffer.allocateDirect(4);
            assertThatThrownBy(() -> pair.server().recvExactly(more))
                    .isInstanceOf(EndOfStreamException.class);
            assertThat(more.position()).isEqualTo(1);
        }
    }

    private static boolean sendAll(Socket socket, byte[] data) throws IOException {
        socket.sendAll(data);
        return true;
    }

    private static long drain(Socket socket) throws IOException {
        long total = 0;
        while (true) {
            int count = socket.recv(1_000_000).length;
            if (count == 0) {
                return total;
            }
            total += count;
        }
    }
}
