package soquete.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.message.Shutdown;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The lecture's programs in Python and in Java, in every pairing: standard output must be the same
/// byte for byte, but for the port that the kernel chose.
@Timeout(120)
final class LectureEndToEndTest {
    private static final String SERVER =
            """
            Hello, World!
            **Cliente conectado!** IP: 127.0.0.1, Porta: PORT
              <- Servidor recebeu: obrigado servidor
            Conexão encerrada pelo Servidor.
            """;

    private static final String CLIENT =
            """
             <- Cliente recebeu: bem vindo cliente
            **Conexão encerrada pelo Cliente.**
            """;

    private static final String ALONE =
            """
            Erro: Servidor inativo ou endereço incorreto.
            **Conexão encerrada pelo Cliente.**
            """;

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private Program server(String language, boolean udp) throws IOException {
        if (language.equals("python")) {
            return Soquete.python(programs, directory, udp ? "udp_server.py" : "server.py", 0);
        }
        return udp
                ? Soquete.start(programs, "server", "--port", "0", "--udp")
                : Soquete.start(programs, "server", "--port", "0");
    }

    private Program client(String language, boolean udp, int port) throws IOException {
        if (language.equals("python")) {
            return Soquete.python(programs, directory, udp ? "udp_client.py" : "client.py", port);
        }
        String number = Integer.toString(port);
        return udp
                ? Soquete.start(programs, "client", "--port", number, "--udp")
                : Soquete.start(programs, "client", "--port", number);
    }

    private static String withoutPort(Finished server) {
        return server.out().replaceFirst("Porta: [0-9]+\n", "Porta: PORT\n");
    }

    /// A port that nobody has: ours a moment ago.
    private static int freePort(SocketType type) throws IOException {
        try (Socket socket = Socket.open(Family.AF_INET, type)) {
            socket.bind(Endpoint.of("127.0.0.1", 0));
            return ((InetEndpoint) socket.localEndpoint()).port();
        }
    }

    @ParameterizedTest(name = "{0} server, {1} client, udp {2}")
    @CsvSource({
        "python, python, false",
        "python, java, false",
        "java, python, false",
        "java, java, false",
        "python, python, true",
        "python, java, true",
        "java, python, true",
        "java, java, true"
    })
    @Needs(programs = "python3")
    void conversation_anyPair_printsTheLecturesLines(String one, String other, boolean udp)
            throws Exception {
        Program server = server(one, udp);
        int port =
                udp
                        ? ListeningPort.udp(server.pid(), Soquete.PATIENCE)
                        : ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        Finished client = client(other, udp, port).await(Soquete.PATIENCE);
        Finished served = server.await(Soquete.PATIENCE);

        assertThat(withoutPort(served)).isEqualTo(SERVER);
        assertThat(client.out()).isEqualTo(CLIENT);
        assertThat(served.status()).isZero();
        assertThat(client.status()).isZero();
        assertThat(client.err()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, udp {1}")
    @CsvSource({"python, false", "java, false", "python, true", "java, true"})
    @Needs(programs = "python3")
    void client_withoutServer_saysSoAndEndsWithZero(String language, boolean udp) throws Exception {
        int port = freePort(udp ? SocketType.SOCK_DGRAM : SocketType.SOCK_STREAM);

        Finished client = client(language, udp, port).await(Soquete.PATIENCE);

        assertThat(client.out()).isEqualTo(ALONE);
        assertThat(client.err()).isEmpty();
        assertThat(client.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "pt_BR.ISO-8859-1"})
    void conversation_anyLocale_isUtf8(String locale) throws Exception {
        Map<String, String> environment = Map.of("LC_ALL", locale, "LANG", locale);
        Program server = Soquete.start(programs, environment, "server", "--port", "0");
        int port = ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        Finished client =
                Soquete.start(programs, environment, "client", "--port", Integer.toString(port))
                        .await(Soquete.PATIENCE);

        assertThat(withoutPort(server.await(Soquete.PATIENCE))).isEqualTo(SERVER);
        assertThat(client.out()).isEqualTo(CLIENT);
    }

    @Test
    void conversation_byNameAndIpv6_isTheSame() throws Exception {
        Program server = Soquete.start(programs, "server", "--port", "0", "--host", "localhost");
        int port = ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        Finished client =
                Soquete.run(
                        programs,
                        "client",
                        "--host",
                        "localhost",
                        "--port",
                        "" + port,
                        "--lang",
                        "pt");

        assertThat(client.out()).isEqualTo(CLIENT);
        assertThat(server.await(Soquete.PATIENCE).out())
                .contains("  <- Servidor recebeu: obrigado servidor\n");
    }

    /// A first client's connection ends on the server's side, so its port is in TIME_WAIT when the
    /// second server wants it.
    @Test
    void server_startedAgainAtOnce_isNotRefused() throws Exception {
        Program first = Soquete.start(programs, "server", "--port", "0");
        int port = ListeningPort.tcp(first.pid(), Soquete.PATIENCE);
        try (Socket mute = Socket.connect("127.0.0.1", port)) {
            mute.recv(1024);
            mute.shutdown(Shutdown.SHUT_WR);
            first.await(Soquete.PATIENCE);
            assertThat(mute.recv(1024)).isEmpty();
        }

        Program second = Soquete.start(programs, "server", "--port", Integer.toString(port));

        assertThat(ListeningPort.tcp(second.pid(), Soquete.PATIENCE)).isEqualTo(port);
    }
}
