package soquete.cli.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ChildCommandTest {
    @Test
    void prefix_modules_isAllButTheArguments() {
        List<String> words =
                List.of(
                        "/jdk/bin/java",
                        "-XX:AOTCache=/a b/soquete.aot",
                        "-p",
                        "lib",
                        "-m",
                        "soquete.cli/soquete.cli.Main",
                        "cycle",
                        "--port",
                        "0");

        assertThat(ChildCommand.prefix(words, 3)).isEqualTo(words.subList(0, 6));
    }

    @Test
    void prefix_optionsOfOneProcessAlone_areLeftOut() {
        List<String> words =
                List.of(
                        "java",
                        "-XX:AOTCacheOutput=x.aot",
                        "-agentlib:jdwp=server=y",
                        "-cp",
                        "x",
                        "soquete.cli.Main",
                        "cycle");

        assertThat(ChildCommand.prefix(words, 1))
                .containsExactly("java", "-cp", "x", "soquete.cli.Main");
    }

    @Test
    void withCache_childrensOwn_takesThePlaceOfOurs() {
        List<String> prefix = List.of("java", "-XX:AOTCache=ours", "-m", "soquete.cli");

        assertThat(ChildCommand.withCache(prefix, "/c/child.aot"))
                .containsExactly("java", "-XX:AOTCache=/c/child.aot", "-m", "soquete.cli");
        assertThat(ChildCommand.withCache(prefix, null)).isEqualTo(prefix);
        assertThat(ChildCommand.withCache(prefix, "")).isEqualTo(prefix);
    }

    @Test
    void prefix_jar_isKept() {
        assertThat(ChildCommand.prefix(List.of("java", "-jar", "soquete.jar", "cycle"), 1))
                .containsExactly("java", "-jar", "soquete.jar");
    }

    @Test
    void prefix_anotherProgram_isNotTaken() {
        assertThat(ChildCommand.prefix(List.of("java", "-cp", "x", "Other", "cycle"), 1)).isNull();
        assertThat(ChildCommand.prefix(List.of("cycle"), 1)).isNull();
    }

    /// These tests run in another program, so this is what the properties say.
    @Test
    void prefix_here_startsJavaWithTheMainClass() {
        assertThat(ChildCommand.prefix(0))
                .first()
                .asString()
                .startsWith(System.getProperty("java.home"));
        assertThat(ChildCommand.prefix(0)).last().asString().endsWith("soquete.cli.Main");
    }
}
