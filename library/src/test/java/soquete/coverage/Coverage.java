package soquete.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rows of `docs/coverage.md`, and what is wrong with them.
///
/// A name of C is bound where the code says it ([soquete.sys.Bound]), is shown by the test classes
/// that name it, or is left out for a reason of `coverage/left-out.txt`.
final class Coverage {
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Path RESOURCES = Path.of("src/test/resources/coverage");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final int MOST_TESTS = 2;

    /// Tests that hold the names themselves against the headers.
    private static final Set<String> ONLY_LISTS = Set.of("GoldenTest", "ClaimsTest", "Claims");

    /// One line of a table.
    ///
    /// @param key    `constant NAME`, `syscall name` or `function name`
    /// @param bound  where the code has it; empty where it does not
    /// @param tests  test classes that name it
    /// @param reason why it is left out; empty where it is bound
    record Row(String key, List<String> bound, List<String> tests, String reason) {
        String name() {
            return key.substring(key.indexOf(' ') + 1);
        }
    }

    private final Map<String, List<String>> bound;
    private final Map<String, Set<String>> named = new TreeMap<>();
    private final Set<String> testClasses = new TreeSet<>();
    private final Map<Pattern, String> leftOut = new LinkedHashMap<>();
    private final Map<Pattern, String> shownBy = new LinkedHashMap<>();
    private final Map<Group, List<Row>> rows = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Coverage(Map<String, List<String>> bound) {
        this.bound = bound;
    }

    /// Puts the rows together.
    ///
    /// @param names the keys that C has
    /// @param bound where the code has them, by key
    static Coverage of(Set<String> names, Map<String, List<String>> bound) {
        Coverage coverage = new Coverage(bound);
        coverage.readTests();
        coverage.leftOut.putAll(patterns("left-out.txt"));
        coverage.shownBy.putAll(patterns("shown-by.txt"));
        names.forEach(coverage::add);
        coverage.lookForStaleReasons();
        return coverage;
    }

    Map<Group, List<Row>> rows() {
        return rows;
    }

    /// Sentences, one for each name that is neither shown nor explained, and for each reason and
    /// each pointer that is not needed any more.
    List<String> problems() {
        return problems;
    }

    private void add(String key) {
        Group group =
                Group.ALL.stream()
                        .filter(g -> g.names().matcher(key).matches())
                        .findFirst()
                        .orElseThrow();
        String name = key.substring(key.indexOf(' ') + 1);
        List<String> where = bound.getOrDefault(key, List.of());
        List<String> tests = tests(name);
        String reason = where.isEmpty() ? reason(key) : "";
        if (group.elsewhere().isEmpty()) {
            if (where.isEmpty() && reason.isEmpty()) {
                problems.add(key + " is not bound, and left-out.txt does not say why");
            } else if (!where.isEmpty() && tests.isEmpty()) {
                problems.add(key + " is bound at " + where + ", and no test names it");
            }
        }
        rows.computeIfAbsent(group, g -> new ArrayList<>()).add(new Row(key, where, tests, reason));
    }

    private String reason(String key) {
        return leftOut.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(key).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private List<String> tests(String name) {
        Set<String> found = named.getOrDefault(name, Set.of());
        if (!found.isEmpty()) {
            return found.stream().limit(MOST_TESTS).toList();
        }
        return shownBy.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(name).matches())
                .map(Map.Entry::getValue)
                .limit(1)
                .toList();
    }

    private void lookForStaleReasons() {
        List<Row> all = rows.values().stream().flatMap(List::stream).toList();
        leftOut.forEach(
                (pattern, why) -> {
                    if (all.stream()
                            .noneMatch(
                                    row ->
                                            row.bound().isEmpty()
                                                    && pattern.matcher(row.key()).matches())) {
                        problems.add("left-out.txt: " + pattern + " explains nothing");
                    }
                });
        shownBy.forEach(
                (pattern, test) -> {
                    if (all.stream()
                            .noneMatch(
                                    row ->
                                            !named.containsKey(row.name())
                                                    && pattern.matcher(row.name()).matches())) {
                        problems.add("shown-by.txt: nothing needs " + pattern);
                    }
                    if (!testClasses.contains(test)) {
                        problems.add("shown-by.txt: there is no test class " + test);
                    }
                });
    }

    /// Which test classes name which words. What only lists names (this package, the golden files'
    /// own tests) does not count.
    private void readTests() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            for (Path test : tests) {
                String name = test.getFileName().toString().replace(".java", "");
                testClasses.add(name);
                if (!ONLY_LISTS.contains(name)
                        && !test.startsWith(SOURCES.resolve("soquete/coverage"))) {
                    Matcher words = WORD.matcher(Files.readString(test));
                    while (words.find()) {
                        named.computeIfAbsent(words.group(), word -> new TreeSet<>()).add(name);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a file: a pattern, two blanks or more, what it stands for.
    private static Map<Pattern, String> patterns(String file) {
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(RESOURCES.resolve(file))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(" {2,}", 2);
                    patterns.put(Pattern.compile(parts[0]), parts[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }
}
