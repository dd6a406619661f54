package soquete.examples.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows, in the order of their source files, and the document that they make.
final class Table {
    /// The classes that have rows, by the heading of their table.
    enum Part {
        CREATING("Sockets", CreatingTest.class),
        UNIX("Unix sockets", UnixTest.class),
        NAMES("Names and addresses", NamesTest.class),
        BYTES("Byte order, packing, defaults", BytesTest.class),
        LIFE("Life of a socket", LifeTest.class),
        INTERFACES("Interfaces", InterfacesTest.class),
        DESCRIPTORS("Descriptors", DescriptorsTest.class),
        TRANSFER("Receiving and sending", TransferTest.class),
        MESSAGES("Messages with control data, files", MessagesTest.class),
        SETTINGS("Settings and state", SettingsTest.class),
        OPTIONS("Options", OptionsTest.class),
        SELECT("Waiting for many: `select`", SelectTest.class),
        SELECTORS("Waiting for many: `selectors`", SelectorsTest.class),
        SURPRISES("", SurprisesTest.class),
        MORE_SURPRISES("", MoreSurprisesTest.class),
        FINER_SURPRISES("", FinerSurprisesTest.class);

        final String heading;
        final Class<?> type;

        Part(String heading, Class<?> type) {
            this.heading = heading;
            this.type = type;
        }

        List<Method> methods() {
            String source = source();
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(
                            m ->
                                    m.isAnnotationPresent(Row.class)
                                            || m.isAnnotationPresent(Surprise.class))
                    .sorted(
                            Comparator.comparingInt(
                                    m -> source.indexOf("void " + m.getName() + "(")))
                    .toList();
        }

        private String source() {
            String name = type.getName().replace('.', '/') + ".java";
            try {
                return Files.readString(Path.of("src/test/java", name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The Java lines of a row: statements, each on a line.
        private String java(Method row) {
            String body = source();
            body = body.substring(body.indexOf("void " + row.getName() + "("));
            int begin = body.indexOf("// begin\n");
            int end = body.indexOf("// end\n");
            int next = body.indexOf("\n    @", 1);
            if (begin < 0 || end < begin || (next > 0 && end > next)) {
                throw new AssertionError("no // begin and // end in " + row);
            }
            List<String> statements = new ArrayList<>();
            StringBuilder statement = new StringBuilder();
            for (String line : body.substring(begin + 9, end).stripIndent().lines().toList()) {
                statement.append(statement.isEmpty() ? line : joint(statement, line.strip()));
                if (line.endsWith(";") || line.endsWith("{") || line.endsWith("}")) {
                    statements.add(statement.toString());
                    statement.setLength(0);
                }
            }
            return code(statements.stream().filter(line -> !line.isBlank()).toList());
        }

        /// A line that goes on, as it would stand if there were room.
        private static String joint(CharSequence before, String line) {
            boolean tight = line.startsWith(".") || before.toString().endsWith("(");
            return tight ? line : " " + line;
        }
    }

    private Table() {}

    static List<Method> methods() {
        return Arrays.stream(Part.values()).flatMap(part -> part.methods().stream()).toList();
    }

    /// The first tables: what Python has, and how it is said here.
    static String functions() {
        StringBuilder text = new StringBuilder();
        for (Part part : Part.values()) {
            if (part.heading.isEmpty()) {
                continue;
            }
            text.append("\n### ").append(part.heading).append("\n\n");
            text.append("| | Python | Java |\n| --- | --- | --- |\n");
            for (Method method : part.methods()) {
                Row row = method.getAnnotation(Row.class);
                if (row == null) {
                    continue;
                }
                String note = row.note().isEmpty() ? "" : "<br>" + row.note();
                text.append(
                        "| `%s` | %s | %s%s |\n"
                                .formatted(
                                        row.value(),
                                        code(row.python().strip().lines().toList()),
                                        part.java(method),
                                        note));
            }
        }
        return text.toString();
    }

    /// The second table.
    static String surprises() {
        StringBuilder text = new StringBuilder("| # | Python | here |\n| --- | --- | --- |\n");
        Stream<Line> tested =
                methods().stream()
                        .filter(m -> m.isAnnotationPresent(Surprise.class))
                        .map(m -> m.getAnnotation(Surprise.class))
                        .map(s -> new Line(s.value(), s.is(), decision(s)));
        return text.append(
                        Stream.concat(tested, NotHere.LINES.stream())
                                .sorted(Comparator.comparing(Line::order))
                                .map(Line::toString)
                                .collect(Collectors.joining()))
                .toString();
    }

    private static String decision(Surprise surprise) {
        String rest = surprise.here().isEmpty() ? "" : ": " + surprise.here();
        return (surprise.ours().isEmpty() ? "**same**" : "**different**") + rest;
    }

    private static String code(List<String> lines) {
        return lines.stream()
                .map(line -> "`" + line.stripTrailing().replace("|", "\\|") + "`")
                .collect(Collectors.joining("<br>"));
    }

    /// A line of the second table.
    record Line(String number, String python, String here) {
        private String order() {
            Matcher digits = Pattern.compile("\\d+").matcher(number);
            return digits.lookingAt() ? "%3s".formatted(digits.group()) + number : "~" + number;
        }

        @Override
        public String toString() {
            return "| %s | %s | %s |\n".formatted(number, python, here);
        }
    }
}
