package soquete.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListeningPortTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String LISTENING_V4 =
            "   0: 0100007F:FF98 00000000:0000 0A 00000000:00000000 00:00000000 00000000 "
                    + "    0        0 4711 1 0000000000000000 100 0 0 10 0";

    @RegisterExtension final Programs programs = new Programs();

    @Test
    void portOf_listeningLine_isItsPort() {
        assertThat(ListeningPort.portOf(LISTENING_V4, "0A", Set.of("4711"))).hasValue(65432);
    }

    @Test
    void portOf_otherStateOrOtherSocketOrHeading_isEmpty() {
        assertThat(ListeningPort.portOf(LISTENING_V4, "01", Set.of("4711"))).isEmpty();
        assertThat(ListeningPort.portOf(LISTENING_V4, "0A", Set.of("4712"))).isEmpty();
        assertThat(ListeningPort.portOf("  sl  local_address rem_address", "0A", Set.of("4711")))
                .isEmpty();
    }

    @Test
    void tcp_serverOfThisProcess_findsItsPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            assertThat(ListeningPort.tcp(ProcessHandle.current().pid(), LONG))
                    .isEqualTo(server.getLocalPort());
        }
    }

    @Test
    void udp_socketOfThisProcess_findsItsPort() throws SocketException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DatagramSocket socket = new DatagramSocket(anyPort)) {
            assertThat(ListeningPort.udp(ProcessHandle.current().pid(), LONG))
                    .isEqualTo(socket.getLocalPort());
        }
    }

    @Test
    @Needs(programs = "python3")
    void tcp_serverOfAnotherProcess_findsItsPort() throws Exception {
        String server =
                "import socket; s = socket.create_server(('127.0.0.1', 0)); "
                        + "print(s.getsockname()[1], flush=True); s.accept()";
        Program python = programs.start("python3", "-c", server);
        int port = ListeningPort.tcp(python.pid(), LONG);
        python.awaitOut("\n", LONG);
        assertThat(python.outSoFar().strip()).isEqualTo(Integer.toString(port));
    }

    @Test
    void tcp_processThatEnded_saysSo() throws Exception {
        Program program = programs.start("true");
        program.await(LONG);
        assertThatThrownBy(() -> ListeningPort.tcp(program.pid(), LONG))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ended")
                .hasMessageContaining("listens on no TCP port");
    }

    @Test
    void tcp_processThatListensOnNothing_givesUpInTime() {
        Program program = programs.start("cat");
        assertThatThrownBy(() -> ListeningPort.tcp(program.pid(), Duration.ofMillis(30)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("within PT0.03S");
    }
}
