package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.option.MptcpInfo;
import soquete.option.MptcpSubflowAddrs;
import soquete.option.SolMptcp;
import soquete.option.TcpInfo;
import soquete.option.TcpState;
import soquete.testkit.Capability;

@Timeout(60)
class MptcpOptionTest {
    private static Socket open() throws Exception {
        return Socket.open(Family.AF_INET, SocketType.SOCK_STREAM, new Protocol(262));
    }

    /// Where the SYN of a connection was lost, Linux makes every further one plain TCP for an hour
    /// or more. Writing the sysctl makes it forget that, for those who may.
    private static boolean isThere() throws Exception {
        Path forgets = Path.of("/proc/sys/net/mptcp/blackhole_timeout");
        if (Files.isWritable(forgets)) {
            Files.writeString(forgets, Files.readString(forgets));
        }
        try (Socket listener = open();
                Socket client = open()) {
            listener.bind(Inet4Endpoint.LOOPBACK);
            listener.listen();
            client.connect(listener.localEndpoint());
            return !client.get(SolMptcp.MPTCP_INFO).isFallback();
        }
    }

    @Test
    void connection_tellsOfItselfAndItsSubflows() throws Exception {
        Capability.probed("needs Multipath TCP that is not made TCP", MptcpOptionTest::isThere)
                .assume();
        try (Socket listener = open();
                Socket client = open()) {
            listener.bind(Inet4Endpoint.LOOPBACK);
            listener.listen();
            client.connect(listener.localEndpoint());
            try (Socket accepted = listener.accept()) {
                client.sendAll(new byte[100]);
                accepted.recvExactly(100);

                MptcpInfo info = client.get(SolMptcp.MPTCP_INFO);
                assertThat(info.isFallback()).isFalse();
                assertThat(info.subflows()).isZero();
                assertThat(info.token()).isNotZero();
                assertThat(info.has("mptcpi_write_seq")).isTrue();
                assertThat(info.toString()).contains("mptcpi_token=" + info.token());
                info.bytesSent().ifPresent(sent -> assertThat(sent).isEqualTo(100));

                TcpInfo[] flows = client.get(SolMptcp.MPTCP_TCPINFO);
                assertThat(flows).hasSize(1);
                assertThat(flows[0].state()).isEqualTo(TcpState.TCP_ESTABLISHED);
                assertThat(flows[0].bytesSent().getAsLong()).isGreaterThanOrEqualTo(100);

                assertThat(client.get(SolMptcp.MPTCP_SUBFLOW_ADDRS))
                        .containsExactly(
                                new MptcpSubflowAddrs(
                                        (Inet4Endpoint) client.localEndpoint(),
                                        (Inet4Endpoint) client.remoteEndpoint()));

                assertThatThrownBy(() -> client.getRaw(284, 4, 0))
                        .isInstanceOf(ErrnoException.class);
                assertThatThrownBy(() -> client.setRaw(284, 1, new byte[4]))
                        .hasMessageContaining("ENOPROTOOPT");
            }
        }
    }
}
