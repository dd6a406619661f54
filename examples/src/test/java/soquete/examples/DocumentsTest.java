package soquete.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents at the front door say the same in both languages, and what they say is true.
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#]+)\\)");

    @Test
    void readmeAndLeiaMe_haveTheSameShapeCommandsAndCode() throws IOException {
        String english = read("README.md");
        String portuguese = read("LEIA-ME.md");

        assertThat(levels(portuguese)).isEqualTo(levels(english)).hasSizeGreaterThan(5);
        assertThat(blocks(portuguese)).isEqualTo(blocks(english)).hasSizeGreaterThan(5);
        assertThat(targets(portuguese).stream().filter(t -> !t.equals("README.md")))
                .containsExactlyElementsOf(
                        targets(english).stream().filter(t -> !t.equals("LEIA-ME.md")).toList());
        assertThat(rows(portuguese)).isEqualTo(rows(english)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "LEIA-ME.md"})
    void frontDoor_hasTheTwoCommands(String document) throws IOException {
        assertThat(read(document)).contains("\n./soquete cycle\nmvn verify\n");
    }

    /// Every block of Java in the README stands, line for line, in a program that is compiled.
    @Test
    void readme_javaIsThatOfTheExample() throws IOException {
        String program = Files.readString(Path.of("src/main/java/soquete/examples/TenLines.java"));
        List<String> lines = program.lines().map(String::strip).toList();
        for (String block : blocks(read("README.md"))) {
            if (block.startsWith("java\n")) {
                List<String> shown =
                        block.lines().skip(1).map(String::strip).filter(l -> !l.isEmpty()).toList();
                assertThat(lines).containsSubsequence(shown);
            }
        }
    }

    static Stream<String> documents() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT, 4)) {
            return all
                    .filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .map(path -> ROOT.relativize(path).toString())
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_leadSomewhere(String document) throws IOException {
        Path directory = ROOT.resolve(document).getParent();
        for (String target : targets(read(document))) {
            if (!target.startsWith("http")) {
                assertThat(directory.resolve(target)).as(document).exists();
            }
        }
    }

    private static String read(String document) throws IOException {
        return Files.readString(ROOT.resolve(document));
    }

    private static List<Integer> levels(String text) {
        return BLOCK.matcher(text)
                .replaceAll("")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.indexOf(' '))
                .toList();
    }

    private static List<String> blocks(String text) {
        List<String> all = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group(1) + "\n" + matcher.group(2));
        }
        return all;
    }

    private static List<String> targets(String text) {
        List<String> all = new ArrayList<>();
        Matcher matcher = LINK.matcher(BLOCK.matcher(text).replaceAll(""));
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }

    private static long rows(String text) {
        return text.lines().filter(line -> line.startsWith("|")).count();
    }
}
