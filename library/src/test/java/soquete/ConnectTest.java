package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;
import soquete.error.InProgressException;
import soquete.error.ResolveException;
import soquete.option.SolSocket;
import soquete.posix.SysSocket;

@Timeout(60)
class ConnectTest {
    @Test
    void name_isResolvedAndEveryAddressTried() throws Exception {
        // On a machine where localhost is ::1 first, that address refuses and the next answers.
        try (Socket listener = Loopback.listener(Family.AF_INET)) {
            int port = ((InetEndpoint) listener.localEndpoint()).port();
            try (Socket client = Socket.connect("localhost", port, Duration.ofSeconds(10));
                    Socket server = listener.accept()) {
                assertThat(client.remoteEndpoint()).isEqualTo(listener.localEndpoint());
                assertThat(server.remoteEndpoint()).isEqualTo(client.localEndpoint());
                assertThat(client.timeout()).isEqualTo(Socket.FOREVER);
            }
        }
    }

    /// The peer of what was accepted is known; a new connection of the same socket has another.
    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void remoteEndpoint_ofAnAcceptedSocket_isThatOfThePresentConnection(int family)
            throws Exception {
        Endpoint nowhere = new RawEndpoint(Family.AF_UNSPEC, new byte[14]);
        try (Loopback.Pair pair = Loopback.Pair.tcp(new Family(family));
                Socket other = Loopback.listener(new Family(family))) {
            Socket accepted = pair.server();
            Endpoint peer = pair.client().localEndpoint();
            assertThat(accepted.remoteEndpoint()).isEqualTo(peer);
            assertThat(SysSocket.getpeername(accepted.fd())).isEqualTo(peer);
            accepted.connect(nowhere);
            assertThatThrownBy(accepted::remoteEndpoint).hasMessageContaining("ENOTCONN");
            accepted.connect(other.localEndpoint());
            assertThat(accepted.remoteEndpoint()).isEqualTo(other.localEndpoint());
            accepted.close();
            assertThatThrownBy(accepted::remoteEndpoint).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void literalIpv6_connects() throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET6)) {
            int port = ((InetEndpoint) listener.localEndpoint()).port();
            try (Socket client = Socket.connect("::1", port)) {
                assertThat(client.family()).isEqualTo(Family.AF_INET6);
                assertThat(client.toString()).contains("peer [::1]:" + port);
            }
        }
    }

    @Test
    void nobodyThere_isRefused() throws Exception {
        int port;
        try (Socket gone = Loopback.listener(Family.AF_INET)) {
            port = ((InetEndpoint) gone.localEndpoint()).port();
        }
        assertThatThrownBy(() -> Socket.connect("127.0.0.1", port))
                .isInstanceOf(ConnectionRefusedException.class)
                .hasMessageContaining("connect 127.0.0.1:" + port);
    }

    @Test
    void nameThatDoesNotExist_isAResolveException() {
        assertThatThrownBy(() -> Socket.connect("no-such-host.invalid", 80))
                .isInstanceOf(ResolveException.class);
    }

    /// A listener whose queue is full does not answer further handshakes.
    @Test
    void silentPeer_endsAtTheDeadline() throws Exception {
        try (Socket listener = Socket.server(Loopback.any(Family.AF_INET), 0)) {
            InetEndpoint at = (InetEndpoint) listener.localEndpoint();
            List<Socket> waiting = fillQueue(at);
            long start = System.nanoTime();
            assertThatThrownBy(() -> Socket.connect("127.0.0.1", at.port(), Duration.ofMillis(150)))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("connect " + at);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(150_000_000);
            waiting.forEach(Socket::close);
        }
    }

    /// The handshake waits for room in the queue, and is refused when the listener is gone.
    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void refused_afterWaiting_isToldAndForgotten(boolean virtual) throws Exception {
        try (Socket listener = Socket.server(Loopback.any(Family.AF_INET), 0);
                Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            Endpoint at = listener.localEndpoint();
            List<Socket> waiting = fillQueue(at);
            Blocked connecting =
                    Blocked.in(
                            virtual,
                            () -> {
                                socket.connect(at);
                                return socket;
                            });
            listener.close();
            assertThat(connecting.failure())
                    .isInstanceOf(ConnectionRefusedException.class)
                    .hasMessageContaining("connect " + at);
            assertThat(socket.get(SolSocket.SO_ERROR).number()).isZero();
            waiting.forEach(Socket::close);
            connectsAgain(socket, at);
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void refused_socketCanConnectAgain(boolean virtual) throws Exception {
        Endpoint at;
        try (Socket gone = Loopback.listener(Family.AF_INET)) {
            at = gone.localEndpoint();
        }
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            for (int i = 0; i < 3; i++) {
                Blocked refused =
                        Blocked.in(
                                virtual,
                                () -> {
                                    socket.connect(at);
                                    return socket;
                                });
                assertThat(refused.failure()).isInstanceOf(ConnectionRefusedException.class);
            }
            connectsAgain(socket, at);
        }
    }

    private static void connectsAgain(Socket socket, Endpoint at) throws IOException {
        try (Socket back = Socket.server(at)) {
            socket.connect(at);
            try (Socket accepted = back.accept()) {
                assertThat(accepted.remoteEndpoint()).isEqualTo(socket.localEndpoint());
            }
        }
    }

    @Test
    void nonBlocking_isUnderWayThenDone() throws Exception {
        try (Socket listener = Socket.server(Loopback.any(Family.AF_INET), 0)) {
            Endpoint at = listener.localEndpoint();
            List<Socket> waiting = fillQueue(at);
            try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
                socket.timeout(Duration.ZERO);
                assertThatThrownBy(() -> socket.connect(at))
                        .isInstanceOf(InProgressException.class)
                        .hasMessageContaining("EINPROGRESS");
                assertThatThrownBy(() -> socket.connect(at))
                        .isInstanceOf(InProgressException.class)
                        .hasMessageContaining("EALREADY");
            }
            waiting.forEach(Socket::close);
        }
    }

    @Test
    void datagramSocket_canBeConnectedAgain() throws Exception {
        try (Socket a = Loopback.datagram(Family.AF_INET);
                Socket b = Loopback.datagram(Family.AF_INET);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            client.connect(a.localEndpoint());
            client.connect(b.localEndpoint());
            assertThat(client.remoteEndpoint()).isEqualTo(b.localEndpoint());
        }
    }

    private static List<Socket> fillQueue(Endpoint at) throws Exception {
        List<Socket> waiting = new ArrayList<>();
        while (true) {
            Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
            waiting.add(socket);
            socket.timeout(Duration.ofMillis(100));
            try {
                socket.connect(at);
            } catch (SocketTimeoutException e) {
                return waiting;
            }
        }
    }
}
