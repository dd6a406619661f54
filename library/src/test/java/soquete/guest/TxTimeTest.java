package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.message.SocketControl;
import soquete.option.SockTxtime;
import soquete.option.SolSocket;
import soquete.testkit.NetworkNamespace;

/// Datagrams that leave when told, by the queueing discipline fq.
@Tag("guest")
@Timeout(60)
class TxTimeTest {
    private static final int CLOCK_MONOTONIC = 1;

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(NetworkNamespace.available(), Feature.queue("fq"));
    }

    private static Socket udp() throws IOException {
        Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    @Test
    void datagram_withATime_leavesThenAndIsOvertaken() throws Exception {
        try (NetworkNamespace network = NetworkNamespace.create();
                Socket server = network.call(TxTimeTest::udp);
                Socket timed = network.call(TxTimeTest::udp);
                Socket prompt = network.call(TxTimeTest::udp)) {
            network.exec("tc", "qdisc", "add", "dev", "lo", "root", "fq");
            server.bind(Inet4Endpoint.LOOPBACK);
            timed.connect(server.localEndpoint());
            prompt.connect(server.localEndpoint());
            // The clock of System.nanoTime.
            timed.set(SolSocket.SO_TXTIME, new SockTxtime(CLOCK_MONOTONIC, 0));

            // What a first time costs must not come into it.
            timed.sendMsg(new byte[] {0}, new SocketControl.TxTime(System.nanoTime()));
            assertThat(server.recv(10)).containsExactly(0);
            long launch = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            timed.sendMsg(new byte[] {1}, new SocketControl.TxTime(launch));
            prompt.send(new byte[] {2});

            assertThat(server.recv(10)).as("sent second").containsExactly(2);
            assertThat(System.nanoTime()).isLessThan(launch);
            assertThat(server.recv(10)).as("sent first").containsExactly(1);
            long late = System.nanoTime() - launch;
            assertThat(late).isBetween(0L, Duration.ofSeconds(3).toNanos());
        }
    }
}
