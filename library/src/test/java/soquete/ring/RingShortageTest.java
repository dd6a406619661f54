package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;

/// A loop over io_uring that shares too little with the kernel: everything arrives all the same, it
/// counts what ran out, and that costs no more than it has to.
@Timeout(60)
class RingShortageTest {
    private static final int CONNECTIONS = 100;

    @BeforeAll
    static void ring() throws Exception {
        Rings.assume();
    }

    /// Echoes to many connections that have all sent before the loop looks.
    ///
    /// @return how often a buffer was missing, and how often the queue was full
    private static long[] echoToAll(RingSizes sizes, int bytes) throws Exception {
        LoopOptions options = LoopOptions.RING.withRing(sizes).withBuffer(1024);
        List<Socket> clients = new ArrayList<>();
        Random random = new Random(7);
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(
                                Socket.server(Endpoint.of("127.0.0.1", 0)),
                                () -> LoopConnection::send)) {
            List<byte[]> messages = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket client = Socket.client(listener.endpoint());
                client.timeout(Duration.ofSeconds(20));
                clients.add(client);
                client.sendAll(new byte[] {(byte) i}); // its receive is under way
                assertThat(client.recvExactly(1)).containsExactly((byte) i);
                byte[] message = new byte[bytes];
                random.nextBytes(message);
                messages.add(message);
            }
            long before = loop.receivesWithoutBuffer();
            CountDownLatch go = EventLoopEdgesTest.hold(loop);
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.get(i).sendAll(messages.get(i));
            }
            go.countDown();
            for (int i = 0; i < CONNECTIONS; i++) {
                assertThat(clients.get(i).recvExactly(bytes)).isEqualTo(messages.get(i));
            }
            return new long[] {loop.receivesWithoutBuffer() - before, loop.completionOverflows()};
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void buffers_fewerThanConnections_everyOneIsServed_andLooksInVainOnlyOnce() throws Exception {
        long[] counts = echoToAll(new RingSizes(256, 1024, 4), 1000);
        assertThat(counts[0]).isBetween(1L, 2L * CONNECTIONS);
        assertThat(counts[1]).isZero();
    }

    @Test
    void completions_moreThanTheQueueHolds_comeAllTheSame_andAreCounted() throws Exception {
        long[] counts = echoToAll(new RingSizes(4, 4, 512), 3000);
        assertThat(counts[1]).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8, 4, 0 submissions are not in 1 to 32768",
        "32769, 65536, 4, 32769 submissions are not in 1 to 32768",
        "8, 7, 4, 7 completions are not in 8 to 65536",
        "8, 65537, 4, 65537 completions are not in 8 to 65536",
        "8, 8, 0, 0 buffers are not a power of two in 1 to 32768",
        "8, 8, 3, 3 buffers are not a power of two in 1 to 32768",
        "8, 8, 65536, 65536 buffers are not a power of two in 1 to 32768",
    })
    void sizes_outOfRange_areRefused(int submissions, int completions, int buffers, String why) {
        assertThatThrownBy(() -> new RingSizes(submissions, completions, buffers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
