package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.AddressInUseException;
import soquete.ring.LoopOptions;
import soquete.testkit.Capability;

@Timeout(60)
class ServerTest {
    static final Endpoint ANY_PORT = Endpoint.of("127.0.0.1", 0);

    /// Sends back what comes, until the end.
    static void echo(Connection connection) throws IOException {
        byte[] data = connection.recv(8192);
        while (data.length > 0) {
            connection.sendAll(data);
            data = connection.recv(8192);
        }
    }

    static void assertEchoes(Socket client) throws IOException {
        client.timeout(Duration.ofSeconds(10));
        byte[] ping = "ping".getBytes(UTF_8);
        client.sendAll(ping);
        assertThat(client.recvExactly(4)).isEqualTo(ping);
    }

    @Test
    void server_onTcpAndUnix_servesBothAndNamesThem(@TempDir Path directory) throws Exception {
        UnixEndpoint path = UnixEndpoint.path(directory.resolve("s"));
        try (Server server =
                Server.on(ANY_PORT, path, Inet6Endpoint.LOOPBACK).handle(ServerTest::echo)) {
            assertThat(server.endpoints()).hasSize(3).element(1).isEqualTo(path);
            for (Endpoint endpoint : server.endpoints()) {
                try (Socket client = Socket.client(endpoint)) {
                    assertEchoes(client);
                }
            }
            assertThat(server.counts().accepted()).isEqualTo(3);
        }
        assertThat(Files.exists(directory.resolve("s"))).isFalse();
    }

    @Test
    void server_ofSeqpacket_keepsMessages(@TempDir Path directory) throws Exception {
        UnixEndpoint path = UnixEndpoint.path(directory.resolve("s"));
        try (Server server =
                        Server.on()
                                .on(SocketType.SOCK_SEQPACKET, path)
                                .handle(
                                        c -> {
                                            c.sendAll(c.recv(100));
                                            c.sendAll(c.recv(100));
                                        });
                Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET)) {
            client.connect(server.endpoints().getFirst());
            client.send(new byte[3]);
            client.send(new byte[5]);
            assertThat(client.recv(100)).hasSize(3);
            assertThat(client.recv(100)).hasSize(5);
        }
    }

    @Test
    void server_fromListeningSocket_keepsItsName() throws Exception {
        Socket listening = Socket.server(ANY_PORT);
        try (Server server =
                Server.on(ANY_PORT).named("http", listening).handle(ServerTest::echo)) {
            assertThat(server.listeners("http"))
                    .singleElement()
                    .extracting(Listener::endpoint)
                    .isEqualTo(listening.localEndpoint());
            try (Socket client = Socket.client(listening.localEndpoint())) {
                assertEchoes(client);
            }
        }
        assertThat(listening.isOpen()).isFalse();
    }

    @Test
    void acceptors_several_shareThePort() throws Exception {
        try (Server server = Server.on(ANY_PORT).acceptors(3).handle(ServerTest::echo)) {
            assertThat(server.endpoints()).hasSize(1);
            assertThat(server.listeners()).hasSize(3);
            for (int i = 0; i < 30; i++) {
                try (Socket client = Socket.client(server.endpoints().getFirst())) {
                    assertEchoes(client);
                }
            }
        }
    }

    @Test
    void server_ofMptcp_servesAndDrains() throws Exception {
        Capability.probed(
                        "needs Multipath TCP",
                        () -> {
                            Socket.open(
                                            Family.AF_INET,
                                            SocketType.SOCK_STREAM,
                                            Protocol.IPPROTO_MPTCP)
                                    .close();
                            return true;
                        })
                .assume();
        try (Server server =
                        Server.on()
                                .on(SocketType.SOCK_STREAM, Protocol.IPPROTO_MPTCP, ANY_PORT)
                                .idle(Duration.ofSeconds(20))
                                .handle(ServerTest::echo);
                Socket client =
                        Socket.open(
                                Family.AF_INET, SocketType.SOCK_STREAM, Protocol.IPPROTO_MPTCP)) {
            client.connect(server.endpoints().getFirst());
            assertEchoes(client);
            assertThat(server.drain(Duration.ZERO).cut()).isEqualTo(1);
        }
    }

    /// The file of a server that was killed is in the way, and is replaced on demand; that of one
    /// that lives is not.
    @Test
    void replaceStale_takesTheFileOfTheDeadOnly(@TempDir Path directory) throws Exception {
        UnixEndpoint path = UnixEndpoint.path(directory.resolve("s"));
        try (Socket dead = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            dead.bind(path);
        }
        assertThatThrownBy(() -> Server.on(path).handle(ServerTest::echo))
                .isInstanceOf(AddressInUseException.class);
        try (Server server = Server.on(path).replaceStale().handle(ServerTest::echo)) {
            assertThatThrownBy(() -> Server.on(path).replaceStale().handle(ServerTest::echo))
                    .isInstanceOf(AddressInUseException.class);
            try (Socket client = Socket.client(path)) {
                assertEchoes(client);
            }
            assertThat(server.counts().failed()).isZero();
        }
    }

    @Test
    void handler_byLines_readsAndWritesText() throws Exception {
        try (Server server =
                        Server.on(ANY_PORT)
                                .handle(
                                        c -> {
                                            BufferedReader in = c.reader(UTF_8);
                                            var out = c.writer(UTF_8);
                                            out.write(in.readLine() + "!\n");
                                            out.flush();
                                        });
                Socket client = Socket.client(server.endpoints().getFirst())) {
            client.sendAll("olá\n".getBytes(UTF_8));
            assertThat(client.reader(UTF_8).readLine()).isEqualTo("olá!");
        }
    }

    @Test
    void handle_ofNothing_isRefused() {
        assertThatThrownBy(() -> Server.on().handle(_ -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to listen on");
    }

    @Test
    void handle_onPortInUse_leavesNothingOpenAndMayBeTriedAgain() throws Exception {
        try (Socket taken = Socket.server(ANY_PORT)) {
            Endpoint endpoint = taken.localEndpoint();
            ServerBuilder builder = Server.on(ANY_PORT, endpoint);
            assertThatThrownBy(() -> builder.handle(ServerTest::echo))
                    .isInstanceOf(AddressInUseException.class);
            assertThatThrownBy(() -> builder.handleOnLoops(2, LoopOptions.EPOLL, OnLoops.ECHO))
                    .isInstanceOf(AddressInUseException.class);
            taken.close();
            try (Server server = builder.handle(ServerTest::echo);
                    Socket client = Socket.client(endpoint)) {
                assertEchoes(client);
                assertThat(server.endpoints()).hasSize(2).contains(endpoint);
                assertThatThrownBy(() -> builder.handle(ServerTest::echo))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void close_withoutConnections_isCleanAndTellsAwait() throws Exception {
        Server server = Server.on(ANY_PORT).handle(ServerTest::echo);
        Endpoint endpoint = server.endpoints().getFirst();
        server.close();
        Drained drained = server.await();
        assertThat(drained.isClean()).isTrue();
        assertThat(List.of(drained.queued(), drained.finished(), drained.running()))
                .isEqualTo(List.of(0, 0, 0));
        assertThatThrownBy(() -> Socket.client(endpoint))
                .isInstanceOf(soquete.error.ConnectionRefusedException.class);
    }
}
