package soquete.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import soquete.Socket;
import soquete.cli.message.Messages;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.Eai;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

final class ReportTest {
    private static List<String> explain(String language, Throwable failure) {
        return new Report(Messages.of(language, Map.of()), false, false).explanation(failure);
    }

    @ParameterizedTest(name = "{0} {2} {1}")
    @CsvSource({
        "connect, 111, 127.0.0.1:9, ECONNREFUSED, REFUSED",
        "bind, 13, 127.0.0.1:80, EACCES, PORT_PRIVILEGED",
        "bind, 13, 127.0.0.1:8080, EACCES, FORBIDDEN",
        "connect, 1, 127.0.0.1:80, EPERM, FORBIDDEN",
        "bind, 99, 192.0.2.1:80, EADDRNOTAVAIL, ADDRESS_NOT_LOCAL",
        "connect, 99, 192.0.2.1:80, EADDRNOTAVAIL, NO_EPHEMERAL_PORT",
        "connect, 101, 192.0.2.1:80, ENETUNREACH, NO_ROUTE",
        "connect, 113, 192.0.2.1:80, EHOSTUNREACH, HOST_SILENT",
        "connect, 110, 192.0.2.1:80, ETIMEDOUT, NO_ANSWER",
        "connect, 22, [fe80::1]:80, EINVAL, SCOPE_MISSING",
        "recv, 104, 192.0.2.1:80, ECONNRESET, RESET",
        "send, 32, 192.0.2.1:80, EPIPE, BROKEN_PIPE",
        "socket, 97, AF_INET6, EAFNOSUPPORT, NO_FAMILY",
        "accept, 24, , EMFILE, TOO_MANY_FILES"
    })
    void explanation_ofAnErrno_teaches(
            String operation, int errno, String endpoint, String name, Advice advice) {
        ErrnoException failure = ErrnoException.of(operation, errno, endpoint);
        Messages english = Messages.of("en", Map.of());

        List<String> lines = explain("en", failure);

        assertThat(Advice.of(failure)).isEqualTo(advice);
        assertThat(lines.getFirst())
                .startsWith("soquete: " + operation)
                .contains(endpoint == null ? operation : endpoint, name);
        assertThat(lines)
                .contains("  cause:   " + english.text(advice.key() + ".cause"))
                .contains("  try:     " + english.text(advice.key() + ".try"));
    }

    @Test
    void explanation_inPortuguese_keepsTheKernelsWords() {
        assertThat(explain("pt", ErrnoException.of("connect", 111, "127.0.0.1:9")))
                .containsExactly(
                        "soquete: connect 127.0.0.1:9 falhou: ECONNREFUSED (Connection refused)",
                        "  causa:   a máquina respondeu, mas ninguém escuta nessa porta",
                        "  tente:   inicie primeiro o servidor (soquete server) e compare host e"
                                + " porta");
    }

    @Test
    void explanation_ofAnUnknownName_namesItWithoutTheService() {
        assertThat(explain("en", new ResolveException("nowhere 80", Eai.EAI_NONAME, "")).getFirst())
                .isEqualTo(
                        "soquete: looking up \"nowhere\" failed: EAI_NONAME (Name or service not"
                                + " known)");
    }

    @Test
    void explanation_portHeldHere_namesThisProcess() throws Exception {
        try (Socket holder = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            holder.bind(Endpoint.of("127.0.0.1", 0));
            holder.listen();
            ErrnoException failure = ErrnoException.of("bind", 98, holder.localEndpoint());

            assertThat(explain("en", failure))
                    .anyMatch(
                            line ->
                                    line.startsWith(
                                            "  held by: process "
                                                    + ProcessHandle.current().pid()
                                                    + ": "));
        }
    }

    /// The side that closes first keeps the port in TIME_WAIT.
    @Test
    void explanation_portInTimeWait_saysThatItPasses() throws Exception {
        Endpoint left;
        try (Socket listener = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            listener.bind(Endpoint.of("127.0.0.1", 0));
            listener.listen();
            left = listener.localEndpoint();
            try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
                client.connect(left);
                listener.accept().close();
                assertThat(client.recv(1)).isEmpty();
            }
        }

        assertThat(explain("en", ErrnoException.of("bind", 98, left)))
                .contains("  held by: 1 ended connection(s) in TIME_WAIT")
                .anyMatch(line -> line.contains("did not set SO_REUSEADDR"))
                .anyMatch(line -> line.contains("wait a minute"));
    }

    @Test
    void explanation_ofAMistake_pointsToTheHelp() {
        assertThat(explain("en", new UsageException("usage.port", "abc")))
                .containsExactly(
                        "soquete: port \"abc\" is not a number from 0 to 65535",
                        "  --help shows what can be said, and examples");
    }

    @ParameterizedTest
    @EnumSource(Advice.class)
    void key_ofEachCase_hasWordsInBothLanguages(Advice advice) {
        for (String language : List.of("en", "pt")) {
            Messages messages = Messages.of(language, Map.of());
            assertThat(messages.text(advice.key() + ".try")).isNotBlank();
            assertThat(messages.text(advice.key() + ".cause").isEmpty())
                    .as("%s in %s", advice, language)
                    .isEqualTo(advice == Advice.UNKNOWN);
        }
        assertThat(advice.key()).isEqualTo(advice.key().toLowerCase(Locale.ROOT));
    }
}
