package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.endpoint.Family;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.option.Linger;
import soquete.option.Option;
import soquete.option.Shape;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.option.SolTcp;

class OptionTest {
    /// An option, a value that is not its default, and what the kernel then answers.
    static Stream<Arguments> settable() {
        return Stream.of(
                Arguments.of(SolSocket.SO_BROADCAST, true, true),
                Arguments.of(SolSocket.SO_KEEPALIVE, true, true),
                Arguments.of(SolSocket.SO_LINGER, new Linger(true, 7), new Linger(true, 7)),
                Arguments.of(SolSocket.SO_RCVBUF, 50_000, 100_000),
                Arguments.of(SolSocket.SO_REUSEADDR, true, true),
                Arguments.of(SolSocket.SO_REUSEPORT, true, true),
                Arguments.of(SolSocket.SO_SNDBUF, 60_000, 120_000),
                Arguments.of(SolTcp.TCP_NODELAY, true, true),
                Arguments.of(SolIpv6.IPV6_V6ONLY, true, true));
    }

    @ParameterizedTest
    @MethodSource("settable")
    <T> void set_otherThanTheDefault_isReadBack(Option<T> option, T value, T stored)
            throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET6, SocketType.SOCK_STREAM)) {
            assertThat(socket.get(option)).isNotEqualTo(stored);
            socket.set(option, value);
            assertThat(socket.get(option)).isEqualTo(stored);
        }
    }

    @Test
    void readOnly_saysWhatTheSocketIs() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET6, SocketType.SOCK_DGRAM);
                Socket listener = Loopback.listener(Family.AF_INET)) {
            assertThat(socket.get(SolSocket.SO_TYPE)).isEqualTo(SocketType.SOCK_DGRAM);
            assertThat(socket.get(SolSocket.SO_DOMAIN)).isEqualTo(Family.AF_INET6);
            assertThat(socket.get(SolSocket.SO_PROTOCOL)).isEqualTo(Protocol.IPPROTO_UDP);
            assertThat(socket.get(SolSocket.SO_ERROR)).isEqualTo(new Errno(0));
            assertThat(socket.get(SolSocket.SO_ACCEPTCONN)).isFalse();
            assertThat(listener.get(SolSocket.SO_ACCEPTCONN)).isTrue();
            assertThat(socket.family()).isEqualTo(Family.AF_INET6);
            assertThat(socket.type()).isEqualTo(SocketType.SOCK_DGRAM);
            assertThat(socket.protocol()).isEqualTo(Protocol.DEFAULT);
        }
    }

    @Test
    void anOptionWithoutAConstant_works() throws Exception {
        Option<Integer> ttl = new Option<>("IP_TTL", 0, 2, Shape.INT);
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            socket.set(ttl, 7);
            assertThat(socket.get(ttl)).isEqualTo(7);
        }
    }

    @Test
    void server_hasTheDefaultsThatAServerWants() throws Exception {
        try (Socket dual = Socket.server(Inet6Endpoint.ANY);
                Socket only = Socket.server(Inet6Endpoint.LOOPBACK, 5)) {
            assertThat(dual.get(SolSocket.SO_REUSEADDR)).isTrue();
            assertThat(dual.get(SolSocket.SO_ACCEPTCONN)).isTrue();
            assertThat(dual.get(SolIpv6.IPV6_V6ONLY)).isFalse();
            assertThat(only.get(SolIpv6.IPV6_V6ONLY)).isTrue();

            int port = ((Inet6Endpoint) dual.localEndpoint()).port();
            try (Socket client = Socket.connect("127.0.0.1", port);
                    Socket accepted = dual.accept()) {
                client.sendAll(new byte[] {1});
                assertThat(accepted.recv(10)).containsExactly(1);
                assertThat(((Inet6Endpoint) accepted.remoteEndpoint()).isMapped()).isTrue();
            }
        }
    }

    /// The server closes first, so its end of the connection goes to TIME_WAIT.
    @Test
    void server_startedAgainInTimeWait_getsThePort() throws Exception {
        Socket first = Loopback.listener(Family.AF_INET);
        var at = first.localEndpoint();
        try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            client.connect(at);
            first.accept().close();
            assertThat(client.recv(1)).isEmpty();
        }
        first.close();
        try (Socket bare = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThatThrownBy(() -> bare.bind(at)).hasMessageContaining("EADDRINUSE");
        }
        try (Socket again = Socket.server(at)) {
            assertThat(again.localEndpoint()).isEqualTo(at);
        }
    }
}
