package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The recipes of servers, run as a user runs them.
@Timeout(60)
class ServerRecipesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    @Test
    @Needs(programs = {"socat", "python3"})
    void chatServer_overTcpAndUnix_joinsThemAndDrains() throws Exception {
        Path path = directory.resolve("chat");
        Program server =
                programs.start(Recipe.command(ChatServer.class, "127.0.0.1:0", "unix:" + path));
        server.awaitOut("listens on", PATIENCE);
        Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(server.outSoFar());
        assertThat(port.find()).isTrue();

        Program unix = programs.start("socat", "-", "UNIX-CONNECT:" + path);
        unix.write("is anybody there?\n".getBytes(UTF_8));
        Program tcp =
                programs.start(
                        Python.command(
                                """
                                c = socket.create_connection(('127.0.0.1', %s))
                                c.sendall('olá\\n'.encode())
                                for line in c.makefile(encoding='utf-8'):
                                    print(line, end='', flush=True)
                                    if 'tudo' in line: c.sendall(b'tchau\\n')
                                """
                                        .formatted(port.group(1))));
        unix.awaitOut("olá", PATIENCE);
        unix.write("tudo bem?\n".getBytes(UTF_8));
        unix.awaitOut("tchau", PATIENCE);

        server.signal("TERM");
        Finished finished = server.await(PATIENCE);
        assertThat(tcp.await(PATIENCE).out())
                .matches("(\\d: is anybody there\\?\n)?\\d: tudo bem\\?\n\\* the server stops\n");
        assertThat(unix.await(PATIENCE).out())
                .matches("\\d: olá\n\\d: tchau\n\\* the server stops\n");
        assertThat(finished.out())
                .as(finished.err())
                .contains("Drained[queued=0, refused=0, finished=2, cut=0, running=0");
        assertThat(finished.status()).isEqualTo(143);
        assertThat(Files.exists(path)).isFalse();
    }
}
