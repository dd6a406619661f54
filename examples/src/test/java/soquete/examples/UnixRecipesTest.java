package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The recipes of Unix sockets, run as a user runs them, against Python and socat.
@Timeout(60)
class UnixRecipesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private Finished run(String... command) throws InterruptedException {
        return programs.start(command).await(PATIENCE);
    }

    private Finished python(String code, Object... arguments) throws InterruptedException {
        return programs.start(Python.command(code, arguments)).await(PATIENCE);
    }

    @Test
    @Needs(programs = "socat")
    void unixEcho_forItsClientAndSocat_echoesThroughAFileOfTheOwnerAlone() throws Exception {
        Path path = directory.resolve("echo");
        Program server = programs.start(Recipe.command(UnixEcho.class, "server", path));
        server.awaitOut("listening on unix:" + path, PATIENCE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        Finished client = run(Recipe.command(UnixEcho.class, "client", path, "bem vindo"));
        assertThat(client.out()).isEqualTo("bem vindo\n");
        assertThat(client.status()).isZero();

        Program socat = programs.start("socat", "-t5", "-", "UNIX-CONNECT:" + path);
        socat.write("through socat\n".getBytes(UTF_8));
        socat.closeInput();
        assertThat(socat.await(PATIENCE).out()).isEqualTo("through socat\n");
    }

    @Test
    @Needs(programs = "python3")
    void unixEcho_clientOfAServerThatDied_saysSo() throws Exception {
        Path path = directory.resolve("stale");
        assertThat(python("socket.socket(socket.AF_UNIX).bind(sys.argv[1])", path).status())
                .isZero();

        Finished client = run(Recipe.command(UnixEcho.class, "client", path, "hello"));

        assertThat(client.out())
                .isEqualTo("there is a file, and nobody behind it: unix:" + path + "\n");
        assertThat(client.status()).isZero();
    }

    @Test
    @Needs(programs = "python3")
    void unixDatagrams_fromNamedAndUnnamedSenders_answersWhereItCan() throws Exception {
        Path path = directory.resolve("datagrams");
        Program server = programs.start(Recipe.command(UnixDatagrams.class, "server", path));
        server.awaitOut("waiting on", PATIENCE);

        Finished unnamed =
                python(
                        "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)"
                                + ".sendto(b'no name', sys.argv[1])",
                        path);
        assertThat(unnamed.status()).as(unnamed.err()).isZero();
        Finished client = run(Recipe.command(UnixDatagrams.class, "client", path, "1234567"));

        assertThat(client.out()).isEqualTo("7 bytes\n");
        server.awaitOut("says 1234567\n", PATIENCE);
        assertThat(server.outSoFar().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("unix: says no name"),
                        line -> assertThat(line).matches("unix:@[0-9a-f]{5} says 1234567"));
    }

    @Test
    @Needs(programs = "python3")
    void passDescriptor_receivingFromPython_readsTheFile() throws Exception {
        Path path = directory.resolve("pass");
        Path file = Files.writeString(directory.resolve("secret"), "the text\n");
        Program receiver = programs.start(Recipe.command(PassDescriptor.class, "receive", path));
        receiver.awaitOut("waiting on", PATIENCE);

        Finished sent =
                python(
                        """
                        s = socket.socket(socket.AF_UNIX)
                        s.connect(sys.argv[1])
                        file = open(sys.argv[2])
                        socket.send_fds(s, [b'from python'], [file.fileno()])
                        """,
                        path,
                        file);

        assertThat(sent.status()).as(sent.err()).isZero();
        Finished received = receiver.await(PATIENCE);
        assertThat(received.out()).endsWith("from python: the text\n");
        assertThat(received.status()).isZero();
        assertThat(path).doesNotExist();
    }

    @Test
    @Needs(programs = "python3")
    void passDescriptor_sendingToPython_givesTheOpenFile() throws Exception {
        Path path = directory.resolve("pass");
        Path file = Files.writeString(directory.resolve("secret"), "the text\n");
        Program receiver =
                programs.start(
                        Python.command(
                                """
                                s = socket.socket(socket.AF_UNIX)
                                s.bind(sys.argv[1])
                                s.listen()
                                print('ready', flush=True)
                                data, fds, flags, _ = socket.recv_fds(s.accept()[0], 99, 3)
                                print(data, len(fds), os.read(fds[0], 99))
                                """,
                                path));
        receiver.awaitOut("ready", PATIENCE);

        assertThat(run(Recipe.command(PassDescriptor.class, "send", path, file)).status()).isZero();

        assertThat(receiver.await(PATIENCE).out()).endsWith("b'secret' 1 b'the text\\n'\n");
    }

    @Test
    @Needs(programs = "python3", root = true, kernel = "6.5")
    void whoIsThere_ofOwnAndOtherUsers_knowsTheProcessAndRefuses() throws Exception {
        Path path = Files.createTempDirectory(Path.of("/tmp"), "soquete").resolve("who");
        Files.setPosixFilePermissions(
                path.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Program server = programs.start(Recipe.command(WhoIsThere.class, path));
            server.awaitOut("waiting on", PATIENCE);
            String ask =
                    """
                    os.setgid(int(sys.argv[2]))
                    os.setuid(int(sys.argv[2]))
                    s = socket.socket(socket.AF_UNIX)
                    s.connect(sys.argv[1])
                    print(os.getpid(), s.recv(200).decode(), end='')
                    """;

            String[] own = python(ask, path, 0).out().split(" ", 2);
            assertThat(own[1]).isEqualTo("python3, pid " + own[0] + ", uid 0, gid 0\n");
            assertThat(python(ask, path, 65534).out())
                    .endsWith(" user 65534 may not talk to user 0\n");
        } finally {
            programs.close();
            Files.deleteIfExists(path);
            Files.delete(path.getParent());
        }
    }

    @Test
    @Needs(programs = "python3")
    void httpOverUnix_toAPythonServer_printsTheResponse() throws Exception {
        Path path = directory.resolve("http");
        Program server =
                programs.start(
                        Python.command(
                                """
                                import http.server, socketserver
                                class Handler(http.server.BaseHTTPRequestHandler):
                                    def do_GET(self):
                                        self.send_response(200)
                                        self.end_headers()
                                        self.wfile.write(('you asked for ' + self.path).encode())
                                    def log_message(self, *arguments): pass
                                server = socketserver.UnixStreamServer(sys.argv[1], Handler)
                                print('ready', flush=True)
                                server.handle_request()
                                """,
                                path));
        server.awaitOut("ready", PATIENCE);

        Finished asked = run(Recipe.command(HttpOverUnix.class, path, "/version"));

        assertThat(asked.out()).isEqualTo("HTTP/1.0 200 OK\nyou asked for /version\n");
        assertThat(asked.status()).isZero();
    }
}
