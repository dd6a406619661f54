package soquete.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.testkit.Finished;
import soquete.testkit.Programs;

/// `server` and `client` must start fast, so a plain run loads nothing that it does not need.
@Timeout(120)
final class StartUpEndToEndTest {
    @RegisterExtension final Programs programs = new Programs();

    @ParameterizedTest
    @CsvSource({
        "client --port 9, false, false",
        "client --udp --port 9 --lang pt, false, false",
        "client --json --port 9, false, true",
        "client --port=9, true, false"
    })
    void run_plainLine_loadsNoParserAndNoWords(String line, boolean parser, boolean json)
            throws Exception {
        List<String> command = new ArrayList<>(Soquete.command());
        command.add(1, "-Xlog:class+load:stderr:none");
        command.addAll(List.of(line.split(" ", -1)));

        Finished ended =
                programs.start(
                                Path.of("").toAbsolutePath(),
                                Map.of("LC_ALL", "C.UTF-8"),
                                command.toArray(String[]::new))
                        .await(Soquete.PATIENCE);

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.err()).contains("soquete.cli.Main source:");
        assertThat(loads(ended, "picocli.")).isEqualTo(parser);
        assertThat(loads(ended, "com.fasterxml.jackson.")).isEqualTo(json);
        assertThat(loads(ended, "soquete.cli.message.")).isEqualTo(parser);
        if (!parser && !json) {
            assertThat(loads(ended, "java.util.ResourceBundle")).isFalse();
            assertThat(loads(ended, "java.util.regex.Pattern ")).isFalse();
        }
    }

    private static boolean loads(Finished ended, String name) {
        return ended.err().lines().anyMatch(line -> line.startsWith(name));
    }
}
