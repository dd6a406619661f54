package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.UnixEndpoint;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// A close under waiting threads does not disturb who holds the same socket in another process.
@Needs(programs = "python3")
@Timeout(60)
class DuplicateElsewhereTest {
    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void close_whileAnotherProcessHoldsTheSocket_leavesItUsable(boolean virtual) throws Exception {
        String path = directory.resolve("s").toString();
        String script =
                """
                import socket, sys
                way = socket.socket(socket.AF_UNIX)
                way.connect(sys.argv[1])
                data, fds, flags, address = socket.recv_fds(way, 1, 1)
                held = socket.socket(fileno=fds[0])
                held.setblocking(True)
                way.send(b'h')
                way.recv(1)
                held.sendall(b'still here')
                print(held.recv(100).decode())
                """;
        try (Socket listener = Socket.server(UnixEndpoint.path(path));
                Loopback.Pair pair = Loopback.Pair.tcp()) {
            Program python = programs.start("python3", "-c", script, path);
            try (Socket way = listener.accept()) {
                way.timeout(Duration.ofSeconds(20));
                way.sendFds(new byte[1], pair.client().fd());
                way.recvExactly(1);
                Blocked one = Blocked.in(virtual, () -> pair.client().recv(1));
                Blocked other = Blocked.in(virtual, () -> pair.client().recv(1));
                pair.client().close();
                assertThat(one.failure()).isInstanceOf(AsynchronousCloseException.class);
                assertThat(other.failure()).isInstanceOf(AsynchronousCloseException.class);
                way.send(new byte[1]);
                pair.server().timeout(Duration.ofSeconds(20));
                assertThat(pair.server().recvExactly(10)).isEqualTo("still here".getBytes(UTF_8));
                pair.server().sendAll("and you".getBytes(UTF_8));
                assertThat(python.await(Duration.ofSeconds(20)).out()).isEqualTo("and you\n");
            }
        }
    }
}
