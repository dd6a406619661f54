package soquete.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.cli.terminal.Out;

final class HelpTest {
    private static String out(String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(Tool.run(args, new Out(bytes))).isZero();
        return bytes.toString(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "cycle, en, Examples:, Usage:",
        "server, en, Examples:, Usage:",
        "client, en, Examples:, Usage:",
        "cycle, pt, Exemplos:, Uso:",
        "server, pt, Exemplos:, Uso:",
        "client, pt, Exemplos:, Uso:"
    })
    void help_ofACommand_hasExamplesFirst(
            String command, String language, String examples, String usage) {
        String help = out(command, "--lang", language, "--help");

        assertThat(help).containsSubsequence(examples, "soquete " + command, usage, "--port");
        assertThat(help).containsSubsequence("  0  ", "  9  ", "  130", "  143");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    }

    @ParameterizedTest
    @CsvSource({"en, 'Commands:'", "pt, 'Comandos:'"})
    void help_ofTheProgram_listsWhatThereIs(String language, String heading) {
        String help = out("--lang=" + language, "-h");

        List<String> commands =
                help.lines()
                        .dropWhile(line -> !line.equals(heading))
                        .skip(1)
                        .takeWhile(line -> !line.isBlank())
                        .map(line -> line.strip().split(" ", -1)[0])
                        .toList();
        assertThat(commands).containsExactly("cycle", "server", "client");
    }

    @ParameterizedTest
    @CsvSource({"--version", "-h"})
    void run_informationAsked_endsWithZero(String option) {
        assertThat(out(option)).startsWith("soquete");
    }
}
