package soquete.examples.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import soquete.testkit.Needs;

/// `docs/python.md` has exactly the rows that are tested here, and Python's `socket` has nothing
/// that it leaves out. `-Dpython.update=true` writes the document.
class PythonDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/python.md");

    private static final String HEAD =
            """
            # For those who come from Python

            Python's `socket` module and this library are two views of the same kernel. The first tables
            say each function and method in both; the last one says where Python surprises people, and
            what was decided here.

            Every line is run: each row is a test of `examples/src/test/java/soquete/examples/python`,
            which runs the Python lines and the Java lines and compares what comes out. The document is
            made from these tests (`mvn -pl examples -am test -Dtest=PythonDocumentTest -Dpython.update=true
            -Dsurefire.failIfNoSpecifiedTests=false`), and a test fails when it is not what they say.

            `s` is a connected TCP socket and `peer` its other end; `u` and `v` are UDP sockets.

            ## The same in both
            """;

    private static final String MIDDLE =
            """

            ## What surprises people, and what was decided

            """;

    @Test
    void document_isWhatTheRowsSay() throws IOException {
        String text = HEAD + Table.functions() + MIDDLE + Table.surprises();
        if (Boolean.getBoolean("python.update")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
    }

    /// Functions, methods and properties of the module, as of CPython 3.13 on Linux.
    private static final List<String> INVENTORY =
            Arrays.asList(
                    """
                    socket socketpair create_connection create_server has_dualstack_ipv6 fromfd
                    send_fds recv_fds close dup getaddrinfo getnameinfo gethostbyname
                    gethostbyname_ex gethostbyaddr getfqdn gethostname sethostname getservbyname
                    getservbyport getprotobyname if_nameindex if_nametoindex if_indextoname htons
                    ntohs htonl ntohl inet_aton inet_ntoa inet_pton inet_ntop CMSG_LEN CMSG_SPACE
                    getdefaulttimeout setdefaulttimeout has_ipv6 s.close s.detach s.fileno
                    s.shutdown s.dup s.get_inheritable s.set_inheritable s.makefile s.listen s.bind
                    s.accept s.connect s.connect_ex s.recv s.recv_into s.recvfrom s.recvfrom_into
                    s.recvmsg s.recvmsg_into s.send s.sendall s.sendto s.sendmsg s.sendmsg_afalg
                    s.sendfile s.settimeout s.gettimeout s.timeout s.setblocking s.getblocking
                    s.getsockopt s.setsockopt s.getsockname s.getpeername s.family s.type s.proto
                    """
                            .strip()
                            .split("\\s+"));

    @Test
    void inventory_everyFunctionHasARow() {
        List<String> named =
                Table.methods().stream()
                        .filter(m -> m.isAnnotationPresent(Row.class))
                        .flatMap(m -> Stream.of(m.getAnnotation(Row.class).value().split(", ")))
                        .toList();
        assertThat(named).containsAll(INVENTORY);
    }

    /// Of what a Python up to the one of the inventory has, nothing is left out.
    @Test
    @Needs(programs = "python3")
    void inventory_isPythons() throws IOException {
        String program =
                """
                import socket, sys, types
                kinds = types.FunctionType, types.BuiltinFunctionType
                names = [n for n, v in vars(socket).items() if isinstance(v, kinds)]
                names += ["s." + n for n in dir(socket.socket)]
                if sys.version_info < (3, 14):
                    print("\\n".join(n for n in names if not n.startswith(("_", "s._"))))
                """;
        Process python = new ProcessBuilder("python3", "-c", program).start();
        try (var lines = python.inputReader()) {
            assertThat(lines.lines().toList()).isSubsetOf(INVENTORY);
        }
    }

    /// Where there is a Python, every row was compared with it.
    @Test
    @Needs(programs = "python3")
    void python_answersEveryRow() {
        assertThat(Table.methods()).allMatch(row -> Python.answer(row).isPresent());
    }

    @Test
    void surprises_eachIsDecidedOnce() {
        List<String> numbers =
                Table.surprises()
                        .lines()
                        .filter(line -> line.matches("\\| \\d.*"))
                        .map(line -> line.substring(2, line.indexOf(" |")))
                        .toList();
        assertThat(numbers)
                .doesNotHaveDuplicates()
                .containsAll(IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).toList());
    }
}
