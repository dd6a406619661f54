package soquete.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;
import soquete.cli.failure.UsageException;
import soquete.cli.message.Messages;

final class MisuseTest {
    @ParameterizedTest
    @CsvSource({
        "client --prt 5, usage.unknown-alike, --prt --port",
        "cylce, usage.unknown-alike, cylce cycle",
        "client extra, usage.unknown, extra",
        "client --zzzzzz, usage.unknown, --zzzzzz",
        "client --port, usage.no-value, --port",
        "client --port 1 --port 2, usage.twice, --port"
    })
    void explained_wrongLine_namesWhatIsWrong(String line, String key, String arguments) {
        Model model = new Model(Messages.of("en", Map.of()));

        ParameterException refusal =
                catchThrowableOfType(
                        ParameterException.class,
                        () -> model.root().parseArgs(line.split(" ", -1)));
        UsageException explained = Misuse.explained(refusal);

        assertThat(explained.key()).isEqualTo(key);
        assertThat(explained.arguments()).containsExactly(arguments.split(" ", -1));
    }

    @Test
    void nearest_severalAlike_isTheOneWithFewestChanges() {
        assertThat(Misuse.nearest("--colour", List.of("--port", "--color"))).isEqualTo("--color");
        assertThat(Misuse.nearest("-x", List.of("-h"))).isEqualTo("-h");
        assertThat(Misuse.nearest("relay", List.of("server", "client"))).isNull();
    }
}
