package soquete.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The examples are the lecture's programs: they talk with the Python originals in both directions,
/// and print the same bytes under any locale.
class LectureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PYTHON = Path.of("../cli/src/test/resources/lecture");

    private static final String SERVER_SAYS =
            """
            Hello, World!
            **Cliente conectado!** IP: 127.0.0.1, Porta: PORT
              <- Servidor recebeu: obrigado servidor
            Conexão encerrada pelo Servidor.
            """;
    private static final String CLIENT_SAYS =
            """
             <- Cliente recebeu: bem vindo cliente
            **Conexão encerrada pelo Cliente.**
            """;
    private static final String ALONE_SAYS =
            """
            Erro: Servidor inativo ou endereço incorreto.
            **Conexão encerrada pelo Cliente.**
            """;

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    static Stream<Arguments> pairs() {
        return Stream.of("tcp", "udp")
                .flatMap(
                        kind ->
                                Stream.of(
                                                "java java",
                                                "java python",
                                                "python java",
                                                "python python")
                                        .map(pair -> Arguments.of(kind, pair)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("pairs")
    @Needs(programs = "python3")
    void serverAndClient_ofAnyTwoLanguages_holdTheConversation(String kind, String pair)
            throws Exception {
        String[] language = pair.split(" ", -1);
        boolean udp = kind.equals("udp");
        Program server = start(language[0], udp, "server", 0, "C.UTF-8");
        int port =
                udp
                        ? ListeningPort.udp(server.pid(), PATIENCE)
                        : ListeningPort.tcp(server.pid(), PATIENCE);
        Finished client = start(language[1], udp, "client", port, "C.UTF-8").await(PATIENCE);
        Finished served = server.await(PATIENCE);

        assertThat(client.out()).isEqualTo(CLIENT_SAYS);
        assertThat(client.err()).isEmpty();
        assertThat(client.status()).isZero();
        assertThat(served.out().replaceAll("Porta: \\d+", "Porta: PORT")).isEqualTo(SERVER_SAYS);
        assertThat(served.err()).isEmpty();
        assertThat(served.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"tcp, C", "tcp, POSIX", "tcp, C.UTF-8", "udp, C", "udp, POSIX"})
    void client_withoutServer_saysSoInUtf8AndExitsWithZero(String kind, String locale)
            throws Exception {
        boolean udp = kind.equals("udp");
        Finished client = start("java", udp, "client", unused(), locale).await(PATIENCE);

        assertThat(client.out()).isEqualTo(ALONE_SAYS);
        assertThat(client.err()).isEmpty();
        assertThat(client.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"C", "POSIX"})
    void server_underAnyLocale_printsUtf8(String locale) throws Exception {
        Program server = start("java", false, "server", 0, locale);
        int port = ListeningPort.tcp(server.pid(), PATIENCE);
        start("java", false, "client", port, locale).await(PATIENCE);

        assertThat(server.await(PATIENCE).out()).endsWith("Conexão encerrada pelo Servidor.\n");
    }

    /// A port that nobody uses now.
    private static int unused() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Program start(String language, boolean udp, String role, int port, String locale)
            throws IOException {
        List<String> command =
                language.equals("java") ? java(udp, role, port) : python(udp, role, port);
        return programs.start(
                directory,
                Map.of("LC_ALL", locale, "PYTHONIOENCODING", "utf-8"),
                command.toArray(String[]::new));
    }

    private static List<String> java(boolean udp, String role, int port) {
        String name = role.equals("server") ? "Server" : "Client";
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "soquete.examples." + (udp ? "Udp" : "") + name,
                Integer.toString(port));
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(":", -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((a, b) -> a + ":" + b)
                .orElseThrow();
    }

    private List<String> python(boolean udp, String role, int port) throws IOException {
        String name = (udp ? "udp_" : "") + role + ".py";
        Path copy = directory.resolve(name);
        String original = Files.readString(PYTHON.resolve(name));
        assertThat(original).contains("65432");
        Files.writeString(copy, original.replace("65432", Integer.toString(port)));
        return List.of("python3", copy.toString());
    }
}
