package soquete.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTest {
    @ParameterizedTest
    @CsvSource({"'', 80", "10, 60", "72, 72", "90, 90", "250, 100", "abc, 80", "99999, 80"})
    void width_columns_areHeldBetweenBounds(String columns, int width) {
        assertThat(new Terminal(Map.of("COLUMNS", columns)).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({
        "C.UTF-8, xterm, true",
        "pt_BR.utf8, xterm, true",
        "C, xterm, false",
        "POSIX, xterm, false",
        "pt_BR.ISO-8859-1, xterm, false",
        "C.UTF-8, dumb, false"
    })
    void unicode_localeAndTerminal_decide(String locale, String term, boolean unicode) {
        Map<String, String> environment = Map.of("LC_ALL", locale, "TERM", term);

        assertThat(new Terminal(environment).unicode()).isEqualTo(unicode);
    }

    @Test
    void colour_choice_isObeyed() {
        Terminal terminal = new Terminal(Map.of("TERM", "xterm", "NO_COLOR", "1"));

        assertThat(terminal.colour("always")).isTrue();
        assertThat(terminal.colour("never")).isFalse();
        assertThat(terminal.colour("auto")).isFalse();
    }

    @Test
    void on_colour_paintsOnlyWhatIsSeen() {
        assertThat(Ink.WRONG.on("x", true)).isEqualTo("\u001b[1;31mx\u001b[0m");
        assertThat(Ink.WRONG.on("x", false)).isEqualTo("x");
        assertThat(Ink.WRONG.on("  ", true)).isEqualTo("  ");
    }
}
