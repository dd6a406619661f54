package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A JVM of its own for a test, with flags of its own.
final class OwnJvm {
    private static final int PATIENCE = 100;

    private OwnJvm() {}

    /// One carrier for all virtual threads, and no other in its place.
    static final List<String> ONE_CARRIER = carriers(1);

    static List<String> carriers(int count) {
        return List.of(
                "-Djdk.virtualThreadScheduler.parallelism=" + count,
                "-Djdk.virtualThreadScheduler.maxPoolSize=" + count);
    }

    /// Runs a program to its end.
    ///
    /// @return all that it printed
    static String run(Class<?> program, List<String> flags)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).as(command.toString()).isTrue();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
