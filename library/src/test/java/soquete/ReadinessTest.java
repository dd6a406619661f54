package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.WouldBlockException;
import soquete.message.Shutdown;

@Timeout(30)
class ReadinessTest {
    @Test
    void awaitReadable_datagramArrives_endsAndLeavesIt() throws Exception {
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService platform = Executors.newSingleThreadExecutor()) {
            for (ExecutorService executor : List.of(virtual, platform, virtual)) {
                try (Socket udp = udp()) {
                    for (int round = 0; round < 3; round++) {
                        Future<?> waiting = waiting(executor, udp);
                        udp.sendTo(new byte[5], udp.localEndpoint());
                        waiting.get(10, TimeUnit.SECONDS);
                        udp.awaitReadable();
                        assertThat(udp.recv(10)).hasSize(5);
                    }
                }
            }
        }
    }

    @Test
    void awaitReadable_nothingComes_endsByTimeoutAndClose() throws Exception {
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService platform = Executors.newSingleThreadExecutor()) {
            for (ExecutorService executor : List.of(virtual, platform)) {
                Socket udp = udp();
                udp.timeout(Duration.ofMillis(20));
                Future<?> late =
                        executor.submit(
                                () -> {
                                    udp.awaitReadable();
                                    return null;
                                });
                assertThatThrownBy(late::get).hasCauseInstanceOf(SocketTimeoutException.class);
                udp.timeout(Duration.ZERO);
                assertThatThrownBy(udp::awaitReadable).isInstanceOf(WouldBlockException.class);
                udp.timeout(Socket.FOREVER);
                Future<?> waiting = waiting(executor, udp);
                udp.close();
                assertThatThrownBy(waiting::get)
                        .hasCauseInstanceOf(AsynchronousCloseException.class);
            }
        }
    }

    @Test
    void awaitReadable_listenerOrEndOfStream_isReadable() throws Exception {
        try (Socket server = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            server.timeout(Duration.ofSeconds(10));
            client.connect(server.localEndpoint());
            server.awaitReadable();
            try (Socket peer = server.accept()) {
                peer.timeout(Duration.ofSeconds(10));
                client.shutdown(Shutdown.SHUT_WR);
                peer.awaitReadable();
                assertThat(peer.recv(1)).isEmpty();
            }
        }
    }

    private static Future<?> waiting(ExecutorService executor, Socket socket) {
        Future<?> waiting =
                executor.submit(
                        () -> {
                            socket.awaitReadable();
                            return null;
                        });
        assertThatThrownBy(() -> waiting.get(30, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        return waiting;
    }

    private static Socket udp() throws Exception {
        Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        udp.bind(Inet4Endpoint.LOOPBACK);
        return udp;
    }
}
