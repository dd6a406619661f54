package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.AddressInUseException;
import soquete.error.ConnectionRefusedException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.NotSupportedException;
import soquete.message.Shutdown;
import soquete.posix.DescriptorPair;
import soquete.posix.SysSocket;
import soquete.posix.Unistd;
import soquete.testkit.Descriptors;

/// Unix sockets of every type, with every kind of name.
@Timeout(60)
class UnixTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir Path directory;

    private UnixEndpoint path(String name) {
        return UnixEndpoint.path(directory.resolve(name));
    }

    /// A name that no other test and no other run has.
    private static UnixEndpoint abstractName(String name) {
        return UnixEndpoint.abstractName(
                "soquete-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 3})
    void pair_ofEveryType_talksBothWaysAndIsUnnamed(int number) throws Exception {
        SocketType type = new SocketType(number);
        Descriptors before = Descriptors.ofThisProcess();
        try (SocketPair pair = Socket.pair(Family.AF_UNIX, type)) {
            pair.first().send("ola".getBytes(UTF_8));
            Datagram heard = pair.second().recvFrom(10);
            assertThat(heard.data()).asString(UTF_8).isEqualTo("ola");
            assertThat(heard.from()).isEqualTo(UnixEndpoint.UNNAMED);
            pair.second().sendAll("oi".getBytes(UTF_8));
            assertThat(pair.first().recv(10)).asString(UTF_8).isEqualTo("oi");

            assertThat(pair.first().localEndpoint()).isEqualTo(UnixEndpoint.UNNAMED);
            assertThat(pair.first().remoteEndpoint()).isEqualTo(UnixEndpoint.UNNAMED);
            assertThat(pair.second().type()).isEqualTo(type);
            assertThat(pair.second()).asString().contains("AF_UNIX " + type + ", peer unix:]");
        }
        before.assertNoneAdded(SOON);
    }

    @Test
    void pair_ofAnotherFamily_saysWhichMakesThem() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        assertThatThrownBy(() -> Socket.pair(Family.AF_INET, SocketType.SOCK_STREAM))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("socketpair AF_INET SOCK_STREAM 0: EOPNOTSUPP")
                .hasMessageContaining("AF_UNIX does");
        before.assertNoneAdded(SOON);
    }

    @Test
    void socketpair_ofPosix_isTwoDescriptors() throws Exception {
        DescriptorPair pair =
                SysSocket.socketpair(Family.AF_UNIX, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT);
        try {
            assertThat(SysSocket.getsockname(pair.first()).family()).isEqualTo(Family.AF_UNIX);
            assertThat(SysSocket.getpeername(pair.second())).isEqualTo(UnixEndpoint.UNNAMED);
        } finally {
            Unistd.close(pair.first());
            Unistd.close(pair.second());
        }
        assertThatThrownBy(
                        () ->
                                SysSocket.socketpair(
                                        Family.AF_INET6, SocketType.SOCK_DGRAM, Protocol.DEFAULT))
                .isInstanceOf(NotSupportedException.class);
    }

    static Stream<Arguments> connectedTypesAndNames() {
        return Stream.of(SocketType.SOCK_STREAM, SocketType.SOCK_SEQPACKET)
                .flatMap(
                        type ->
                                Stream.of("path", "path of 108", "abstract", "autobind")
                                        .map(name -> Arguments.of(type, name)));
    }

    private UnixEndpoint endpoint(String kind) {
        return switch (kind) {
            case "path" -> path("socket");
            case "path of 108" -> {
                String prefix = directory + "/";
                yield UnixEndpoint.path(prefix + "p".repeat(108 - prefix.length()));
            }
            case "abstract" -> abstractName("\0 with a NUL");
            default -> UnixEndpoint.UNNAMED;
        };
    }

    @ParameterizedTest
    @MethodSource("connectedTypesAndNames")
    void connection_byEveryName_echoesAndKnowsItsNames(SocketType type, String kind)
            throws Exception {
        try (Socket server = Socket.open(Family.AF_UNIX, type);
                Socket client = Socket.open(Family.AF_UNIX, type)) {
            assertThat(server.localEndpoint()).isEqualTo(UnixEndpoint.UNNAMED);
            UnixEndpoint asked = endpoint(kind);
            server.bind(asked);
            server.listen(1);
            UnixEndpoint at = (UnixEndpoint) server.localEndpoint();
            if (kind.equals("autobind")) {
                assertThat(at.isAbstract()).isTrue();
                assertThat(at.name()).asString(UTF_8).matches("[0-9a-f]{5}");
            } else {
                assertThat(at).isEqualTo(asked);
            }
            client.connect(at);
            assertThat(client.remoteEndpoint()).isEqualTo(at);
            assertThat(client.localEndpoint()).isEqualTo(UnixEndpoint.UNNAMED);
            try (Socket connection = server.accept()) {
                assertThat(connection.remoteEndpoint()).isEqualTo(UnixEndpoint.UNNAMED);
                assertThat(connection.localEndpoint()).isEqualTo(at);
                client.sendAll("echo".getBytes(UTF_8));
                Datagram heard = connection.recvFrom(100);
                assertThat(heard.from()).isEqualTo(UnixEndpoint.UNNAMED);
                connection.sendAll(heard.data());
                Datagram echo = client.recvFrom(100);
                assertThat(echo.data()).asString(UTF_8).isEqualTo("echo");
                assertThat(echo.from()).isEqualTo(at);
                connection.shutdown(Shutdown.SHUT_WR);
                Datagram end = client.recvFrom(100);
                assertThat(end.data()).isEmpty();
                assertThat(end.from()).isEqualTo(at);
            }
            assertThat(client.remoteEndpoint()).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "path of 108", "abstract", "autobind", "unbound"})
    void datagram_fromEveryName_saysWhoSent(String kind) throws Exception {
        try (Socket server = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM);
                Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM)) {
            server.bind(UnixEndpoint.UNNAMED);
            if (!kind.equals("unbound")) {
                client.bind(endpoint(kind));
            }
            client.sendTo(new byte[] {1, 2, 3}, server.localEndpoint());
            Datagram heard = server.recvFrom(2);
            assertThat(heard.from()).isEqualTo(client.localEndpoint());
            assertThat(heard.fullSize()).isEqualTo(3);
            if (kind.equals("unbound")) {
                assertThat(heard.from()).isEqualTo(UnixEndpoint.UNNAMED);
            } else {
                server.sendTo(new byte[] {4}, heard.from());
                assertThat(client.recv(10)).containsExactly(4);
            }
        }
    }

    @Test
    void accepted_fromANamedClient_knowsIt() throws Exception {
        try (Socket server = Socket.server(path("server"));
                Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            client.bind(path("client"));
            client.connect(server.localEndpoint());
            try (Socket connection = server.accept()) {
                assertThat(connection.remoteEndpoint()).isEqualTo(path("client"));
                assertThat(connection).asString().contains("peer unix:" + directory);
            }
        }
    }

    @Test
    void names_thatAreOddBytes_areExact() throws Exception {
        byte[] odd = abstractName("").name();
        odd[0] = (byte) 0xff;
        odd[1] = '\n';
        UnixEndpoint endpoint = UnixEndpoint.abstractName(odd);
        try (Socket server = Socket.server(endpoint)) {
            assertThat(server.localEndpoint()).isEqualTo(endpoint);
            Endpoint read = Endpoint.parse(server.localEndpoint().toString());
            try (Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
                client.connect(read);
            }
        }
    }

    @Test
    void refusals_sayWhatIsWrong() throws Exception {
        UnixEndpoint path = path("x");
        try (Socket first = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM);
                Socket second = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM);
                Socket datagram = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM)) {
            assertThatThrownBy(() -> second.connect(path))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ENOENT")
                    .hasMessageContaining("the path does not exist");
            first.bind(path);
            assertThatThrownBy(() -> second.bind(path))
                    .isInstanceOf(AddressInUseException.class)
                    .hasMessageContaining("the path exists");
            assertThatThrownBy(() -> second.connect(path))
                    .isInstanceOf(ConnectionRefusedException.class)
                    .hasMessageContaining("on this path?");
            first.listen();
            assertThatThrownBy(() -> datagram.connect(path))
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.EPROTOTYPE));
            assertThatThrownBy(() -> second.bind(path("no/such")))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("directory of the path");
            assertThat(Files.exists(path.toPath())).isTrue();
        }
        assertThat(Files.exists(path.toPath())).as("as in C, the file stays").isTrue();
    }

    @Test
    void remoteEndpoint_ofAnUnconnectedSocket_isENOTCONN() throws IOException {
        try (Socket socket = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET)) {
            assertThatThrownBy(socket::remoteEndpoint)
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ENOTCONN");
        }
    }
}
