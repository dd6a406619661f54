package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.TruncatedException;
import soquete.message.MsgFlags;

class UdpTest {
    @Test
    void recvFrom_unconnected_namesTheSenderAndAnswersReachIt() throws Exception {
        try (Socket server = Loopback.datagram(Family.AF_INET6);
                Socket client = Loopback.datagram(Family.AF_INET6)) {
            assertThat(client.sendTo(new byte[] {1, 2}, server.localEndpoint())).isEqualTo(2);

            Datagram asked = server.recvFrom(1024);
            assertThat(asked.data()).containsExactly(1, 2);
            assertThat(asked.from()).isEqualTo(client.localEndpoint());
            assertThat(asked.truncated()).isFalse();

            server.sendTo(ByteBuffer.wrap(new byte[] {3}), asked.from());
            assertThat(client.recvFrom(1024).from()).isEqualTo(server.localEndpoint());
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment data = arena.allocate(5);
                assertThat(server.sendTo(data, asked.from())).isEqualTo(5);
            }
            assertThat(server.sendTo(new byte[2], MsgFlags.MSG_CONFIRM, asked.from())).isEqualTo(2);
            assertThat(client.recv(9)).hasSize(5);
            assertThat(client.recv(9)).hasSize(2);
        }
    }

    @Test
    void recvFrom_messageLongerThanTheBuffer_tellsTheFullSize() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.client().send(new byte[] {1, 2, 3, 4, 5});

            Datagram cut = pair.server().recvFrom(2);

            assertThat(cut.data()).containsExactly(1, 2);
            assertThat(cut.fullSize()).isEqualTo(5);
            assertThat(cut.truncated()).isTrue();
            assertThat(cut.toString()).contains("2 of 5 bytes");
        }
    }

    @Test
    void recv_messageLongerThanTheBuffer_throwsWithWhatFitted() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            for (int i = 0; i < 4; i++) {
                pair.client().send(new byte[] {1, 2, 3, 4, 5});
            }
            TruncatedException array =
                    catchThrowableOfType(TruncatedException.class, () -> pair.server().recv(2));
            assertThat(array.received()).containsExactly(1, 2);
            assertThat(array).hasMessageContaining("5 bytes was cut to 2");

            byte[] into = new byte[3];
            TruncatedException inPlace =
                    catchThrowableOfType(TruncatedException.class, () -> pair.server().recv(into));
            assertThat(inPlace.transferred()).isEqualTo(3);
            assertThat(into).containsExactly(1, 2, 3);

            ByteBuffer buffer = ByteBuffer.allocateDirect(4);
            assertThatThrownBy(() -> pair.server().recv(buffer))
                    .isInstanceOf(TruncatedException.class);
            assertThat(buffer.position()).isEqualTo(4);

            assertThat(pair.server().recv(2, MsgFlags.MSG_TRUNC)).containsExactly(1, 2);
        }
    }

    @Test
    void recv_withTruncFlag_answersTheFullSize() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.client().send(new byte[9000]);
            ByteBuffer small = ByteBuffer.allocate(10);

            assertThat(pair.server().recv(small, MsgFlags.MSG_TRUNC)).isEqualTo(9000);
            assertThat(small.position()).isEqualTo(10);
        }
    }

    @Test
    void recv_zeroBytes_takesTheMessageAndSaysItWasCut() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.client().send(new byte[7]);
            pair.client().send(new byte[0]);
            assertThatThrownBy(() -> pair.server().recv(0)).isInstanceOf(TruncatedException.class);
            assertThat(pair.server().recv(0)).isEmpty();
        }
    }

    @Test
    void send_largestMessage_goesThrough() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            assertThat(pair.client().send(new byte[65507])).isEqualTo(65507);
            assertThat(pair.server().recv(100_000)).hasSize(65507);
        }
    }

    @Test
    void send_messageTooLarge_isEMSGSIZE() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            ErrnoException failure =
                    catchThrowableOfType(
                            ErrnoException.class, () -> pair.client().send(new byte[65508]));
            assertThat(failure.errno()).isEqualTo(Errno.EMSGSIZE);
            assertThat(failure).hasMessageContaining("65507");
            assertThatThrownBy(() -> pair.client().sendAll(new byte[1_000_000]))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EMSGSIZE");
        }
    }

    @Test
    void recv_connectedToNobody_isRefused() throws Exception {
        Endpoint nobody;
        try (Socket gone = Loopback.datagram(Family.AF_INET)) {
            nobody = gone.localEndpoint();
        }
        try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            client.connect(nobody);
            client.timeout(Duration.ofSeconds(10));
            client.send(new byte[0]);
            assertThatThrownBy(() -> client.recv(10))
                    .isInstanceOf(ConnectionRefusedException.class)
                    .hasMessageContaining("recv " + nobody);
        }
    }

    @Test
    void send_withoutPeer_isEDESTADDRREQ() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            ErrnoException failure =
                    catchThrowableOfType(ErrnoException.class, () -> socket.send(new byte[1]));
            assertThat(failure.errno()).isEqualTo(Errno.EDESTADDRREQ);
        }
    }

    @Test
    void sendTo_broadcastWithoutPermission_isEACCES() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            assertThatThrownBy(() -> socket.sendTo(new byte[1], Endpoint.of("127.255.255.255", 9)))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("SO_BROADCAST");
        }
    }

    @Test
    void localEndpoint_beforeAndAfterBind() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            assertThat(socket.localEndpoint()).isEqualTo(Inet4Endpoint.ANY);
            socket.bind(Inet4Endpoint.LOOPBACK);
            assertThat(((Inet4Endpoint) socket.localEndpoint()).port()).isPositive();
            assertThatThrownBy(socket::remoteEndpoint)
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ENOTCONN");
        }
    }
}
