package soquete.cli.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// `server --forever`: many clients at once, silent ones among them, and the end by a signal.
@Timeout(120)
final class ForeverEndToEndTest {
    private static final byte[] ANSWER = "obrigado servidor".getBytes(UTF_8);
    private static final int MANY = 200;

    @RegisterExtension final Programs programs = new Programs();

    private static void greeted(Socket client) throws Exception {
        client.timeout(Soquete.PATIENCE);
        assertThat(new String(client.recv(1024), UTF_8)).isEqualTo("bem vindo cliente");
    }

    private static long count(String text, String line) {
        return text.lines().filter(line::equals).count();
    }

    @Test
    void forever_silentClients_holdNobodyUp() throws Exception {
        Program server = Soquete.start(programs, "server", "--forever", "--port", "0");
        int port = ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                silent.add(Socket.connect("127.0.0.1", port));
            }
            for (int i = 0; i < MANY; i++) {
                try (Socket client = Socket.connect("127.0.0.1", port)) {
                    greeted(client);
                    client.sendAll(ANSWER);
                    assertThat(client.recv(1)).isEmpty();
                }
            }
            for (Socket client : silent) {
                greeted(client);
                client.sendAll(ANSWER);
                assertThat(client.recv(1)).isEmpty();
            }
        } finally {
            silent.forEach(Socket::close);
        }
        server.signal("TERM");

        Finished ended = server.await(Soquete.PATIENCE);

        assertThat(ended.status()).isZero();
        assertThat(count(ended.out(), "  <- Servidor recebeu: obrigado servidor"))
                .isEqualTo(2 * MANY);
        assertThat(count(ended.out(), "Conexão encerrada pelo Servidor.")).isEqualTo(2 * MANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void forever_signalInTheMiddle_finishesTheConversation(String signal) throws Exception {
        Program server = Soquete.start(programs, "server", "--forever", "--port", "0");
        int port = ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        try (Socket client = Socket.connect("127.0.0.1", port)) {
            greeted(client);
            server.signal(signal);
            awaitRefusal(port);
            assertThat(server.isRunning()).isTrue();
            client.sendAll(ANSWER);

            Finished ended = server.await(Soquete.PATIENCE);

            assertThat(ended.status()).isZero();
            assertThat(ended.out())
                    .contains("  <- Servidor recebeu: obrigado servidor\n")
                    .endsWith("\nConexão encerrada pelo Servidor.\n");
            assertThat(ended.err()).doesNotContain("Exception");
        }
    }

    /// The server has taken the signal when nobody can connect any more.
    private static void awaitRefusal(int port) throws Exception {
        long end = System.nanoTime() + Soquete.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                Socket.connect("127.0.0.1", port).close();
            } catch (ErrnoException refused) {
                return;
            }
        }
        throw new AssertionError("port " + port + " still listens");
    }

    @Test
    void forever_graceOver_cutsAndSaysHowMany() throws Exception {
        Program server =
                Soquete.start(programs, "server", "--forever", "--port", "0", "--grace", "0.2");
        int port = ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        try (Socket one = Socket.connect("127.0.0.1", port);
                Socket two = Socket.connect("127.0.0.1", port)) {
            greeted(one);
            greeted(two);
            server.signal("TERM");

            Finished ended = server.await(Soquete.PATIENCE);

            assertThat(ended.status()).isZero();
            assertThat(ended.err())
                    .contains("2 conversation(s) did not end in time and were cut")
                    .doesNotContain("failed");
        }
    }

    /// The first client is served before descriptors are short: the poller takes some too.
    @Test
    void forever_descriptorsShort_servesAllInTheEnd(@TempDir Path directory) throws Exception {
        Program server =
                Soquete.startBy(
                        programs,
                        List.of("bash", "-c", "ulimit -n 60; exec \"$@\"", "bash"),
                        Soquete.packaged(directory),
                        "server",
                        "--forever",
                        "--port",
                        "0");
        int port = ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        List<Socket> clients = new ArrayList<>();
        try (Socket first = Socket.connect("127.0.0.1", port)) {
            greeted(first);
            first.sendAll(ANSWER);
            assertThat(first.recv(1)).isEmpty();
            for (int i = 0; i < 80; i++) {
                clients.add(Socket.connect("127.0.0.1", port));
            }
            server.awaitErr("failed: EMFILE", Soquete.PATIENCE);
            for (Socket client : clients) {
                greeted(client);
                client.sendAll(ANSWER);
                client.close();
            }
        } finally {
            clients.forEach(Socket::close);
        }
        server.signal("TERM");

        Finished ended = server.await(Soquete.PATIENCE);

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(count(ended.out(), "Conexão encerrada pelo Servidor.")).isEqualTo(81);
    }

    @Test
    void forever_resetByOneClient_servesTheNext() throws Exception {
        Program server = Soquete.start(programs, "server", "--forever", "--port", "0");
        int port = ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        try (Socket rude = Socket.connect("127.0.0.1", port)) {
            greeted(rude);
            rude.set(SolSocket.SO_LINGER, new Linger(true, 0)); // RST
        }
        server.awaitErr("ECONNRESET", Soquete.PATIENCE);
        try (Socket polite = Socket.connect("127.0.0.1", port)) {
            greeted(polite);
            polite.sendAll(ANSWER);
            assertThat(polite.recv(1)).isEmpty();
        }
        server.signal("TERM");

        assertThat(server.await(Soquete.PATIENCE).status()).isZero();
    }

    @Test
    void forever_udp_keepsPeersApart() throws Exception {
        Program server = Soquete.start(programs, "server", "--forever", "--udp", "--port", "0");
        int port = ListeningPort.udp(server.pid(), Soquete.PATIENCE);
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                clients.add(client);
                client.connect(Endpoint.of("127.0.0.1", port));
                client.send(new byte[0]);
                greeted(client);
            }
            for (int i = 1; i < clients.size(); i++) {
                clients.get(i).send(("resposta " + i).getBytes(UTF_8));
                server.awaitOut("recebeu: resposta " + i + "\n", Soquete.PATIENCE);
            }
            server.signal("TERM");
            clients.getFirst().send(ANSWER);

            Finished ended = server.await(Soquete.PATIENCE);

            assertThat(ended.status()).isZero();
            assertThat(ended.out()).endsWith("Conexão encerrada pelo Servidor.\n");
            assertThat(count(ended.out(), "Conexão encerrada pelo Servidor.")).isEqualTo(20);
            assertThat(ended.err()).doesNotContain("cut");
        } finally {
            clients.forEach(Socket::close);
        }
    }

    @Test
    void forever_udpGraceOver_cutsAndSaysHowMany() throws Exception {
        Program server =
                Soquete.start(
                        programs, "server", "--forever", "--udp", "--port", "0", "--grace", "0.2");
        int port = ListeningPort.udp(server.pid(), Soquete.PATIENCE);
        try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            client.connect(Endpoint.of("127.0.0.1", port));
            client.send(new byte[0]);
            greeted(client);
            server.signal("INT");

            Finished ended = server.await(Duration.ofSeconds(20));

            assertThat(ended.status()).isZero();
            assertThat(ended.err()).contains("1 conversation(s)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void once_signal_endsAsAnyProgram(String signal) throws Exception {
        Program server = Soquete.start(programs, "server", "--port", "0");
        ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        server.signal(signal);

        assertThat(server.await(Soquete.PATIENCE).status())
                .isEqualTo(signal.equals("TERM") ? 143 : 130);
    }
}
