package soquete.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.Socket;
import soquete.cli.event.Schema;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.testkit.Capability;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// What a person may get wrong: each answer is an exit code and a sentence, never a stack trace.
@Timeout(120)
final class BadInputEndToEndTest {
    /// Read by lines: such a file gives nothing to a second read, which `readString` needs.
    private static final Path UNPRIVILEGED =
            Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");

    @RegisterExtension final Programs programs = new Programs();

    private static String[] words(String line) {
        String[] words = line.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("''") ? "" : words[i];
        }
        return words;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "client --port -1 | 2 | port \"-1\" is not a number from 0 to 65535",
                "client --port 65536 | 2 | port \"65536\" is not a number",
                "server --port abc --lang pt | 2 | a porta \"abc\" não é um número de 0 a 65535",
                "client --host '' | 2 | the host is empty",
                "client --host 1.2.3.999 | 2 | is not an address",
                "client --host fe80::1%nope --lang pt | 2 | esta máquina não tem a interface",
                "client --timeout -1 | 2 | is not a number of seconds",
                "client --prt 1 | 2 | did you mean \"--port\"?",
                "client --lang fr | 2 | there are no words for the language \"fr\"",
                "cycle --color blue | 2 | \"blue\" is not auto, always or never",
                "cycle --json --mermaid | 2 | cannot both be had",
                "server --host 192.0.2.77 --port 0 | 1 | no interface of this machine",
                "client --host fe80::1 | 1 | name the interface, as fe80::1%eth0",
                "client --host no.such.name.invalid | 5 | looking up \"no.such.name.invalid\"",
                "server --port 0 --timeout 0.05 | 4 | accept failed: the time limit passed",
                "server --port 0 --timeout 0.05 --udp --lang pt | 4 | recvfrom falhou"
            })
    void run_mistake_isExplained(String line, int status, String words) throws Exception {
        Finished ended = Soquete.run(programs, words(line));

        assertThat(ended.status()).as(ended.toString()).isEqualTo(status);
        assertThat(ended.err())
                .startsWith("soquete: ")
                .contains(words)
                .doesNotContain("Exception", "\tat ");
        assertThat(ended.out()).isIn("", "Hello, World!\n");
    }

    @Test
    void run_noCommand_showsTheHelpAsAnError() throws Exception {
        Finished ended = Soquete.run(programs);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("a command is missing", "Examples:", "cycle");
    }

    @Test
    void run_debug_showsTheStackTrace() throws Exception {
        Finished ended =
                Soquete.run(programs, "server", "--host", "192.0.2.77", "--port", "0", "--debug");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("EADDRNOTAVAIL", "AddressNotAvailableException", "\tat ");
    }

    /// Root too is refused once it has given the capability up.
    @Test
    @Needs(programs = "setpriv", root = true)
    void server_privilegedPortWithoutTheCapability_isExplained() throws Exception {
        Capability.probed(
                        "needs low ports that are kept for root",
                        () -> Integer.parseInt(Files.readAllLines(UNPRIVILEGED).getFirst()) > 81)
                .assume();
        Finished ended =
                Soquete.startBy(
                                programs,
                                List.of(
                                        "setpriv",
                                        "--bounding-set=-net_bind_service",
                                        "--inh-caps=-net_bind_service"),
                                "server",
                                "--port",
                                "81")
                        .await(Soquete.PATIENCE);

        assertThat(ended.status()).as(ended.toString()).isEqualTo(8);
        assertThat(ended.err())
                .contains("bind 127.0.0.1:81 failed: EACCES", "ports below 1024", "--port 8080");
    }

    @Test
    @Needs(programs = "setpriv", root = true)
    void server_portHeldByAnotherUser_saysThatItMayNotLook() throws Exception {
        try (Socket holder = Socket.server(Endpoint.of("127.0.0.1", 0))) {
            String port = "" + ((InetEndpoint) holder.localEndpoint()).port();
            Finished ended =
                    Soquete.startBy(
                                    programs,
                                    List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"),
                                    "server",
                                    "--port",
                                    port)
                            .await(Soquete.PATIENCE);

            assertThat(ended.status()).as(ended.toString()).isEqualTo(7);
            assertThat(ended.err()).contains("held by: a process of user 0, which only");
        }
    }

    @ParameterizedTest
    @CsvSource({"server, 6", "client, 6"})
    void run_readerLeaves_endsQuietlyWith6(String command, int status) throws Exception {
        Program shell =
                Soquete.shell(
                        programs,
                        "soquete " + command + " --port 9 | exec true; echo ${PIPESTATUS[0]}");

        Finished ended = shell.await(Soquete.PATIENCE);

        assertThat(ended.out()).isEqualTo(status + "\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void run_fullDisk_isExplained() throws Exception {
        Program shell = Soquete.shell(programs, "soquete client --port 9 > /dev/full; echo $?");

        Finished ended = shell.await(Soquete.PATIENCE);

        assertThat(ended.out()).isEqualTo("1\n");
        assertThat(ended.err()).contains("standard output cannot be written");
    }

    @Test
    void client_resetByTheServer_endsWith6() throws Exception {
        try (Socket server = Socket.server(Endpoint.of("127.0.0.1", 0))) {
            int port = ((InetEndpoint) server.localEndpoint()).port();
            Program client = Soquete.start(programs, "client", "--port", "" + port);
            try (Socket conn = server.accept()) {
                conn.set(SolSocket.SO_LINGER, new Linger(true, 0));
            }
            Finished ended = client.await(Soquete.PATIENCE);

            assertThat(ended.status()).as(ended.toString()).isEqualTo(6);
            assertThat(ended.err()).contains("ECONNRESET", "cause:", "try:");
        }
    }

    @Test
    void server_json_showsWhatBlocksWhileItBlocks() throws Exception {
        Program server = Soquete.start(programs, "server", "--port", "0", "--json");
        ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        server.awaitOut("\"primitive\":\"accept\"", Soquete.PATIENCE);
        Schema schema = Schema.published();

        assertThat(server.isRunning()).isTrue();
        assertThat(server.outSoFar().lines())
                .allSatisfy(line -> assertThat(schema.errors(line)).as(line).isEmpty());
    }
}
