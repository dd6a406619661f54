package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The recipes of servers behind others and after others, run as a user runs them, behind HAProxy
/// and in several processes.
@Timeout(90)
class DeploymentRecipesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private static String answer(Endpoint at) throws Exception {
        try (Socket client = Socket.client(at, PATIENCE)) {
            client.timeout(PATIENCE);
            return new String(client.recv(100), UTF_8);
        }
    }

    @Test
    @Needs(programs = "haproxy")
    void behindProxy_ofHaproxy_knowsTheClient() throws Exception {
        Program server =
                programs.start(
                        Recipe.command(BehindProxy.class, "serve", "127.0.0.1:0", "127.0.0.0/8"));
        server.awaitOut("serving at ", PATIENCE);
        int port = ListeningPort.tcp(server.pid(), PATIENCE);
        Path configuration =
                Files.writeString(
                        directory.resolve("haproxy.cfg"),
                        """
                        defaults
                            mode tcp
                            timeout connect 10s
                            timeout client 20s
                            timeout server 20s
                        listen in
                            bind 127.0.0.1:%d
                            server s 127.0.0.1:%d send-proxy-v2
                        """
                                .formatted(freePort(), port));
        Program haproxy = programs.start("haproxy", "-db", "-f", configuration.toString());
        Endpoint front = Endpoint.of("127.0.0.1", ListeningPort.tcp(haproxy.pid(), PATIENCE));

        try (Socket client = Socket.client(front, PATIENCE)) {
            client.timeout(PATIENCE);
            assertThat(new String(client.recv(100), UTF_8))
                    .isEqualTo("you are " + client.localEndpoint() + "\n");
            server.awaitOut(" forwards " + client.localEndpoint() + "\n", PATIENCE);
        }
    }

    /// HAProxy does not let the kernel choose.
    private static int freePort() throws Exception {
        try (Socket socket = Socket.server(Endpoint.of("127.0.0.1", 0))) {
            return ((InetEndpoint) socket.localEndpoint()).port();
        }
    }

    @Test
    void behindProxy_checkedAndWithoutHeader_answersAndRefuses() throws Exception {
        Program server =
                programs.start(
                        Recipe.command(BehindProxy.class, "serve", "127.0.0.1:0", "127.0.0.0/8"));
        server.awaitOut("serving at ", PATIENCE);
        String at = "127.0.0.1:" + ListeningPort.tcp(server.pid(), PATIENCE);

        Finished check =
                programs.start(Recipe.command(BehindProxy.class, "check", at)).await(PATIENCE);
        assertThat(check.out()).matches("you are 127\\.0\\.0\\.1:[0-9]+\n");

        try (Socket client = Socket.client(Endpoint.parse(at))) {
            client.sendAll("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            server.awaitOut(
                    client.localEndpoint()
                            + ": the connection does not begin with a PROXY header\n",
                    PATIENCE);
        }
    }

    @Test
    void nextVersion_startedAgain_takesOver() throws Exception {
        Path control = directory.resolve("control");
        Program first = programs.start(Recipe.command(NextVersion.class, control, "127.0.0.1:0"));
        first.awaitOut(first.pid() + " serves at ", PATIENCE);
        Endpoint at = Endpoint.of("127.0.0.1", ListeningPort.tcp(first.pid(), PATIENCE));
        assertThat(answer(at)).isEqualTo("served by " + first.pid() + "\n");

        Program second = programs.start(Recipe.command(NextVersion.class, control, "127.0.0.1:0"));
        second.awaitOut(second.pid() + " takes over from " + first.pid() + "\n", PATIENCE);
        assertThat(first.await(PATIENCE).out())
                .endsWith(first.pid() + " ends, 0 connections cut\n");
        second.awaitOut(second.pid() + " serves at " + at + "\n", PATIENCE);
        assertThat(answer(at)).isEqualTo("served by " + second.pid() + "\n");
    }
}
