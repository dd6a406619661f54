package soquete.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Child processes of a test; none of them outlives it.
///
/// ```java
/// @RegisterExtension final Programs programs = new Programs();
///
/// @Test void … {
///     Program server = programs.start(directory, Map.of("LC_ALL", "C"), "python3", "server.py");
///     int port = ListeningPort.tcp(server.pid(), Duration.ofSeconds(10));
///     …
///     assertThat(server.await(Duration.ofSeconds(10)).out()).isEqualTo(…);
/// }
/// ```
public final class Programs implements AfterEachCallback, AutoCloseable {
    private final Queue<Program> started = new ConcurrentLinkedQueue<>();

    /// None yet.
    public Programs() {}

    /// Starts a program here, in the environment of this process.
    public Program start(String... command) {
        return start(Path.of("").toAbsolutePath(), Map.of(), command);
    }

    /// Starts a program.
    ///
    /// @param directory its working directory
    /// @param environment variables to set over those of this process; an empty value takes the
    ///     variable away
    public Program start(Path directory, Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(directory.toFile());
        environment.forEach(
                (name, value) -> {
                    if (value.isEmpty()) {
                        builder.environment().remove(name);
                    } else {
                        builder.environment().put(name, value);
                    }
                });
        try {
            Program program = new Program(builder.start(), List.of(command));
            started.add(program);
            return program;
        } catch (IOException e) {
            throw new AssertionError("Cannot start " + String.join(" ", command), e);
        }
    }

    /// The program of this name on the `PATH`.
    public static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String directory : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(directory, name);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /// Ends all that still run, and what they started.
    @Override
    public void close() {
        for (Program program = started.poll(); program != null; program = started.poll()) {
            program.close();
        }
    }
}
