package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.AddressInUseException;
import soquete.option.SolSocket;
import soquete.ring.LoopOptions;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// A port that several listeners of a server share is that server's: somebody else's is in use,
/// whether that one shares as well or not.
@Timeout(60)
class PortsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /// Waits for the end of its input.
    private static final String PYTHON =
            """
            import socket, sys
            s = socket.socket(socket.AF_INET, getattr(socket, sys.argv[1]))
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(sys.argv[2]))
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, int(sys.argv[3]))
            s.bind(('127.0.0.1', 0))
            if sys.argv[1] == 'SOCK_STREAM': s.listen(5)
            print(s.getsockname()[1], flush=True)
            sys.stdin.read()
            """;

    @RegisterExtension final Programs programs = new Programs();

    private Endpoint takenBy(String type, String reuseAddr, String reusePort) throws Exception {
        Program other = programs.start("python3", "-c", PYTHON, type, reuseAddr, reusePort);
        other.awaitOut("\n", LONG);
        return Endpoint.of("127.0.0.1", Integer.parseInt(other.outSoFar().strip()));
    }

    private static void assertInUse(ServerBuilder builder, boolean loops) {
        assertThatThrownBy(
                        () -> {
                            if (loops) {
                                builder.handleOnLoops(2, LoopOptions.EPOLL, OnLoops.ECHO);
                            } else {
                                builder.acceptors(2).handle(ServerTest::echo);
                            }
                        })
                .isInstanceOf(AddressInUseException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void port_ofAnotherServerThatShares_isInUse(boolean loops) throws Exception {
        for (Endpoint any : List.of(ServerTest.ANY_PORT, Inet6Endpoint.LOOPBACK)) {
            try (Server first = Server.on(any).handleOnLoops(3, LoopOptions.EPOLL, OnLoops.ECHO);
                    Server second = Server.on(any).acceptors(3).handle(ServerTest::echo)) {
                assertInUse(Server.on(first.endpoints().getFirst()), loops);
                assertInUse(Server.on(second.endpoints().getFirst()), loops);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0", "1 0", "0 1", "1 1"})
    @Needs(programs = "python3")
    void port_ofAnotherProgram_isInUse(String reuse) throws Exception {
        String[] options = reuse.split(" ", 2);
        Endpoint taken = takenBy("SOCK_STREAM", options[0], options[1]);
        assertInUse(Server.on(taken), false);
        assertInUse(Server.on(taken), true);
        Endpoint datagrams = takenBy("SOCK_DGRAM", "0", options[1]);
        assertThatThrownBy(() -> Server.datagrams(datagrams).receivers(2).handle(_ -> {}))
                .isInstanceOf(AddressInUseException.class);
    }

    /// Who wants to share says so.
    @Test
    void port_sharedOnDemand_isServedByBoth() throws Exception {
        try (Server first =
                        Server.on(ServerTest.ANY_PORT)
                                .option(SolSocket.SO_REUSEPORT, true)
                                .handleOnLoops(2, LoopOptions.EPOLL, OnLoops.ECHO);
                Server second =
                        Server.on(first.endpoints().getFirst())
                                .option(SolSocket.SO_REUSEPORT, true)
                                .acceptors(2)
                                .handle(ServerTest::echo)) {
            assertThat(second.endpoints()).isEqualTo(first.endpoints());
            for (int i = 0;
                    first.counts().accepted() == 0 || second.counts().accepted() == 0;
                    i++) {
                assertThat(i).isLessThan(1000);
                try (Socket client = Socket.client(first.endpoints().getFirst())) {
                    ServerTest.assertEchoes(client);
                }
            }
        }
    }

    /// Of several that start at the same moment one has the port, and the others hear of it.
    @Test
    void port_wantedByManyAtOnce_goesToOne() throws Exception {
        for (int turn = 0; turn < 20; turn++) {
            Endpoint wanted;
            try (Socket probe = Socket.server(ServerTest.ANY_PORT)) {
                wanted = probe.localEndpoint();
            }
            var started = new ConcurrentLinkedQueue<Server>();
            var others = new ConcurrentLinkedQueue<IOException>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                threads.add(
                        Thread.ofPlatform()
                                .start(
                                        () -> {
                                            try {
                                                started.add(
                                                        Server.on(wanted)
                                                                .acceptors(3)
                                                                .handle(ServerTest::echo));
                                            } catch (IOException e) {
                                                others.add(e);
                                            }
                                        }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            started.forEach(Server::close);
            assertThat(started.size()).isLessThanOrEqualTo(1);
            assertThat(others)
                    .hasSize(6 - started.size())
                    .allMatch(e -> e instanceof AddressInUseException);
        }
    }

    @Test
    void datagrams_ofSeveralReceivers_reachAll() throws Exception {
        try (DatagramServer server =
                Server.datagrams(ServerTest.ANY_PORT)
                        .receivers(3)
                        .handle(
                                request ->
                                        request.reply(
                                                Integer.toString(
                                                                System.identityHashCode(
                                                                        request.listener()))
                                                        .getBytes(UTF_8)))) {
            Endpoint to = server.endpoints().getFirst();
            var receivers = new HashSet<String>();
            for (int i = 0; receivers.size() < 3; i++) {
                assertThat(i).isLessThan(1000);
                try (Socket client = Socket.open(to.family(), SocketType.SOCK_DGRAM)) {
                    client.timeout(LONG);
                    client.sendTo(new byte[1], to);
                    receivers.add(new String(client.recv(100), UTF_8));
                }
            }
        }
    }
}
