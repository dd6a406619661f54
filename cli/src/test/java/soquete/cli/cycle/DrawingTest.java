package soquete.cli.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.cli.event.Event;
import soquete.cli.message.Messages;
import soquete.cli.terminal.Out;

final class DrawingTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Out out = new Out(bytes);

    private static CycleSettings settings(String language) {
        Messages messages = Messages.of(language, Map.of());
        return new CycleSettings("127.0.0.1", 65432, false, 1, 0, messages, false);
    }

    private String drawn(Drawing drawing, List<Event> events) {
        Verdict verdict = new Verdict();
        drawing.begin();
        for (Event event : events) {
            verdict.see(event);
            drawing.show(event);
        }
        drawing.end(verdict);
        return bytes.toString(UTF_8);
    }

    private TextDrawing text(String language, Glyphs glyphs, boolean colour, int width) {
        return new TextDrawing(settings(language), out, glyphs, colour, width);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = DrawingTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void text_completeCycle_isTheGoldenDrawing() throws IOException {
        assertThat(drawn(text("en", Glyphs.UNICODE, false, 80), Canned.tcp()))
                .isEqualTo(golden("cycle-tcp.txt"));
    }

    @Test
    void text_completeCycleInPortugueseAndAscii_isTheGoldenDrawing() throws IOException {
        assertThat(drawn(text("pt", Glyphs.ASCII, false, 80), Canned.tcp()))
                .isEqualTo(golden("cycle-tcp-pt-ascii.txt"));
    }

    @Test
    void text_killedServer_isTheGoldenDrawing() throws IOException {
        assertThat(drawn(text("en", Glyphs.UNICODE, false, 80), Canned.killed()))
                .isEqualTo(golden("cycle-killed.txt"));
    }

    @Test
    void mermaid_completeCycle_isTheGoldenText() throws IOException {
        Messages english = Messages.of("en", Map.of());

        assertThat(drawn(new MermaidDrawing(english, out), Canned.tcp()))
                .isEqualTo(golden("cycle-tcp.mmd"));
    }

    @Test
    void mermaid_semicolonsAndControlCharacters_doNotBreakTheText() {
        Messages english = Messages.of("en", Map.of());

        assertThat(drawn(new MermaidDrawing(english, out), Canned.killed()))
                .contains("server->>client: \"a#59;b\ufffd#35;\ufffd[31m\" 10 bytes")
                .contains("Note over server: ended by SIGKILL");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80, 93, 100})
    void text_anyWidth_isNotExceeded(int width) {
        drawn(text("pt", Glyphs.UNICODE, false, width), Canned.tcp());
        drawn(text("en", Glyphs.UNICODE, false, width), Canned.killed());

        assertThat(bytes.toString(UTF_8).lines())
                .allSatisfy(
                        line ->
                                assertThat(line.codePointCount(0, line.length()))
                                        .as(line)
                                        .isLessThanOrEqualTo(width))
                .noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void text_colour_changesNothingElse() {
        String plain = drawn(text("en", Glyphs.UNICODE, false, 80), Canned.tcp());
        bytes.reset();
        String painted = drawn(text("en", Glyphs.UNICODE, true, 80), Canned.tcp());

        assertThat(painted).contains("\u001b[");
        assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", "").lines().map(String::stripTrailing))
                .containsExactlyElementsOf(plain.lines().toList());
    }

    @Test
    void json_completeCycle_isTheEventsAndAVerdict() throws IOException {
        List<String> lines = drawn(new JsonDrawing(out), Canned.tcp()).lines().toList();

        assertThat(lines).hasSize(Canned.tcp().size() + 1);
        assertThat(lines.getLast())
                .isEqualTo(
                        "{\"event\":\"verdict\",\"ok\":true,\"status\":0,"
                                + "\"server\":{\"heard\":true,\"status\":0},"
                                + "\"client\":{\"heard\":true,\"status\":0},\"reasons\":[]}");
    }
}
