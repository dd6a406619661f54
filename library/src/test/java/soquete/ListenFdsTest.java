package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.error.ConnectionRefusedException;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// Descriptors that the starter left: what the variables say, and two starters that do it.
@Timeout(120)
class ListenFdsTest {
    private static final long PID = 4711;

    @RegisterExtension final Programs programs = new Programs();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "4711, 2, -, 'unknown unknown'",
                "4711, 2, http:admin, 'http admin'",
                "4711, 3, a::b, 'a  b'",
                "4711, 0, -, ''",
                "4711, 0, '', ''",
                "4711, 1, '', ''",
                "4712, 2, -, ''",
                "-, 2, -, ''",
                "4711, -, -, ''",
                "4712, many, -, ''"
            })
    void variables_sayHowMany(String pid, String count, String names, String expected) {
        assertThat(String.join(" ", ListenFds.names(environment(pid, count, names), PID)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "4711, many, -, LISTEN_FDS is \"many\"",
                "4711, -1, -, LISTEN_FDS is \"-1\"",
                "4711, 99999999999, -, LISTEN_FDS is",
                "me, 1, -, LISTEN_PID is \"me\"",
                "4711, 2, one, 'LISTEN_FDNAMES has 1 names, and LISTEN_FDS is 2'",
                "4711, 1, a:b, 'LISTEN_FDNAMES has 2 names, and LISTEN_FDS is 1'"
            })
    void variablesThatContradict_areRefused(
            String pid, String count, String names, String message) {
        assertThatThrownBy(() -> ListenFds.names(environment(pid, count, names), PID))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    private static Map<String, String> environment(String pid, String count, String names) {
        Map<String, String> environment = new HashMap<>();
        if (pid != null) {
            environment.put("LISTEN_PID", pid);
        }
        if (count != null) {
            environment.put("LISTEN_FDS", count);
        }
        if (names != null) {
            environment.put("LISTEN_FDNAMES", names);
        }
        return environment;
    }

    @Test
    void pidfdId_mustBeOurs() throws Exception {
        long pid = ProcessHandle.current().pid();
        Map<String, String> environment = environment(Long.toString(pid), "1", null);
        environment.put("LISTEN_PIDFDID", "1");
        assertThat(ListenFds.names(environment, pid)).isEmpty();
        try (OwnedFd process = OwnedFd.ofProcess(pid)) {
            Path link = Path.of("/proc/self/fd", Integer.toString(process.number()));
            environment.put("LISTEN_PIDFDID", Files.getAttribute(link, "unix:ino").toString());
        }
        assertThat(ListenFds.names(environment, pid)).containsExactly("unknown");
    }

    @Test
    void take_withoutVariables_isEmptyAndWorksOnce() throws Exception {
        try (ListenFds none = ListenFds.take()) {
            assertThat(none.isEmpty()).isTrue();
            assertThat(none.all()).isEmpty();
        }
        assertThatThrownBy(ListenFds::take)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("taken before");
    }

    /// systemd's own starter: it listens, and execs the program at the first connection.
    @Test
    @Needs(programs = "systemd-socket-activate")
    void systemd_givesItsListeners() throws Exception {
        int[] ports = {freePort(), freePort()};
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "systemd-socket-activate",
                                "--listen=127.0.0.1:" + ports[0],
                                "--listen=127.0.0.1:" + ports[1],
                                "--fdname=http:admin"));
        command.addAll(child());
        Program systemd = programs.start(command.toArray(String[]::new));
        try (Socket client = connect(ports[0])) {
            client.timeout(Duration.ofSeconds(30));
            assertThat(new String(client.recv(100), UTF_8)).isEqualTo("activated");
        }
        Finished finished = systemd.await(Duration.ofSeconds(60));
        assertThat(finished.out())
                .as(finished.err())
                .isEqualTo(
                        """
                        3 http 127.0.0.1:%d cloexec
                        4 admin 127.0.0.1:%d cloexec
                        again: IllegalStateException
                        """
                                .formatted(ports[0], ports[1]));
    }

    /// A Python parent gives a listener, a pipe without a name list, and execs us.
    @Test
    @Needs(programs = "python3")
    void python_givesASocketAndAPipe() throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "python3",
                                "-c",
                                """
                                import os, socket, sys
                                s = socket.create_server(('127.0.0.1', 0))
                                r, w = os.pipe()
                                fds = [os.dup(s.fileno()), os.dup(r)]
                                high = [os.dup2(fd, 200 + i) for i, fd in enumerate(fds)]
                                for i, fd in enumerate(high): os.dup2(fd, 3 + i)
                                c = socket.create_connection(s.getsockname())
                                os.dup2(c.fileno(), 300)
                                os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS='2')
                                os.execvp(sys.argv[1], sys.argv[1:])
                                """));
        command.addAll(child());
        Finished finished =
                programs.start(command.toArray(String[]::new)).await(Duration.ofSeconds(60));
        assertThat(finished.out().replaceAll(":[0-9]+", ":PORT"))
                .as(finished.err())
                .isEqualTo(
                        """
                        3 unknown 127.0.0.1:PORT cloexec
                        4 unknown no socket
                        again: IllegalStateException
                        """);
    }

    private static List<String> child() {
        return Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ListenFdsChild.class.getName());
    }

    private static int freePort() throws IOException {
        try (Socket socket = Loopback.listener(Family.AF_INET)) {
            return ((InetEndpoint) socket.localEndpoint()).port();
        }
    }

    /// Connects as soon as somebody listens.
    private static Socket connect(int port) throws IOException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            try {
                return Socket.connect("127.0.0.1", port);
            } catch (ConnectionRefusedException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }
}
