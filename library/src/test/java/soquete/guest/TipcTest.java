package soquete.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionResetException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.Shutdown;
import soquete.option.Option;
import soquete.option.Shape;

@Tag("guest")
@Timeout(60)
@SuppressWarnings("try") // close is what is tested
class TipcTest {
    private static final int TIPC_SERVICE_RANGE = 1;
    private static final int TIPC_SERVICE_ADDR = 2;
    private static final int TIPC_SOCKET_ADDR = 3;
    private static final int TIPC_NODE_SCOPE = 3;
    private static final int SOL_TIPC = 271;
    private static final Option<Integer> TIPC_IMPORTANCE =
            new Option<>("TIPC_IMPORTANCE", SOL_TIPC, 127, Shape.INT);
    private static final int SERVICE = 0x5091_0000;

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.sockets("TIPC", Feature.AF_TIPC, SocketType.SOCK_RDM));
    }

    private static Endpoint endpoint(int kind, int type, int second, int third) {
        return Struct.endpoint(
                Feature.AF_TIPC,
                Struct.of(16)
                        .put(2, (byte) kind)
                        .put(3, (byte) (kind == TIPC_SERVICE_RANGE ? TIPC_NODE_SCOPE : 0))
                        .putInt(4, type)
                        .putInt(8, second)
                        .putInt(12, third));
    }

    private static Endpoint range(int instance) {
        return endpoint(TIPC_SERVICE_RANGE, SERVICE, instance, instance);
    }

    private static Endpoint service(int instance) {
        return endpoint(TIPC_SERVICE_ADDR, SERVICE, instance, 0);
    }

    private static Socket open(SocketType type) throws IOException {
        Socket socket = Socket.open(Feature.AF_TIPC, type);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    /// Connects. The handshake of TIPC is only over when the server accepts.
    private static Socket accept(Socket listener, Socket client, int instance) throws Exception {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> {
                    try {
                        client.connect(service(instance));
                        connected.complete(null);
                    } catch (IOException e) {
                        connected.completeExceptionally(e);
                    }
                });
        Socket server = listener.accept();
        server.timeout(Duration.ofSeconds(10));
        connected.get(10, TimeUnit.SECONDS);
        return server;
    }

    @Test
    void stream_byServiceAddress_carriesBytesBothWays() throws Exception {
        byte[] large = new byte[200_000];
        new Random(4).nextBytes(large);
        try (Socket listener = open(SocketType.SOCK_STREAM);
                Socket client = open(SocketType.SOCK_STREAM)) {
            listener.bind(range(1));
            listener.listen();
            try (Socket server = accept(listener, client, 1)) {
                Thread sender = Thread.startVirtualThread(() -> sendAll(client, large));
                assertThat(server.recvExactly(large.length)).isEqualTo(large);
                sender.join();
                server.sendAll("back".getBytes(US_ASCII));
                assertThat(client.recvExactly(4)).isEqualTo("back".getBytes(US_ASCII));
                assertThat(Struct.sockaddr(client.remoteEndpoint()).get(2))
                        .isEqualTo((byte) TIPC_SOCKET_ADDR);
                client.shutdown(Shutdown.SHUT_RDWR);
                assertThat(server.recv(1)).isEmpty();
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

    @Test
    void close_withoutShutdown_isAResetForThePeer() throws Exception {
        try (Socket listener = open(SocketType.SOCK_STREAM);
                Socket client = open(SocketType.SOCK_STREAM)) {
            listener.bind(range(5));
            listener.listen();
            try (Socket server = accept(listener, client, 5)) {
                client.close();

                assertThatThrownBy(() -> server.recv(1))
                        .isInstanceOf(ConnectionResetException.class);
            }
        }
    }

    @Test
    void seqpacket_byServiceAddress_keepsMessages() throws Exception {
        try (Socket listener = open(SocketType.SOCK_SEQPACKET);
                Socket client = open(SocketType.SOCK_SEQPACKET)) {
            listener.bind(range(2));
            listener.listen();
            try (Socket server = accept(listener, client, 2)) {
                client.send(new byte[] {1, 2, 3});
                client.send(new byte[] {4});
                assertThat(server.recv(100)).containsExactly(1, 2, 3);
                assertThat(server.recv(100)).containsExactly(4);
            }
        }
    }

    @Test
    void rdm_toAServiceAndBackToTheSocket_arrives() throws Exception {
        try (Socket server = open(SocketType.SOCK_RDM);
                Socket client = open(SocketType.SOCK_RDM)) {
            server.bind(range(3));
            client.sendTo("ask".getBytes(US_ASCII), service(3));

            Datagram asked = server.recvFrom(100);
            assertThat(asked.data()).isEqualTo("ask".getBytes(US_ASCII));
            ByteBuffer from = Struct.sockaddr(asked.from());
            assertThat(from.get(2)).isEqualTo((byte) TIPC_SOCKET_ADDR);

            server.sendTo("answer".getBytes(US_ASCII), asked.from());
            assertThat(client.recv(100)).isEqualTo("answer".getBytes(US_ASCII));
        }
    }

    @Test
    void topology_subscription_tellsWhenAServiceComes() throws Exception {
        try (Socket topology = open(SocketType.SOCK_SEQPACKET);
                Socket server = open(SocketType.SOCK_RDM)) {
            topology.connect(endpoint(TIPC_SERVICE_ADDR, 1, 1, 0));
            // struct tipc_subscr: the range, for ever, every publication.
            ByteBuffer subscription = Struct.of(28).putInt(0, SERVICE).putInt(4, 4).putInt(8, 4);
            topology.send(Struct.bytes(subscription.putInt(12, -1).putInt(16, 1)));
            server.bind(range(4));

            ByteBuffer event = Struct.read(topology.recv(48));

            assertThat(event.capacity()).isEqualTo(48);
            assertThat(event.getInt(0)).as("TIPC_PUBLISHED").isEqualTo(1);
            assertThat(event.getInt(4)).as("found_lower").isEqualTo(4);
            assertThat(event.getInt(20)).as("s.seq.type").isEqualTo(SERVICE);
        }
    }

    @Test
    void connect_toNobody_fails() throws Exception {
        try (Socket client = open(SocketType.SOCK_SEQPACKET)) {
            ErrnoException nobody =
                    catchThrowableOfType(ErrnoException.class, () -> client.connect(service(99)));

            assertThat(nobody.errno()).isEqualTo(Errno.EHOSTUNREACH);
        }
    }

    @Test
    void importance_setToHigh_readsBack() throws Exception {
        try (Socket socket = open(SocketType.SOCK_RDM)) {
            assertThat(socket.get(TIPC_IMPORTANCE)).isEqualTo(0);
            socket.set(TIPC_IMPORTANCE, 2);
            assertThat(socket.get(TIPC_IMPORTANCE)).isEqualTo(2);
        }
    }
}
