package soquete.cli.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.cli.event.Event.Call;
import soquete.cli.terminal.Out;
import soquete.error.ErrnoException;

final class EventWriterTest {
    private static final Call SEND =
            new Call(
                    Role.CLIENT,
                    7,
                    "main",
                    3,
                    "send",
                    5,
                    Map.of("data", new Value.Bytes(new byte[] {'o', 'i', 0, (byte) 0xff, '"'})),
                    1_000_000_000_000L);

    static Stream<Event> events() {
        Map<String, Value> arguments = new LinkedHashMap<>();
        arguments.put("family", new Value.Text("AF_INET"));
        arguments.put("type", new Value.Text("SOCK_STREAM"));
        Call open = new Call(Role.SERVER, 6, "main", 1, "socket", null, arguments, 11);
        return Stream.of(
                new Event.Start(Role.SERVER, 6, "tcp", "::1", 0, 10),
                open,
                new Event.Return(open, Map.of("fd", new Value.Int(4)), null, 12),
                SEND,
                new Event.Return(SEND, Map.of("count", new Value.Int(5)), null, 2_000_000_000_000L),
                new Event.Return(SEND, Map.of(), Fault.of(ErrnoException.of("send", 32, null)), 2),
                new Event.Return(SEND, Map.of(), new Fault("timeout", "", 0, "late"), 2),
                new Event.Print(Role.SERVER, 6, "client-1", "Conexão \"x\"\n", 13),
                new Event.Exit(Role.CLIENT, 7, 0, 14),
                new Event.Ended(Role.CLIENT, 7, 137, 15));
    }

    private static String written(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EventWriter(new Out(bytes)).write(event);
        return bytes.toString(UTF_8);
    }

    @ParameterizedTest
    @MethodSource("events")
    void write_anyEvent_isOneLineThatTheSchemaKnows(Event event) throws IOException {
        String line = written(event);

        assertThat(line).endsWith("\n").hasLineCount(1);
        assertThat(Schema.published().errors(line)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void read_whatWasWritten_isTheSameEvent(Event event) throws IOException {
        EventReader reader = new EventReader();
        if (event instanceof Event.Return back) {
            assertThat(reader.read(written(back.call()))).isEqualTo(back.call());
        }

        assertThat(reader.read(written(event))).isEqualTo(event);
    }

    @Test
    void write_bytes_areTextAndBase64AndCount() {
        assertThat(written(SEND))
                .isEqualTo(
                        "{\"event\":\"call\",\"role\":\"client\",\"pid\":7,\"thread\":\"main\","
                                + "\"id\":3,\"primitive\":\"send\",\"fd\":5,\"arguments\":{\"data\":"
                                + "{\"count\":5,\"text\":\"oi\\u0000\ufffd\\\"\","
                                + "\"base64\":\"b2kA/yI=\"}},\"begin\":1000000000000}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "words",
                "[]",
                "{}",
                "{\"event\":\"call\"}",
                "{\"event\":\"walk\",\"role\":\"client\",\"pid\":1}",
                "{\"event\":\"exit\",\"role\":\"client\",\"pid\":1,\"status\":\"0\",\"time\":1}",
                "{\"event\":\"return\",\"role\":\"client\",\"pid\":1,\"id\":9,\"end\":1}",
                "{\"event\":\"exit\",\"role\":\"client\""
            })
    void read_anythingElse_isRefused(String line) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new EventReader().read(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"exit\",\"role\":\"client\",\"pid\":1,\"time\":1}",
                "{\"event\":\"exit\",\"role\":\"judge\",\"pid\":1,\"status\":0,\"time\":1}",
                "{\"event\":\"sleep\"}"
            })
    void schema_wrongEvents_areRefused(String line) throws IOException {
        assertThat(Schema.published().errors(line)).isNotEmpty();
    }
}
