package soquete.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A JVM with a single carrier thread: if any waiting virtual thread held it, nothing else would
/// run.
class MultiplexerPinningTest {
    @Test
    void manyVirtualThreadsInEachMultiplexer_leaveTheOneCarrierFree() throws Exception {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Djdk.virtualThreadScheduler.parallelism=1",
                                        "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        MultiplexersOnOneCarrier.class.getName()))
                        .redirectErrorStream(true)
                        .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(output).isEqualTo("all waiting, all ended\n");
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
