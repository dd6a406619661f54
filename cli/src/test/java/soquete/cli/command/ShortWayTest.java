package soquete.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;
import soquete.cli.message.Messages;
import soquete.cli.seed.Settings;

final class ShortWayTest {
    @Test
    void settings_bareCommands_areTheLectures() {
        assertThat(ShortWay.settings(new String[] {"server"}))
                .isEqualTo(
                        new Settings(
                                true,
                                "127.0.0.1",
                                65432,
                                false,
                                false,
                                false,
                                0,
                                Settings.GRACE,
                                null,
                                false));
        assertThat(ShortWay.settings(new String[] {"client", "--udp", "--port", "0"}))
                .isEqualTo(
                        new Settings(
                                false,
                                "127.0.0.1",
                                0,
                                true,
                                false,
                                false,
                                0,
                                Settings.GRACE,
                                null,
                                false));
    }

    /// The two parsers must never disagree about a line that both understand.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "server",
                "client",
                "server --port 0",
                "server --host ::1 --port 65535 --udp",
                "server --forever --grace 0.25",
                "server --json --timeout 1.5 --lang pt --debug",
                "client --host localhost --json",
                "client --timeout 3 --udp --port 00080",
                "client --lang en"
            })
    void settings_plainLine_areThoseOfTheOptionParser(String line) {
        String[] args = line.split(" ", -1);
        Model model = new Model(Messages.of("en", Map.of()));
        ParseResult parsed = model.root().parseArgs(args).subcommand();

        assertThat(ShortWay.settings(args))
                .isNotNull()
                .isEqualTo(Tool.settings(parsed, args[0].equals("server")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cycle",
                "--help",
                "server --help",
                "client --forever",
                "client --grace 1",
                "client --port",
                "client --port -1",
                "client --port 65536",
                "client --port abc",
                "client --port=80",
                "client --port 1 --port 2",
                "client --udp --udp",
                "client --timeout 0",
                "client --lang fr",
                "client extra",
                "client --host -x",
                "client --host \"a\"",
                "serve"
            })
    void settings_anyOtherLine_isLeftToTheOptionParser(String line) {
        assertThat(ShortWay.settings(line.split(" ", -1))).isNull();
    }

    @Test
    void settings_noArguments_isLeftToTheOptionParser() {
        assertThat(ShortWay.settings(new String[0])).isNull();
        assertThat(ShortWay.settings(new String[] {"client", "--host", ""})).isNull();
    }
}
