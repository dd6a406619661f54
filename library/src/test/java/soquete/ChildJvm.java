package soquete;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import soquete.testkit.PackedClassPath;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// A Java program of the tests, in a JVM of its own.
///
/// @param program its main class
/// @param before  the words before `java`
/// @param options of the JVM
/// @param classes its class path
record ChildJvm(Class<?> program, List<String> before, List<String> options, String classes) {
    static ChildJvm of(Class<?> program) {
        String classes = System.getProperty("java.class.path");
        return new ChildJvm(program, List.of(), List.of(), classes);
    }

    ChildJvm options(String... more) {
        return new ChildJvm(program, before, List.of(more), classes);
    }

    /// With a lower limit of open descriptors, which Java is not to raise, and from jars.
    ///
    /// @param jars a folder for these
    ChildJvm descriptors(int most, Path jars) {
        List<String> all = new ArrayList<>(options);
        all.add("-XX:-MaxFDLimit");
        return new ChildJvm(
                program,
                List.of("sh", "-c", "ulimit -n " + most + " && exec \"$0\" \"$@\""),
                all,
                PackedClassPath.in(jars));
    }

    Program start(Programs programs, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(classes);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return programs.start(
                Path.of("").toAbsolutePath(), Map.of(), command.toArray(String[]::new));
    }
}
