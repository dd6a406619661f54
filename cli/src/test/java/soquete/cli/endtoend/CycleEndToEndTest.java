package soquete.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.cli.event.Schema;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// `cycle`: two processes, one picture, and every way in which it can go wrong.
@Timeout(120)
final class CycleEndToEndTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension final Programs programs = new Programs();

    private static List<JsonNode> events(Finished cycle) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String line : cycle.out().lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    private static List<String> primitives(List<JsonNode> events, String role) {
        return events.stream()
                .filter(e -> e.path("event").asText().equals("return"))
                .filter(e -> e.path("role").asText().equals(role))
                .map(e -> e.path("primitive").asText())
                .toList();
    }

    @Test
    void cycle_tcp_drawsEveryPrimitiveAndEndsWithOk() throws Exception {
        Finished cycle = Soquete.run(programs, "cycle", "--port", "0");

        assertThat(cycle.status()).as(cycle.toString()).isZero();
        assertThat(cycle.err()).isEmpty();
        assertThat(cycle.out())
                .startsWith("The complete cycle over TCP: 127.0.0.1, a free port\n")
                .contains("socket(AF_INET, SOCK_STREAM)", "SO_REUSEADDR", "bind(", "listen(")
                .contains("accept(", "… waits", "┊", "connect(", "recv(", "send(", "close(")
                .contains(
                        "─ \"bem vindo cliente\" 17 bytes ─", "─ \"obrigado servidor\" 17 bytes ─")
                .contains("▶", "◀")
                .endsWith("\n\nok\n")
                .doesNotContain("\u001b");
        assertThat(cycle.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource({"POSIX, TCP", "C, UDP"})
    void cycle_localeWithoutUtf8_isDrawnInAscii(String locale, String transport) throws Exception {
        List<String> args = new ArrayList<>(List.of("cycle", "--port", "0"));
        if (transport.equals("UDP")) {
            args.add("--udp");
        }
        Finished cycle =
                Soquete.start(
                                programs,
                                Map.of("LC_ALL", locale, "COLUMNS", "100"),
                                args.toArray(String[]::new))
                        .await(Soquete.PATIENCE);

        assertThat(cycle.status()).as(cycle.toString()).isZero();
        assertThat(cycle.out()).contains("- \"bem vindo cliente\" 17 bytes -").endsWith("ok\n");
        assertThat(cycle.out()).matches(Pattern.compile("\\p{ASCII}+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "udp"})
    void cycle_json_isValidAndInTheOrderOfTime(String transport) throws Exception {
        boolean udp = transport.equals("udp");
        Finished cycle =
                udp
                        ? Soquete.run(programs, "cycle", "--json", "--port", "0", "--udp")
                        : Soquete.run(programs, "cycle", "--json", "--port", "0");
        Schema schema = Schema.published();

        assertThat(cycle.status()).as(cycle.toString()).isZero();
        assertThat(cycle.out().lines())
                .allSatisfy(line -> assertThat(schema.errors(line)).as(line).isEmpty());
        List<JsonNode> events = events(cycle);
        List<Long> times =
                events.stream()
                        .filter(e -> !e.has("reasons"))
                        .map(
                                e ->
                                        e.path("event").asText().equals("return")
                                                ? e.path("end")
                                                : e.path(e.has("begin") ? "begin" : "time"))
                        .map(JsonNode::asLong)
                        .toList();
        assertThat(times).isSorted();
        if (udp) {
            assertThat(primitives(events, "server"))
                    .containsExactly("socket", "bind", "recvfrom", "sendto", "recvfrom", "close");
            assertThat(primitives(events, "client"))
                    .containsExactly("socket", "connect", "send", "recv", "send", "close");
        } else {
            assertThat(primitives(events, "server"))
                    .containsExactly(
                            "socket",
                            "setsockopt",
                            "bind",
                            "listen",
                            "accept",
                            "send",
                            "recv",
                            "close",
                            "close");
            assertThat(primitives(events, "client"))
                    .containsExactly("socket", "connect", "recv", "send", "close");
        }
        JsonNode verdict = events.getLast();
        assertThat(verdict.path("ok").asBoolean()).isTrue();
        assertThat(events.stream().filter(e -> e.path("event").asText().equals("print")))
                .extracting(e -> e.path("text").asText())
                .contains("Hello, World!", "**Conexão encerrada pelo Cliente.**");
    }

    @Test
    void cycle_mermaid_isASequenceDiagram() throws Exception {
        Finished cycle = Soquete.run(programs, "cycle", "--mermaid", "--port", "0", "--lang", "pt");

        assertThat(cycle.status()).as(cycle.toString()).isZero();
        assertThat(cycle.out())
                .startsWith("sequenceDiagram\n    participant server as servidor\n")
                .contains("server->>client: \"bem vindo cliente\" 17 bytes\n")
                .contains("client->>server: \"obrigado servidor\" 17 bytes\n")
                .endsWith("    Note over server,client: ok\n");
        assertThat(cycle.out().split("    activate ", -1))
                .hasSameSizeAs(cycle.out().split("    deactivate ", -1));
    }

    @Test
    @Needs(ipv6 = true)
    void cycle_ipv6_isDrawn() throws Exception {
        Finished cycle = Soquete.run(programs, "cycle", "--host", "::1", "--port", "0");

        assertThat(cycle.status()).as(cycle.toString()).isZero();
        assertThat(cycle.out()).contains("AF_INET6", "[::1]:").endsWith("ok\n");
    }

    @ParameterizedTest
    @CsvSource({"SOCK_STREAM, false", "SOCK_DGRAM, true"})
    void cycle_portTaken_namesTheHolderAndEndsWith7(String type, boolean udp) throws Exception {
        SocketType kind = udp ? SocketType.SOCK_DGRAM : SocketType.SOCK_STREAM;
        try (Socket holder = Socket.open(Family.AF_INET, kind)) {
            holder.bind(Endpoint.of("127.0.0.1", 0));
            if (!udp) {
                holder.listen();
            }
            String port = "" + ((InetEndpoint) holder.localEndpoint()).port();
            Finished cycle =
                    udp
                            ? Soquete.run(programs, "cycle", "--port", port, "--udp")
                            : Soquete.run(programs, "cycle", "--port", port);

            assertThat(cycle.status()).as(cycle.toString()).isEqualTo(7);
            assertThat(cycle.out()).contains("EADDRINUSE").doesNotContain("\nok\n");
            assertThat(cycle.err())
                    .contains("bind 127.0.0.1:" + port + " failed: EADDRINUSE")
                    .contains("held by: process " + ProcessHandle.current().pid() + ": ")
                    .contains("--port 0")
                    .contains("the server ended with 7")
                    .doesNotContain("Exception");
            assertThat(kind.toString()).isEqualTo(type);
        }
    }

    @Test
    void cycle_readerLeaves_endsQuietlyAndLeavesNobodyBehind() throws Exception {
        Program shell =
                Soquete.shell(
                        programs,
                        "set -o pipefail; soquete cycle --port 0 | head -1; echo ${PIPESTATUS[0]}");

        Finished ended = shell.await(Soquete.PATIENCE);

        assertThat(ended.out())
                .isEqualTo("The complete cycle over TCP: 127.0.0.1, a free port\n6\n");
        assertThat(ended.err()).isEmpty();
        assertThat(ProcessHandle.current().descendants().filter(CycleEndToEndTest::isTheTool))
                .isEmpty();
    }

    private static boolean isTheTool(ProcessHandle process) {
        return process.isAlive()
                && process.info().commandLine().orElse("").contains("soquete.cli.Main");
    }

    /// The client is stopped while it starts and this test takes its place, so that the server can
    /// be killed after its greeting and before any answer.
    @Test
    void cycle_serverKilledBeforeTheAnswer_saysSoAndEndsWith6() throws Exception {
        Program cycle = Soquete.start(programs, "cycle", "--json", "--port", "0");
        ProcessHandle client = secondChild(cycle.pid());
        kill("STOP", client.pid());
        cycle.awaitOut("\"primitive\":\"accept\"", Soquete.PATIENCE);
        ProcessHandle server = ProcessHandle.of(serverPid(cycle)).orElseThrow();
        int port = ListeningPort.tcp(server.pid(), Soquete.PATIENCE);
        try (Socket instead = Socket.connect("127.0.0.1", port)) {
            instead.timeout(Soquete.PATIENCE);
            assertThat(instead.recv(1024)).hasSize(17);
            server.destroyForcibly();
        }
        kill("CONT", client.pid());

        Finished ended = cycle.await(Soquete.PATIENCE);

        assertThat(ended.status()).as(ended.toString()).isEqualTo(6);
        assertThat(ended.err())
                .contains("the server was ended by SIGKILL")
                .doesNotContain("Exception");
        // Killed so soon after its send, it may not have reported that any more.
        assertThat(primitives(events(ended), "server"))
                .startsWith("socket", "setsockopt", "bind", "listen", "accept")
                .doesNotContain("close");
        assertThat(client.isAlive()).isFalse();
    }

    private static ProcessHandle secondChild(long pid) {
        ProcessHandle parent = ProcessHandle.of(pid).orElseThrow();
        long end = System.nanoTime() + Soquete.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            List<ProcessHandle> children = parent.children().toList();
            if (children.size() == 2) {
                return children.stream().max(ProcessHandle::compareTo).orElseThrow();
            }
        }
        throw new AssertionError("process " + pid + " starts no second child");
    }

    private static long serverPid(Program cycle) throws Exception {
        String first = cycle.outSoFar().lines().findFirst().orElseThrow();
        return JSON.readTree(first).path("pid").asLong();
    }

    private static void kill(String signal, long pid) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void cycle_serverKilledWhileItWaits_saysSoAndEndsWith6() throws Exception {
        Program cycle = Soquete.start(programs, "cycle", "--json", "--port", "0");
        cycle.awaitOut("\"primitive\":\"accept\"", Soquete.PATIENCE);
        ProcessHandle.of(serverPid(cycle)).orElseThrow().destroyForcibly();

        Finished ended = cycle.await(Soquete.PATIENCE);

        assertThat(ended.status()).as(ended.toString()).isEqualTo(6);
        assertThat(ended.err())
                .contains("the server was ended by SIGKILL")
                .doesNotContain("Exception");
        List<JsonNode> events = events(ended);
        assertThat(events.getLast().path("ok").asBoolean()).isFalse();
        assertThat(events.getLast().path("status").asInt()).isEqualTo(6);
        assertThat(events)
                .anySatisfy(
                        e -> {
                            assertThat(e.path("event").asText()).isEqualTo("ended");
                            assertThat(e.path("status").asInt()).isEqualTo(137);
                        });
    }

    @Test
    void cycle_signal_endsTheChildrenToo() throws Exception {
        Program cycle = Soquete.start(programs, "cycle", "--port", "0", "--json");
        cycle.awaitOut("\"event\":\"start\"", Soquete.PATIENCE);
        List<ProcessHandle> children =
                ProcessHandle.of(cycle.pid()).orElseThrow().children().toList();
        cycle.signal("TERM");

        assertThat(cycle.await(Soquete.PATIENCE).status()).isEqualTo(143);
        assertThat(children).isNotEmpty();
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void cycle_timeLimit_endsBothWith4() throws Exception {
        Finished cycle =
                Soquete.run(programs, "cycle", "--port", "0", "--timeout", "0.001", "--lang", "pt");

        assertThat(cycle.status()).as(cycle.toString()).isEqualTo(4);
        assertThat(cycle.err()).contains("o tempo acabou");
    }
}
