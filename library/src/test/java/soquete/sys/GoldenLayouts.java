package soquete.sys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the C compiler says about one architecture: the lines of a golden file, made by
/// `tools/layouts/generate`.
///
/// A line is `constant NAME value`, `syscall name number`, `size struct NAME bytes` or
/// `offset struct NAME.member offset size`. Its key is everything before the numbers.
record GoldenLayouts(String architecture, List<String> lines, Map<String, Long> values) {
    private static final Pattern LINE =
            Pattern.compile(
                    "((?:constant|syscall) \\w+|size struct \\w+|offset struct \\w+(?:\\.\\w+)+)"
                            + " (-?\\d+)( \\d+)?");

    /// Reads `golden/linux-<architecture>.txt` from the class path, and `linux-beyond.txt`: what
    /// those headers do not have; where one has it, both agree.
    ///
    /// @throws IllegalStateException if it is missing, or a line is not of the known forms
    static GoldenLayouts of(String architecture) {
        GoldenLayouts headers = of(architecture, read("linux-" + architecture));
        GoldenLayouts beyond =
                of(
                        architecture,
                        read("linux-beyond").stream()
                                .filter(line -> !line.startsWith("#"))
                                .toList());
        Map<String, Long> values = new HashMap<>(beyond.values);
        headers.values.forEach(
                (key, value) -> {
                    Long other = values.put(key, value);
                    if (other != null && !other.equals(value)) {
                        throw new IllegalStateException("linux-beyond.txt has another " + key);
                    }
                });
        return new GoldenLayouts(architecture, headers.lines, Map.copyOf(values));
    }

    private static List<String> read(String stem) {
        String name = "/golden/" + stem + ".txt";
        try (InputStream file = GoldenLayouts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenLayouts of(String architecture, List<String> lines) {
        Map<String, Long> values = new HashMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            boolean offset = line.startsWith("offset ");
            if (!matcher.matches() || offset != (matcher.group(3) != null)) {
                throw new IllegalStateException("not a line of a golden file: " + line);
            }
            if (values.put(key(matcher.group(1)), Long.valueOf(matcher.group(2))) != null) {
                throw new IllegalStateException("a second value: " + line);
            }
        }
        return new GoldenLayouts(architecture, List.copyOf(lines), Map.copyOf(values));
    }

    /// A member within a member is written with `_`, as in the names of Java's constants.
    private static String key(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot + 1) + key.substring(dot + 1).replace('.', '_');
    }

    /// The number of a line: for an offset, the offset.
    OptionalLong value(String key) {
        Long value = values.get(key);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
