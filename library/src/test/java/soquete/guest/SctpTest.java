package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;
import soquete.option.Option;
import soquete.option.Shape;

/// SCTP in its one-to-one style.
@Tag("guest")
@Timeout(60)
@SuppressWarnings("try") // close is what is tested
class SctpTest {
    private static final int SOL_SCTP = 132;
    private static final int SCTP_INITMSG = 2;
    private static final Option<Boolean> SCTP_NODELAY =
            new Option<>("SCTP_NODELAY", SOL_SCTP, 3, Shape.FLAG);
    private static final int SCTP_STATUS = 14;
    private static final int SCTP_EVENT = 127;
    private static final int SCTP_SHUTDOWN_EVENT = 0x8005;
    private static final int ESTABLISHED = 4;

    static InetEndpoint[] endpoints() {
        return new InetEndpoint[] {Inet4Endpoint.LOOPBACK, Inet6Endpoint.LOOPBACK};
    }

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(
                Feature.sockets(
                        "SCTP", Family.AF_INET, SocketType.SOCK_STREAM, Protocol.IPPROTO_SCTP));
    }

    private static Socket open(Family family) throws IOException {
        Socket socket = Socket.open(family, SocketType.SOCK_STREAM, Protocol.IPPROTO_SCTP);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    private static Socket listener(InetEndpoint at) throws IOException {
        Socket listener = open(at.family());
        listener.bind(at);
        listener.listen();
        return listener;
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void messages_bothWays_arriveWholeAndInOrder(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                server.timeout(Duration.ofSeconds(10));
                assertThat(server.remoteEndpoint()).isEqualTo(client.localEndpoint());
                client.send(new byte[] {1, 2, 3});
                client.send(new byte[] {4, 5});
                assertThat(server.recv(100)).containsExactly(1, 2, 3);
                assertThat(server.recv(1)).as("a part of a message").containsExactly(4);
                assertThat(server.recv(100)).as("its rest").containsExactly(5);
                server.sendAll(new byte[50_000]);
                assertThat(client.recvExactly(50_000)).isEqualTo(new byte[50_000]);
                client.close();
                assertThat(server.recv(100)).as("the end").isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void streams_askedForInInitmsg_areWhatStatusSays(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            ByteBuffer init = Struct.of(8).putShort(0, (short) 7).putShort(2, (short) 5);
            Struct.set(client, SOL_SCTP, SCTP_INITMSG, init);
            ByteBuffer read = Struct.get(client, SOL_SCTP, SCTP_INITMSG, Struct.of(8));
            assertThat(read.getShort(0)).isEqualTo((short) 7);
            assertThat(read.getShort(2)).isEqualTo((short) 5);
            client.set(SCTP_NODELAY, true);
            assertThat(client.get(SCTP_NODELAY)).isTrue();

            client.connect(listener.localEndpoint());
            ByteBuffer status = Struct.get(client, SOL_SCTP, SCTP_STATUS, Struct.of(176));

            assertThat(status.capacity()).isEqualTo(176);
            assertThat(status.getInt(4)).isEqualTo(ESTABLISHED);
            assertThat(status.getShort(16)).as("instrms").isEqualTo((short) 5);
            assertThat(status.getShort(18)).as("outstrms").isEqualTo((short) 7);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shutdown_ofThePeer_isNotifiedWhenAskedFor(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            ByteBuffer event = Struct.of(8).putShort(4, (short) SCTP_SHUTDOWN_EVENT);
            client.connect(listener.localEndpoint());
            Struct.set(client, SOL_SCTP, SCTP_EVENT, event.put(6, (byte) 1));
            listener.accept().close();

            ByteBuffer notification = Struct.read(client.recv(100));

            assertThat(notification.getShort(0)).isEqualTo((short) SCTP_SHUTDOWN_EVENT);
            assertThat(notification.getInt(4)).as("sn_length").isEqualTo(12);
            assertThat(notification.capacity()).isEqualTo(12);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void connect_toNobody_isRefused(InetEndpoint at) throws Exception {
        Endpoint nobody;
        try (Socket listener = listener(at)) {
            nobody = listener.localEndpoint();
        }
        try (Socket client = open(at.family())) {
            assertThatThrownBy(() -> client.connect(nobody))
                    .isInstanceOf(ConnectionRefusedException.class);
        }
    }
}
