package soquete.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.TipcEndpoint;
import soquete.endpoint.TipcEvent;
import soquete.endpoint.TipcSubscription;
import soquete.error.ConnectionResetException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.FamilyControl;
import soquete.message.Shutdown;
import soquete.option.SolTipc;

@Tag("guest")
@Timeout(60)
@SuppressWarnings("try") // close is what is tested
class TipcTest {
    private static final int SERVICE = 0x5091_0000;

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.sockets("TIPC", Family.AF_TIPC, SocketType.SOCK_RDM));
    }

    private static Endpoint range(int instance) {
        return new TipcEndpoint.Range(SERVICE, instance, instance, TipcEndpoint.TIPC_NODE_SCOPE);
    }

    private static Endpoint service(int instance) {
        return new TipcEndpoint.Service(SERVICE, instance, 0, 0);
    }

    private static Socket open(SocketType type) throws IOException {
        Socket socket = Socket.open(Family.AF_TIPC, type);
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
                assertThat(client.remoteEndpoint()).isEqualTo(server.localEndpoint());
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

            ReceivedMessage asked = server.recvMsg(100, 100);
            assertThat(asked.data()).isEqualTo("ask".getBytes(US_ASCII));
            assertThat(asked.control(FamilyControl.TipcDestName.class))
                    .contains(new FamilyControl.TipcDestName(SERVICE, 3, 3));
            Endpoint from = asked.from().orElseThrow();
            assertThat(from).isInstanceOf(TipcEndpoint.SocketId.class);

            server.sendTo("answer".getBytes(US_ASCII), from);
            assertThat(client.recv(100)).isEqualTo("answer".getBytes(US_ASCII));
        }
    }

    @Test
    void topology_subscription_tellsWhenAServiceComesAndGoes() throws Exception {
        try (Socket topology = open(SocketType.SOCK_SEQPACKET);
                Socket server = open(SocketType.SOCK_RDM)) {
            topology.connect(new TipcEndpoint.Service(TipcEndpoint.TIPC_TOP_SRV, 1, 0, 0));
            TipcSubscription subscription =
                    new TipcSubscription(
                            SERVICE,
                            4,
                            4,
                            TipcSubscription.TIPC_WAIT_FOREVER,
                            TipcSubscription.TIPC_SUB_PORTS,
                            0x1122_3344_5566_7788L);
            topology.send(subscription.encode());
            server.bind(range(4));
            TipcEndpoint.SocketId local = (TipcEndpoint.SocketId) server.localEndpoint();

            TipcEvent published = TipcEvent.decode(topology.recv(100));
            assertThat(published.event()).isEqualTo(TipcEvent.TIPC_PUBLISHED);
            assertThat(published.foundLower()).isEqualTo(4);
            assertThat(published.foundUpper()).isEqualTo(4);
            assertThat(published.port().ref()).isEqualTo(local.ref());
            assertThat(published.subscription()).isEqualTo(subscription);

            server.close();
            TipcEvent withdrawn = TipcEvent.decode(topology.recv(100));
            assertThat(withdrawn.event()).isEqualTo(TipcEvent.TIPC_WITHDRAWN);
            assertThat(withdrawn.port()).isEqualTo(published.port());
        }
    }

    @Test
    void message_toNobody_comesBackWithItsError() throws Exception {
        try (Socket server = open(SocketType.SOCK_RDM);
                Socket client = open(SocketType.SOCK_RDM)) {
            client.set(SolTipc.TIPC_DEST_DROPPABLE, false);
            Endpoint gone = server.localEndpoint();
            server.close();
            client.sendTo("ask".getBytes(US_ASCII), gone);

            try (ReceivedMessage back = client.recvMsg(100, 200)) {
                assertThat(back.control(FamilyControl.TipcErrInfo.class))
                        .contains(
                                new FamilyControl.TipcErrInfo(
                                        FamilyControl.TipcErrInfo.TIPC_ERR_NO_PORT, 3));
                FamilyControl.TipcRetData data =
                        back.control(FamilyControl.TipcRetData.class).orElseThrow();
                assertThat(data.data().toArray()).isEqualTo("ask".getBytes(US_ASCII));
            }
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
            assertThat(socket.get(SolTipc.TIPC_IMPORTANCE)).isEqualTo(SolTipc.TIPC_LOW_IMPORTANCE);
            socket.set(SolTipc.TIPC_IMPORTANCE, SolTipc.TIPC_HIGH_IMPORTANCE);
            assertThat(socket.get(SolTipc.TIPC_IMPORTANCE)).isEqualTo(SolTipc.TIPC_HIGH_IMPORTANCE);
        }
    }
}
