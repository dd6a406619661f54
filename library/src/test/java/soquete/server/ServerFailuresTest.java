package soquete.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.error.ConnectionResetException;
import soquete.option.Linger;
import soquete.option.SolSocket;

/// What goes wrong in a handler, a reporter or a listener harms nobody else, and is told.
@Timeout(60)
class ServerFailuresTest {
    private static Socket client(Server server) throws IOException {
        Socket client = Socket.client(server.endpoints().getFirst());
        client.timeout(Duration.ofSeconds(20));
        return client;
    }

    private static int forEver(int depth) {
        return depth < 0 ? 0 : forEver(depth + 1) + 1;
    }

    private static void fail(byte how) throws Exception {
        switch (how) {
            case 1 -> throw new IllegalStateException("a mistake");
            case 2 -> throw new IOException("a failure");
            case 3 -> throw new InterruptedException("by itself");
            case 4 -> forEver(0);
            case 5 -> throw new OutOfMemoryError("pretended");
            case 6 -> throw new AssertionError("an error");
            default -> {
                // goes on
            }
        }
    }

    @Test
    void handler_thatThrows_endsItsConnectionAloneAndIsReported() throws Exception {
        Heard heard = new Heard();
        List<Class<? extends Throwable>> kinds =
                List.of(
                        IllegalStateException.class,
                        IOException.class,
                        InterruptedException.class,
                        StackOverflowError.class,
                        OutOfMemoryError.class,
                        AssertionError.class);
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .reporter(heard)
                                .handle(
                                        c -> {
                                            fail(c.recv(1)[0]);
                                            ServerTest.echo(c);
                                        });
                Socket good = client(server)) {
            good.sendAll(new byte[1]);
            for (int i = 0; i < kinds.size(); i++) {
                try (Socket bad = client(server)) {
                    bad.sendAll(new byte[] {(byte) (i + 1)});
                    assertThat(bad.recv(1)).isEmpty();
                }
                List<ServerEvent.Failed> failed = heard.await(i + 1, ServerEvent.Failed.class);
                assertThat(failed.get(i).failure()).isExactlyInstanceOf(kinds.get(i));
                ServerTest.assertEchoes(good);
            }
            heard.await(kinds.size(), ServerEvent.Ended.class);
            assertThat(server.counts().failed()).isEqualTo(kinds.size());
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void client_thatResets_isAFailureOfItsConnection() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                Server.on(ServerTest.ANY_PORT).reporter(heard).handle(ServerTest::echo)) {
            Socket client = client(server);
            ServerTest.assertEchoes(client);
            client.set(SolSocket.SO_LINGER, new Linger(true, 0));
            client.close();
            assertThat(heard.await(ServerEvent.Failed.class).failure())
                    .isInstanceOf(ConnectionResetException.class);
        }
    }

    @Test
    void reporter_thatThrows_changesNothing() throws Exception {
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .reporter(
                                _ -> {
                                    throw new IllegalStateException("the reporter");
                                })
                        .handle(ServerTest::echo)) {
            for (int i = 0; i < 5; i++) {
                try (Socket client = client(server)) {
                    ServerTest.assertEchoes(client);
                }
            }
        }
    }

    @Test
    void events_ofAConnection_beginWithAcceptedAndEndWithEnded() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                Server.on(ServerTest.ANY_PORT).reporter(heard).handle(ServerTest::echo)) {
            try (Socket client = client(server)) {
                ServerTest.assertEchoes(client);
            }
            heard.await(ServerEvent.Ended.class);
        }
        List<String> kinds = new ArrayList<>();
        for (ServerEvent event : heard.all(ServerEvent.class)) {
            kinds.add(event.getClass().getSimpleName());
        }
        assertThat(kinds).containsExactly("Started", "Accepted", "Ended", "Drained");
        Connection connection = heard.await(ServerEvent.Ended.class).connection();
        assertThat(connection.bytesReceived()).isEqualTo(4);
        assertThat(connection.bytesSent()).isEqualTo(4);
    }

    /// Somebody closes a listening socket under the server: it says so, goes on with the others,
    /// and ends when none is left.
    @Test
    void listener_thatIsLost_isNeverSilent() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                Server.on(ServerTest.ANY_PORT, ServerTest.ANY_PORT)
                        .reporter(heard)
                        .handle(ServerTest::echo)) {
            Endpoint second = server.endpoints().get(1);
            server.listeners().getFirst().socket().close();
            ServerEvent.ListenerLost lost = heard.await(ServerEvent.ListenerLost.class);
            assertThat(lost.listener()).isEqualTo(server.listeners().getFirst());
            assertThat(lost.failure()).isInstanceOf(ClosedChannelException.class);
            try (Socket client = Socket.client(second)) {
                ServerTest.assertEchoes(client);
            }
            assertThat(server.isDraining()).isFalse();
            server.listeners().get(1).socket().close();
            heard.await(2, ServerEvent.ListenerLost.class);
            Optional<Drained> drained = server.await(Duration.ofSeconds(20));
            assertThat(drained).map(Drained::isClean).contains(true);
        }
    }
}
