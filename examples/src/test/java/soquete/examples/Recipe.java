package soquete.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import soquete.testkit.NetworkNamespace;

/// The command by which a user runs a recipe.
final class Recipe {
    private Recipe() {}

    /// `java … soquete.examples.NAME ARGUMENTS`
    static String[] command(Class<?> program, Object... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                // Many short runs: no time to compile well
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath(),
                                program.getName()));
        Stream.of(arguments).map(Object::toString).forEach(all::add);
        return all.toArray(String[]::new);
    }

    /// The same in a network of its own.
    static String[] command(NetworkNamespace network, Class<?> program, Object... arguments) {
        return within(network, command(program, arguments));
    }

    /// Any command in a network of its own.
    static String[] within(NetworkNamespace network, String... command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", network.name()), Stream.of(command))
                .toArray(String[]::new);
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(":", -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((a, b) -> a + ":" + b)
                .orElseThrow();
    }
}
