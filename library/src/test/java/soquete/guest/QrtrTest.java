package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;

/// The Qualcomm IPC router, within one node.
@Tag("guest")
@Timeout(60)
class QrtrTest {
    private static final int QRTR_PORT_CTRL = -2;
    private static final int QRTR_TYPE_NEW_SERVER = 4;
    private static final int QRTR_TYPE_NEW_LOOKUP = 10;
    private static final int SERVICE = 4711;
    private static final int INSTANCE = 3;

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.sockets("QIPCRTR", Feature.AF_QIPCRTR, SocketType.SOCK_DGRAM));
    }

    private static Socket open() throws IOException {
        Socket socket = Socket.open(Feature.AF_QIPCRTR, SocketType.SOCK_DGRAM);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    private static Endpoint endpoint(int node, int port) {
        return Struct.endpoint(Feature.AF_QIPCRTR, Struct.of(12).putInt(4, node).putInt(8, port));
    }

    /// Binds to a port that the kernel chooses; answers the node of this machine.
    private static int bind(Socket socket) throws IOException {
        int node = Struct.sockaddr(socket.localEndpoint()).getInt(4);
        socket.bind(endpoint(node, 0));
        return node;
    }

    @Test
    void messages_withinTheNode_arriveFromTheirPort() throws Exception {
        try (Socket a = open();
                Socket b = open()) {
            int node = bind(a);
            bind(b);
            a.sendTo(new byte[] {1, 2, 3}, b.localEndpoint());

            Datagram got = b.recvFrom(100);

            assertThat(got.data()).containsExactly(1, 2, 3);
            assertThat(got.from()).isEqualTo(a.localEndpoint());
            assertThat(Struct.sockaddr(got.from()).getInt(4)).isEqualTo(node);
        }
    }

    /// `struct qrtr_ctrl_pkt` with a server.
    private static byte[] control(int command, int node, int port) {
        ByteBuffer packet = Struct.of(20).putInt(command).putInt(SERVICE).putInt(INSTANCE);
        return Struct.bytes(packet.putInt(node).putInt(port));
    }

    @Test
    void nameService_tellsOfARegisteredServer() throws Exception {
        try (Socket server = open();
                Socket client = open()) {
            int node = bind(server);
            int port = Struct.sockaddr(server.localEndpoint()).getInt(8);
            Endpoint names = endpoint(node, QRTR_PORT_CTRL);
            server.sendTo(control(QRTR_TYPE_NEW_SERVER, node, port), names);
            client.sendTo(control(QRTR_TYPE_NEW_LOOKUP, 0, 0), names);

            ByteBuffer answer = Struct.read(client.recv(100));

            assertThat(Struct.bytes(answer)).isEqualTo(control(QRTR_TYPE_NEW_SERVER, node, port));
        }
    }
}
