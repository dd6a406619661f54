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
    private static final Path PROGRAMS = Path.of("src/main/java/soquete/examples");
    private static final Pattern PROGRAM = Pattern.compile("soquete/examples/(\\w+)\\.java");
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
        for (String block : blocks(read("README.md"))) {
            if (block.startsWith("java\n")) {
                assertThat(program("TenLines"))
                        .containsSubsequence(shown(block.substring("java\n".length())));
            }
        }
    }

    /// A recipe has one block of Java and leads to a manual. Each part of the block stands line for
    /// line in the program that the recipe names.
    @Test
    void recipes_javaIsThatOfTheProgramThatTheyName() throws IOException {
        List<String> named = new ArrayList<>();
        for (String recipe : read("docs/recipes.md").split("\n### ", -1)) {
            Matcher link = PROGRAM.matcher(recipe);
            List<String> java =
                    blocks(recipe).stream().filter(block -> block.startsWith("java\n")).toList();
            if (named.isEmpty() && java.isEmpty()) {
                continue; // what stands before the first
            }
            assertThat(link.find()).as(recipe).isTrue();
            named.add(link.group(1));
            assertThat(java).as(recipe).hasSize(1);
            for (String part : java.getFirst().substring("java\n".length()).split("\n\n", -1)) {
                assertThat(program(link.group(1))).as(recipe).containsSubsequence(shown(part));
            }
            assertThat(targets(recipe)).as(recipe).anyMatch(target -> target.startsWith("https"));
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(programsOfRecipes());
    }

    /// All programs but those of the lecture and of the README; Http is a part of HttpResponder.
    private static List<String> programsOfRecipes() throws IOException {
        List<String> others =
                List.of("Client", "Server", "UdpClient", "UdpServer", "TenLines", "Http");
        try (Stream<Path> all = Files.list(PROGRAMS)) {
            return all.map(path -> path.getFileName().toString().replace(".java", ""))
                    .filter(name -> !others.contains(name))
                    .toList();
        }
    }

    private static List<String> program(String name) throws IOException {
        return Files.readString(PROGRAMS.resolve(name + ".java"))
                .lines()
                .map(String::strip)
                .toList();
    }

    private static List<String> shown(String block) {
        return block.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
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
