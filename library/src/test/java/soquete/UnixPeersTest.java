package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.testkit.Capability;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// Unix and UDP-Lite sockets against programs that others wrote, in both directions.
@Timeout(60)
class UnixPeersTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private UnixEndpoint endpoint(boolean named, String name) {
        return named
                ? UnixEndpoint.abstractName(directory + "/" + name)
                : UnixEndpoint.path(directory.resolve(name));
    }

    /// The address as a Python literal.
    private static String python(UnixEndpoint endpoint) {
        StringBuilder text = new StringBuilder("b'");
        for (byte b : endpoint.sunPath()) {
            text.append(String.format("\\x%02x", b));
        }
        return text.append('\'').toString();
    }

    static Stream<Arguments> typesAndNames() {
        return Stream.of("STREAM", "SEQPACKET", "DGRAM")
                .flatMap(type -> Stream.of(Arguments.of(type, false), Arguments.of(type, true)));
    }

    private static SocketType type(String name) {
        return switch (name) {
            case "STREAM" -> SocketType.SOCK_STREAM;
            case "SEQPACKET" -> SocketType.SOCK_SEQPACKET;
            default -> SocketType.SOCK_DGRAM;
        };
    }

    @ParameterizedTest(name = "{0}, abstract {1}")
    @MethodSource("typesAndNames")
    @Needs(programs = "python3")
    void python_asClient(String type, boolean named) throws Exception {
        try (Socket server = Socket.open(Family.AF_UNIX, type(type))) {
            server.timeout(SOON);
            UnixEndpoint at = endpoint(named, "server");
            UnixEndpoint client = endpoint(named, "client");
            server.bind(at);
            boolean connected = !type.equals("DGRAM");
            if (connected) {
                server.listen();
            }
            Program python =
                    programs.start(
                            "python3",
                            "-c",
                            """
                            import socket
                            s = socket.socket(socket.AF_UNIX, socket.SOCK_%s)
                            s.bind(%s)
                            s.connect(%s)
                            s.send('olá'.encode())
                            print(s.recv(100).decode('utf-8'))
                            """
                                    .formatted(type, python(client), python(at)));
            if (connected) {
                try (Socket connection = server.accept()) {
                    connection.timeout(SOON);
                    hearAndAnswer(connection, client);
                    assertThat(python.await(SOON).out()).isEqualTo("oi\n");
                }
            } else {
                hearAndAnswer(server, client);
                assertThat(python.await(SOON).out()).isEqualTo("oi\n");
            }
        }
    }

    private static void hearAndAnswer(Socket socket, UnixEndpoint client) throws IOException {
        Datagram heard = socket.recvFrom(100);
        assertThat(heard.data()).asString(UTF_8).isEqualTo("olá");
        assertThat(heard.from()).isEqualTo(client);
        if (socket.type().equals(SocketType.SOCK_DGRAM)) {
            socket.sendTo("oi".getBytes(UTF_8), heard.from());
        } else {
            socket.send("oi".getBytes(UTF_8));
        }
    }

    @ParameterizedTest(name = "{0}, abstract {1}")
    @MethodSource("typesAndNames")
    @Needs(programs = "python3")
    void python_asServer(String type, boolean named) throws Exception {
        UnixEndpoint at = endpoint(named, "server");
        Program python =
                programs.start(
                        "python3",
                        "-c",
                        """
                        import socket
                        s = socket.socket(socket.AF_UNIX, socket.SOCK_%s)
                        s.bind(%s)
                        if s.type != socket.SOCK_DGRAM:
                            s.listen()
                        print('ready', flush=True)
                        if s.type != socket.SOCK_DGRAM:
                            s, peer = s.accept()
                            data = s.recv(100)
                            s.send(data.upper())
                        else:
                            data, peer = s.recvfrom(100)
                            s.sendto(data.upper(), peer)
                        print(peer if isinstance(peer, bytes) else peer.encode())
                        """
                                .formatted(type, python(at)));
        python.awaitOut("ready\n", SOON);
        try (Socket client = Socket.open(Family.AF_UNIX, type(type))) {
            client.timeout(SOON);
            client.bind(UnixEndpoint.UNNAMED);
            client.connect(at);
            client.send("bem vindo".getBytes(UTF_8));
            assertThat(client.recv(100)).asString(UTF_8).isEqualTo("BEM VINDO");
            String name = new String(((UnixEndpoint) client.localEndpoint()).name(), UTF_8);
            assertThat(python.await(SOON).out()).isEqualTo("ready\nb'\\x00" + name + "'\n");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Needs(programs = "python3")
    void python_byUdpLite(boolean pythonIsServer) throws Exception {
        Capability.probed(
                        "needs UDP-Lite",
                        () -> {
                            udpLite().close();
                            return true;
                        })
                .assume();
        try (Socket socket = udpLite()) {
            socket.timeout(SOON);
            socket.bind(Inet4Endpoint.LOOPBACK);
            if (pythonIsServer) {
                Program python =
                        programs.start(
                                "python3",
                                "-c",
                                """
                                import socket
                                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 136)
                                s.bind(('127.0.0.1', 0))
                                print('port %d;' % s.getsockname()[1], flush=True)
                                data, peer = s.recvfrom(100)
                                s.sendto(data.upper(), peer)
                                """);
                python.awaitOut(";", SOON);
                String port = python.outSoFar().replaceAll("\\D", "");
                Endpoint at = Endpoint.of("127.0.0.1", Integer.parseInt(port));
                socket.sendTo("lite".getBytes(UTF_8), at);
                Datagram answer = socket.recvFrom(100);
                assertThat(answer.data()).asString(UTF_8).isEqualTo("LITE");
                assertThat(answer.from()).isEqualTo(at);
                python.await(SOON);
            } else {
                Program python =
                        programs.start(
                                "python3",
                                "-c",
                                """
                                import socket
                                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 136)
                                s.sendto(b'lite', ('127.0.0.1', %d))
                                print(s.recv(100).decode())
                                """
                                        .formatted(
                                                ((Inet4Endpoint) socket.localEndpoint()).port()));
                Datagram asked = socket.recvFrom(100);
                assertThat(asked.data()).asString(UTF_8).isEqualTo("lite");
                socket.sendTo("oi".getBytes(UTF_8), asked.from());
                assertThat(python.await(SOON).out()).isEqualTo("oi\n");
            }
        }
    }

    private static Socket udpLite() throws IOException {
        return Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.IPPROTO_UDPLITE);
    }

    /// socat sends what it reads, and writes what it is answered, by datagrams between two paths.
    @Test
    @Needs(programs = "socat")
    void socat_byDatagrams() throws Exception {
        try (Socket server = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM)) {
            server.timeout(SOON);
            server.bind(endpoint(false, "server"));
            UnixEndpoint client = endpoint(false, "client");
            Program socat =
                    programs.start(
                            "socat",
                            "STDIO",
                            "UNIX-SENDTO:"
                                    + directory.resolve("server")
                                    + ",bind="
                                    + directory.resolve("client"));
            socat.write("ola\n".getBytes(UTF_8));
            Datagram heard = server.recvFrom(100);
            assertThat(heard.data()).asString(UTF_8).isEqualTo("ola\n");
            assertThat(heard.from()).isEqualTo(client);
            server.sendTo("oi\n".getBytes(UTF_8), heard.from());
            socat.awaitOut("oi\n", SOON);
        }
    }

    @Test
    @Needs(programs = "socat")
    void socat_byAnAbstractName_asClientAndServer() throws Exception {
        UnixEndpoint at = endpoint(true, "server");
        String name = new String(at.name(), UTF_8);
        try (Socket server = Socket.server(at)) {
            server.timeout(SOON);
            Program socat = programs.start("socat", "STDIO", "ABSTRACT-CONNECT:" + name);
            try (Socket connection = server.accept()) {
                socat.write("ola\n".getBytes(UTF_8));
                connection.timeout(SOON);
                assertThat(connection.recvExactly(4)).asString(UTF_8).isEqualTo("ola\n");
                connection.sendAll("oi\n".getBytes(UTF_8));
                socat.awaitOut("oi\n", SOON);
            }
        }
        UnixEndpoint other = endpoint(true, "other");
        Program socat =
                programs.start(
                        "socat",
                        "-d",
                        "-d",
                        "ABSTRACT-LISTEN:" + new String(other.name(), UTF_8),
                        "PIPE");
        socat.awaitErr("listening", SOON);
        try (Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            client.timeout(SOON);
            client.connect(other);
            client.sendAll("echo".getBytes(UTF_8));
            assertThat(client.recvExactly(4)).asString(UTF_8).isEqualTo("echo");
        }
    }

    @Test
    void javasOwnChannel_asClientAndServer() throws Exception {
        UnixEndpoint at = endpoint(false, "ours");
        try (Socket server = Socket.server(at);
                SocketChannel client = SocketChannel.open(at.toUnixDomainSocketAddress());
                Socket connection = server.accept()) {
            connection.sendAll("bem vindo".getBytes(UTF_8));
            ByteBuffer heard = ByteBuffer.allocate(100);
            client.read(heard);
            assertThat(new String(heard.array(), 0, heard.position(), UTF_8))
                    .isEqualTo("bem vindo");
            assertThat(Endpoint.of(client.getRemoteAddress())).isEqualTo(at);
            assertThat(Endpoint.of(client.getLocalAddress())).isEqualTo(UnixEndpoint.UNNAMED);
        }
        UnixDomainSocketAddress theirs = UnixDomainSocketAddress.of(directory.resolve("theirs"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            server.bind(theirs);
            client.connect(Endpoint.of(theirs));
            try (SocketChannel connection = server.accept()) {
                client.sendAll("obrigado".getBytes(UTF_8));
                ByteBuffer heard = ByteBuffer.allocate(100);
                connection.read(heard);
                assertThat(new String(heard.array(), 0, heard.position(), UTF_8))
                        .isEqualTo("obrigado");
            }
            assertThat(client.remoteEndpoint()).isEqualTo(Endpoint.of(theirs));
        }
    }
}
