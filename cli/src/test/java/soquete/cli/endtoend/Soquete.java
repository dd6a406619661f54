package soquete.cli.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import soquete.testkit.Finished;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The programs under test, as child processes: the tool on this test's class path, and the
/// lecture's in Python.
final class Soquete {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /// UTF-8 and English, whatever the machine that tests has.
    private static final Map<String, String> USUAL =
            Map.of("LC_ALL", "C.UTF-8", "COLUMNS", "", "NO_COLOR", "", "TERM", "xterm");

    private Soquete() {}

    /// The words that start the tool.
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "soquete.cli.Main");
    }

    /// The same from jars, as it is packaged: classes in directories take a descriptor each to
    /// load.
    static List<String> packaged(Path directory) throws IOException {
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.isEmpty()) {
                continue; // a class path may end with its separator
            }
            if (Files.isDirectory(Path.of(entry))) {
                String packed = directory.resolve(jars.size() + ".jar").toString();
                if (jar.run(System.out, System.err, "cf", packed, "-C", entry, ".") != 0) {
                    throw new IOException("cannot pack " + entry);
                }
                jars.add(packed);
            } else {
                jars.add(entry);
            }
        }
        List<String> command = new ArrayList<>(command());
        command.set(command.indexOf("-cp") + 1, String.join(File.pathSeparator, jars));
        return command;
    }

    static Program start(Programs programs, String... args) {
        return start(programs, USUAL, args);
    }

    static Program start(Programs programs, Map<String, String> environment, String... args) {
        return programs.start(
                Path.of("").toAbsolutePath(),
                environment,
                Stream.concat(command().stream(), Stream.of(args)).toArray(String[]::new));
    }

    static Finished run(Programs programs, String... args) throws InterruptedException {
        return start(programs, args).await(PATIENCE);
    }

    /// The tool, started by another program that leaves its place to it, as `setpriv` does.
    static Program startBy(Programs programs, List<String> starter, String... args) {
        return startBy(programs, starter, command(), args);
    }

    static Program startBy(
            Programs programs, List<String> starter, List<String> command, String... args) {
        return programs.start(
                Path.of("").toAbsolutePath(),
                USUAL,
                Stream.of(starter, command, List.of(args))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    /// A command line for sh in which `soquete` is the tool.
    static Program shell(Programs programs, String script) {
        StringBuilder function = new StringBuilder("soquete() {");
        for (String word : command()) {
            function.append(" '").append(word.replace("'", "'\\''")).append('\'');
        }
        function.append(" \"$@\"; }\n").append(script);
        return programs.start(
                Path.of("").toAbsolutePath(), USUAL, "bash", "-c", function.toString());
    }

    /// One of the lecture's programs, verbatim but for the port.
    static Program python(Programs programs, Path directory, String name, int port)
            throws IOException {
        return python(programs, directory, name, port, USUAL);
    }

    static Program python(
            Programs programs,
            Path directory,
            String name,
            int port,
            Map<String, String> environment)
            throws IOException {
        try (InputStream in = Soquete.class.getResourceAsStream("/lecture/" + name)) {
            if (in == null) {
                throw new IOException("no such program of the lecture: " + name);
            }
            String source = new String(in.readAllBytes(), UTF_8);
            if (!source.contains("65432")) {
                throw new IOException(name + " names no port");
            }
            Path copy = directory.resolve(name);
            Files.writeString(copy, source.replace("65432", Integer.toString(port)));
            return programs.start(directory, environment, "python3", copy.toString());
        }
    }
}
