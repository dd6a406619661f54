package soquete.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// Clients that are slow, or mean harm, do not keep others from being served: a good client
/// connects, asks and is answered, again and again, while Python does its worst.
///
/// `-Dsoquete.idle=15000` holds that many idle connections instead of 2,000; the numbers are
/// printed.
@Needs(programs = "python3")
@Timeout(180)
class HostileClientsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int IDLE = Integer.getInteger("soquete.idle", 2000);
    private static final int ROUNDS = 300;

    @RegisterExtension final Programs programs = new Programs();

    /// What the others do: Python, with `connect()` given, that says `ready` when it has begun.
    enum Others {
        NOBODY("ready()"),
        IDLE_ONES("hold = [connect() for i in range(count)]; ready()"),
        SAY_NOTHING_AND_ARE_CUT(
                """
                hold = [connect() for i in range(200)]; ready()
                while True:
                    for i, c in enumerate(hold):
                        try:
                            if c.recv(1, socket.MSG_DONTWAIT) == b'': hold[i] = connect()
                        except BlockingIOError: pass
                    time.sleep(0.01)
                """),
        A_BYTE_NOW_AND_THEN(
                """
                hold = [connect() for i in range(200)]; ready()
                while True:
                    for c in hold: c.send(b'x')
                    time.sleep(0.05)
                """),
        HALF_CLOSE(
                """
                hold = []; ready()
                while True:
                    c = connect(); c.send(b'x'); c.shutdown(socket.SHUT_WR); hold.append(c)
                    if len(hold) > 200: hold.pop(0).close()
                    time.sleep(0.001)
                """),
        RESET(
                """
                ready()
                while True:
                    c = connect(); c.send(b'xyz')
                    c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                    c.close(); time.sleep(0.001)
                """),
        RESET_AT_ONCE(
                """
                ready()
                while True:
                    c = connect()
                    c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                    c.close(); time.sleep(0.001)
                """),
        SEND_AND_NEVER_READ(
                """
                hold = [connect() for i in range(50)]; ready()
                for c in hold: c.setblocking(False)
                while True:
                    for c in hold:
                        try: c.send(b'x' * 65536)
                        except BlockingIOError: pass
                    time.sleep(0.01)
                """);

        private final String script;

        Others(String script) {
            this.script = script;
        }
    }

    private Program start(Others others, Endpoint to) throws InterruptedException {
        String script =
                """
                import socket, struct, sys, time
                to = ('127.0.0.1', int(sys.argv[1])); count = int(sys.argv[2])
                def connect(): return socket.create_connection(to)
                def ready(): print('ready', flush=True)
                """
                        + others.script
                        + "\nsys.stdin.read()\n";
        Program python =
                programs.start(
                        "python3",
                        "-c",
                        script,
                        Integer.toString(((InetEndpoint) to).port()),
                        Integer.toString(IDLE));
        python.awaitOut("ready", LONG);
        return python;
    }

    @ParameterizedTest
    @EnumSource
    void goodClients_areServedBesideOthers(Others others) throws Exception {
        boolean cuts = others == Others.SAY_NOTHING_AND_ARE_CUT;
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .maxConnections(20_000)
                        .idle(cuts ? Duration.ofMillis(300) : LONG)
                        .drain(Duration.ZERO)
                        .reporter(_ -> {})
                        .handle(ServerTest::echo)) {
            Endpoint to = server.endpoints().getFirst();
            measure(to, ROUNDS); // warm
            try (Program python = start(others, to)) {
                if (others == Others.IDLE_ONES) {
                    Heard.until("all are there", () -> server.connections() >= IDLE);
                }
                long[] micros = measure(to, ROUNDS);
                System.out.printf(
                        "%-24s median %6d us   99 %% %6d us   most %6d us   open %d%n",
                        others,
                        micros[ROUNDS / 2],
                        micros[ROUNDS * 99 / 100],
                        micros[ROUNDS - 1],
                        server.connections());
                assertThat(python.isRunning()).as(python.errSoFar()).isTrue();
                assertThat(micros[ROUNDS * 99 / 100]).as("99 %% in us").isLessThan(500_000);
                assertThat(micros[ROUNDS - 1]).as("the slowest, in us").isLessThan(5_000_000);
                if (cuts) {
                    Heard.until("the silent are cut", () -> server.counts().cut() >= 200);
                }
            }
        }
    }

    /// How long it takes to connect, ask and be answered: each time, in order.
    private static long[] measure(Endpoint to, int rounds) throws IOException {
        long[] micros = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            try (Socket client = Socket.client(to)) {
                ServerTest.assertEchoes(client);
            }
            micros[i] = (System.nanoTime() - start) / 1000;
        }
        Arrays.sort(micros);
        return micros;
    }
}
