package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.ConnectionRefusedException;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// What only a process of its own can show: signals, a starter's sockets, no descriptors left.
@Timeout(120)
class ServerProcessTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension final Programs programs = new Programs();

    private Program start(List<String> before, String... arguments) {
        return start(before, ServerChild.command(arguments));
    }

    private Program start(List<String> before, List<String> child) {
        List<String> command = new ArrayList<>(before);
        command.addAll(child);
        return programs.start(command.toArray(String[]::new));
    }

    private static Endpoint endpoint(Program server) throws InterruptedException {
        server.awaitOut("Started[", LONG);
        Matcher found = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(server.outSoFar());
        assertThat(found.find()).isTrue();
        return Endpoint.of("127.0.0.1", Integer.parseInt(found.group(1)));
    }

    private static String ask(Socket client, String line) throws IOException {
        client.sendAll((line + "\n").getBytes(UTF_8));
        return client.reader(UTF_8).readLine();
    }

    /// One client ends by itself when it hears of the drain, one does not.
    @Test
    void sigterm_drainsAndCounts() throws Exception {
        Program server = start(List.of());
        Endpoint to = endpoint(server);
        try (Socket polite = Socket.client(to);
                Socket stubborn = Socket.client(to)) {
            polite.timeout(LONG);
            stubborn.timeout(LONG);
            assertThat(ask(stubborn, "hello")).isEqualTo("hello");
            BufferedReader in = polite.reader(UTF_8);
            polite.sendAll("hello\n".getBytes(UTF_8));
            assertThat(in.readLine()).isEqualTo("hello");
            server.signal("TERM");
            assertThat(in.readLine()).isEqualTo("goodbye");
            polite.close();
            Finished finished = server.await(LONG);
            assertThat(finished.out())
                    .contains("Cut[connection=")
                    .contains("reason=DRAIN")
                    .contains("Drained[queued=0, refused=0, finished=1, cut=1, running=0");
            assertThat(finished.status()).isEqualTo(143);
        }
    }

    /// There are descriptors for some of the clients only: accepting pauses, says so once, goes on
    /// when there are some again, and nobody who was in the kernel's queue is lost.
    @ParameterizedTest
    @ValueSource(strings = {"threads", "EPOLL", "RING"})
    @Needs(programs = "prlimit")
    void accept_withoutDescriptors_pausesTellsRecoversAndDropsNobody(
            String serves, @TempDir Path jars) throws Exception {
        if (serves.equals("RING")) {
            OnLoops.assumeRing();
        }
        Program server =
                start(List.of("prlimit", "--nofile=100:100"), ServerChild.packed(jars, serves));
        Endpoint to = endpoint(server);
        List<Socket> clients = new ArrayList<>();
        try (Socket first = Socket.client(to)) { // loads what the handler needs
            first.timeout(LONG);
            assertThat(ask(first, "first")).isEqualTo("first");
        }
        try {
            for (int i = 0; i < 300; i++) {
                clients.add(Socket.client(to));
                clients.getLast().timeout(LONG);
            }
            server.awaitOut("BackedOff[", LONG);
            for (int i = 0; i < clients.size(); i++) {
                clients.get(i).sendAll(("client " + i + "\n").getBytes(UTF_8));
            }
            awaitAnswers(clients);
            server.awaitOut("Recovered[", LONG);
        } finally {
            clients.forEach(Socket::close);
        }
        server.signal("TERM");
        Finished finished = server.await(LONG);
        assertThat(finished.out()).contains("EMFILE").contains("cut=0").doesNotContain("Lost");
        assertThat(count("BackedOff\\[", finished.out()))
                .isEqualTo(count("Recovered\\[", finished.out()));
        assertThat(count("pauses to accept", finished.err()))
                .isEqualTo(count("BackedOff\\[", finished.out()));
        assertThat(count("accepts again", finished.err()))
                .isEqualTo(count("Recovered\\[", finished.out()));
    }

    /// Each that has its answer makes room for another. Of one queue it is the next; between the
    /// queues of several loops there is no order.
    private static void awaitAnswers(List<Socket> clients) throws IOException {
        Set<Integer> left = new TreeSet<>();
        for (int i = 0; i < clients.size(); i++) {
            left.add(i);
            clients.get(i).timeout(Duration.ofMillis(1));
        }
        long end = System.nanoTime() + LONG.toNanos();
        while (!left.isEmpty()) {
            assertThat(System.nanoTime() - end).as("%s wait", left).isNegative();
            for (int i : List.copyOf(left)) {
                try {
                    assertThat(new String(clients.get(i).recv(100), UTF_8))
                            .isEqualTo("client " + i + "\n");
                    clients.get(i).close();
                    left.remove(i);
                } catch (SocketTimeoutException notYet) {
                    // it waits in a queue
                }
            }
        }
    }

    private static long count(String what, String text) {
        return Pattern.compile(what).matcher(text).results().count();
    }

    @Test
    @Needs(programs = "systemd-socket-activate")
    void systemd_givesListenersWithNames() throws Exception {
        int[] ports = {freePort(), freePort()};
        Program server =
                start(
                        List.of(
                                "systemd-socket-activate",
                                "--listen=127.0.0.1:" + ports[0],
                                "--listen=127.0.0.1:" + ports[1],
                                "--fdname=http:admin"),
                        "activated");
        try (Socket http = connect(ports[0]);
                Socket admin = connect(ports[1])) {
            assertThat(ask(http, "name")).isEqualTo("http");
            assertThat(ask(admin, "name")).isEqualTo("admin");
        }
        server.signal("TERM");
        Finished finished = server.await(LONG);
        assertThat(finished.out())
                .contains(
                        "Started[listeners=[http 127.0.0.1:%d, admin 127.0.0.1:%d]]"
                                .formatted(ports[0], ports[1]))
                .contains("cut=0");
    }

    private static int freePort() throws IOException {
        try (Socket socket = Socket.server(ServerTest.ANY_PORT)) {
            return ((InetEndpoint) socket.localEndpoint()).port();
        }
    }

    /// Connects as soon as somebody listens.
    private static Socket connect(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (true) {
            try {
                Socket client = Socket.connect("127.0.0.1", port);
                client.timeout(LONG);
                return client;
            } catch (ConnectionRefusedException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.sleep(5);
            }
        }
    }
}
