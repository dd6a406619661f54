package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.testkit.NetworkNamespace;

/// Conversations over a bad line: tc-netem(8) between two networks.
@Tag("guest")
@Timeout(120)
class NetemTest {
    @BeforeEach
    void needs() throws Exception {
        Feature.assume(NetworkNamespace.available(), Feature.queue("netem"));
    }

    /// Two networks, joined by a line that treats what leaves A as netem is told.
    private static final class Line implements AutoCloseable {
        private final NetworkNamespace a = NetworkNamespace.create();
        private final NetworkNamespace b = NetworkNamespace.create();

        Line(String... netem) throws IOException, InterruptedException {
            a.join("left", b, "right");
            a.ip("addr", "add", "10.9.0.1/24", "dev", "left");
            b.ip("addr", "add", "10.9.0.2/24", "dev", "right");
            String[] command = new String[7 + netem.length];
            String[] start = {"tc", "qdisc", "add", "dev", "left", "root", "netem"};
            System.arraycopy(start, 0, command, 0, start.length);
            System.arraycopy(netem, 0, command, start.length, netem.length);
            a.exec(command);
        }

        @Override
        public void close() {
            b.close();
            a.close();
        }
    }

    @Test
    void tcp_withDelayLossReorderAndDuplicates_deliversEveryByteInOrder() throws Exception {
        byte[] large = new byte[300_000];
        new Random(8).nextBytes(large);
        String bad = "delay 10ms 5ms loss 3% reorder 20% duplicate 3% corrupt 1%";
        try (Line line = new Line(bad.split(" ", -1));
                Socket listener = line.b.call(() -> Socket.server(Endpoint.of("10.9.0.2", 0)));
                Socket client =
                        line.a.call(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM))) {
            client.timeout(Duration.ofSeconds(60));
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                server.timeout(Duration.ofSeconds(60));
                Thread echo =
                        Thread.startVirtualThread(
                                () -> {
                                    try {
                                        server.sendAll(server.recvExactly(large.length));
                                    } catch (IOException e) {
                                        throw new AssertionError(e);
                                    }
                                });
                client.sendAll(large);
                assertThat(client.recvExactly(large.length)).isEqualTo(large);
                echo.join();
            }
        }
    }

    @Test
    void udp_withDelayAndDuplicates_arrivesLateAndTwice() throws Exception {
        try (Line line = new Line("delay", "150ms", "duplicate", "100%");
                Socket server =
                        line.b.call(() -> Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM));
                Socket client =
                        line.a.call(() -> Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM))) {
            server.bind(Endpoint.of("10.9.0.2", 0));
            server.timeout(Duration.ofSeconds(10));
            long begin = System.nanoTime();
            client.sendTo(new byte[] {1, 2}, server.localEndpoint());

            assertThat(server.recv(10)).containsExactly(1, 2);
            assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(149).toNanos());
            assertThat(server.recv(10)).containsExactly(1, 2);
        }
    }
}
