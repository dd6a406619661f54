package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.option.SolRds;

/// RDS over TCP.
@Tag("guest")
@Timeout(60)
class RdsTest {
    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.sockets("RDS", Family.AF_RDS, SocketType.SOCK_SEQPACKET));
    }

    private static Socket bound(String host) throws IOException {
        Socket socket = Socket.open(Family.AF_RDS, SocketType.SOCK_SEQPACKET);
        socket.timeout(Duration.ofSeconds(20));
        socket.set(SolRds.SO_RDS_TRANSPORT, SolRds.RDS_TRANS_TCP);
        socket.bind(Endpoint.of(host, 0));
        return socket;
    }

    @Test
    void messages_toAnotherSocket_arriveFromItsEndpoint() throws Exception {
        byte[] large = new byte[100_000];
        new Random(7).nextBytes(large);
        try (Socket a = bound("127.0.0.1");
                Socket b = bound("127.0.0.1")) {
            assertThat(a.get(SolRds.SO_RDS_TRANSPORT)).isEqualTo(SolRds.RDS_TRANS_TCP);
            a.sendTo(new byte[] {1, 2, 3}, b.localEndpoint());
            a.sendTo(large, b.localEndpoint());

            Datagram first = b.recvFrom(200_000);
            assertThat(first.data()).containsExactly(1, 2, 3);
            assertThat(first.from()).isEqualTo(a.localEndpoint());
            assertThat(b.recv(200_000)).isEqualTo(large);
            b.sendTo(new byte[] {4}, first.from());
            assertThat(a.recv(10)).containsExactly(4);
        }
    }
}
