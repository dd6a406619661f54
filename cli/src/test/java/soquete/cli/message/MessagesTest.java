package soquete.cli.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /// Keys that the code builds from parts are tested where they are built: advice.*, help.*,
    /// option.*, exit.* and the four of a killed or failed side.
    private static final Pattern KEY_IN_CODE =
            Pattern.compile("\"((?:failure|usage|server|cycle|help|exit)\\.[a-z0-9.-]*[a-z0-9])\"");

    private static Properties file(String language) throws IOException {
        Properties texts = new Properties();
        String name = "messages_" + language + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            texts.load(new InputStreamReader(in, UTF_8));
        }
        return texts;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void files_ofBothLanguages_haveTheSameKeysAndArguments() throws IOException {
        Properties english = file("en");
        Properties portuguese = file("pt");

        assertThat(portuguese.stringPropertyNames())
                .isEqualTo(english.stringPropertyNames())
                .hasSizeGreaterThan(100);
        for (String key : english.stringPropertyNames()) {
            String en = english.getProperty(key);
            String pt = portuguese.getProperty(key);
            assertThat(places(pt)).as(key).isEqualTo(places(en));
            assertThat(pt.lines().count()).as(key).isEqualTo(en.lines().count());
            assertThat(pt.isBlank()).as(key).isEqualTo(en.isBlank());
        }
    }

    @Test
    void files_everyKeyInTheCode_exists() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                KEY_IN_CODE
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(match -> used.add(match.group(1)));
            }
        }

        assertThat(used).hasSizeGreaterThan(30);
        assertThat(file("en").stringPropertyNames()).containsAll(used);
    }

    /// A key that nothing uses is a sentence that somebody translates for nothing.
    @Test
    void files_everyKey_isUsed() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(source));
            }
        }
        Pattern built =
                Pattern.compile(
                        "(advice|help|option|exit)\\..*"
                                + "|cycle\\.(server|client)-(killed|failed|not-heard)");

        assertThat(file("en").stringPropertyNames())
                .allMatch(
                        key -> built.matcher(key).matches() || code.indexOf("\"" + key + "\"") > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "pt_BR.UTF-8, , , pt",
        "pt, , , pt",
        "en_US.UTF-8, pt_BR, pt_BR, en",
        "'', pt_PT.UTF-8, C, pt",
        "'', '', pt_BR, pt",
        "'', '', C.UTF-8, en",
        "C, pt_BR, pt_BR, en",
        ", , , en",
        "pts, , , en"
    })
    void of_locale_choosesTheLanguage(String all, String messages, String lang, String language) {
        Map<String, String> environment =
                Map.of(
                        "LC_ALL", all == null ? "" : all,
                        "LC_MESSAGES", messages == null ? "" : messages,
                        "LANG", lang == null ? "" : lang);

        assertThat(Messages.of(null, environment).language()).isEqualTo(language);
    }

    @Test
    void text_arguments_takeTheirPlacesAndNothingElseIsSyntax() {
        Messages messages = Messages.of("en", Map.of("LC_ALL", "pt_BR"));

        assertThat(messages.text("failure.kernel", "bind {0}", "E'X", "{1}"))
                .isEqualTo("bind {0} failed: E'X ({1})");
    }
}
