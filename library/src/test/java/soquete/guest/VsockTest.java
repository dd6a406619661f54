package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.VsockEndpoint;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.TruncatedException;
import soquete.option.AfVsock;

/// vsock over its loopback transport.
@Tag("guest")
@Timeout(60)
@SuppressWarnings("try") // close is what is tested
class VsockTest {
    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.vsockLoopback());
    }

    private static Socket open(SocketType type) throws IOException {
        Socket socket = Socket.open(Family.AF_VSOCK, type);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    private static Socket listener(SocketType type) throws IOException {
        Socket listener = open(type);
        listener.bind(
                new VsockEndpoint(VsockEndpoint.VMADDR_CID_LOCAL, VsockEndpoint.VMADDR_PORT_ANY));
        listener.listen();
        return listener;
    }

    @Test
    void stream_largeBothWays_arrivesAndEnds() throws Exception {
        byte[] large = new byte[1_000_000];
        new Random(5).nextBytes(large);
        try (Socket listener = listener(SocketType.SOCK_STREAM);
                Socket client = open(SocketType.SOCK_STREAM)) {
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                server.timeout(Duration.ofSeconds(30));
                int from = ((VsockEndpoint) client.localEndpoint()).port();
                assertThat(server.remoteEndpoint())
                        .isEqualTo(new VsockEndpoint(VsockEndpoint.VMADDR_CID_LOCAL, from));
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
                server.close();
                assertThat(client.recv(1)).isEmpty();
            }
        }
    }

    @Test
    void seqpacket_keepsMessages_andTellsOfACutOne() throws Exception {
        Feature.assume(
                Feature.sockets(
                        "SOCK_SEQPACKET of vsock", Family.AF_VSOCK, SocketType.SOCK_SEQPACKET));
        try (Socket listener = listener(SocketType.SOCK_SEQPACKET);
                Socket client = open(SocketType.SOCK_SEQPACKET)) {
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                server.timeout(Duration.ofSeconds(10));
                client.send(new byte[] {1, 2, 3});
                client.send(new byte[] {4});
                client.send(new byte[] {5, 6, 7});
                assertThat(server.recv(100)).containsExactly(1, 2, 3);
                assertThat(server.recv(100)).containsExactly(4);
                TruncatedException cut =
                        catchThrowableOfType(TruncatedException.class, () -> server.recv(2));
                assertThat(cut.received()).containsExactly(5, 6);
            }
        }
    }

    @Test
    void connect_toNobody_isReset() throws Exception {
        Endpoint nobody;
        try (Socket listener = listener(SocketType.SOCK_STREAM)) {
            nobody = listener.localEndpoint();
        }
        try (Socket client = open(SocketType.SOCK_STREAM)) {
            ErrnoException reset =
                    catchThrowableOfType(ErrnoException.class, () -> client.connect(nobody));
            assertThat(reset.errno()).isEqualTo(Errno.ECONNRESET);
        }
    }

    @Test
    void recv_nothingComes_timesOutAndClosingEndsIt() throws Exception {
        try (Socket listener = listener(SocketType.SOCK_STREAM);
                Socket client = open(SocketType.SOCK_STREAM)) {
            client.connect(listener.localEndpoint());
            client.timeout(Duration.ofMillis(50));
            assertThatThrownBy(() -> client.recv(1)).isInstanceOf(SocketTimeoutException.class);

            client.timeout(Socket.FOREVER);
            CompletableFuture<byte[]> result = new CompletableFuture<>();
            Thread blocked =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    result.complete(client.recv(1));
                                } catch (Throwable t) {
                                    result.completeExceptionally(t);
                                }
                            });
            while (blocked.getState() != Thread.State.WAITING) {
                assertThat(result).isNotDone();
                Thread.onSpinWait();
            }
            client.close();
            assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(AsynchronousCloseException.class);
        }
    }

    @Test
    void options_ofVsock_readBack() throws Exception {
        try (Socket socket = open(SocketType.SOCK_STREAM)) {
            socket.set(AfVsock.SO_VM_SOCKETS_BUFFER_MAX_SIZE, 500_000L);
            socket.set(AfVsock.SO_VM_SOCKETS_BUFFER_SIZE, 400_000L);
            assertThat(socket.get(AfVsock.SO_VM_SOCKETS_BUFFER_SIZE)).isEqualTo(400_000L);

            socket.set(AfVsock.SO_VM_SOCKETS_CONNECT_TIMEOUT, Duration.ofSeconds(3));
            assertThat(socket.get(AfVsock.SO_VM_SOCKETS_CONNECT_TIMEOUT))
                    .isEqualTo(Duration.ofSeconds(3));
        }
    }
}
