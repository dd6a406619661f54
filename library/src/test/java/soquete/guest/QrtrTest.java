package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.QrtrEndpoint;
import soquete.endpoint.SocketType;

/// The Qualcomm IPC router, within one node.
@Tag("guest")
@Timeout(60)
class QrtrTest {
    private static final int SERVICE = 4711;
    private static final int INSTANCE = 3;

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.sockets("QIPCRTR", Family.AF_QIPCRTR, SocketType.SOCK_DGRAM));
    }

    private static Socket open() throws IOException {
        Socket socket = Socket.open(Family.AF_QIPCRTR, SocketType.SOCK_DGRAM);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    private static QrtrEndpoint local(Socket socket) throws IOException {
        return (QrtrEndpoint) socket.localEndpoint();
    }

    /// Binds to a port that the kernel chooses; answers the node of this machine.
    private static int bind(Socket socket) throws IOException {
        int node = local(socket).node();
        socket.bind(new QrtrEndpoint(node, 0));
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
            assertThat(((QrtrEndpoint) got.from()).node()).isEqualTo(node);
        }
    }

    /// `struct qrtr_ctrl_pkt` with a server.
    private static byte[] control(int command, int node, int port) {
        byte[] packet = new byte[20];
        ByteBuffer.wrap(packet)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(command)
                .putInt(SERVICE)
                .putInt(INSTANCE)
                .putInt(node)
                .putInt(port);
        return packet;
    }

    @Test
    void nameService_tellsOfARegisteredServer() throws Exception {
        try (Socket server = open();
                Socket client = open()) {
            int node = bind(server);
            int port = local(server).port();
            Endpoint names = new QrtrEndpoint(node, QrtrEndpoint.QRTR_PORT_CTRL);
            server.sendTo(control(QrtrEndpoint.QRTR_TYPE_NEW_SERVER, node, port), names);
            client.sendTo(control(QrtrEndpoint.QRTR_TYPE_NEW_LOOKUP, 0, 0), names);

            assertThat(client.recv(100))
                    .isEqualTo(control(QrtrEndpoint.QRTR_TYPE_NEW_SERVER, node, port));
        }
    }
}
