package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.testkit.Finished;
import soquete.testkit.Programs;

@Timeout(120)
class EventLoopAllocationTest {
    @RegisterExtension final Programs programs = new Programs();

    @ParameterizedTest
    @CsvSource({"EPOLL, 64", "EPOLL, 4096", "RING, 64", "RING, 4096"})
    void echo_onceCompiled_allocatesNothingOfOurs(String engine, String size) throws Exception {
        if (engine.equals("RING")) {
            Rings.assume();
        }
        Finished run =
                programs.start(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Thrift.class.getName(),
                                engine,
                                size)
                        .await(Duration.ofSeconds(100));

        assertThat(run.err()).isEmpty();
        // The JDK's own code around a downcall slices a segment, of 40 bytes, in some compilations.
        assertThat(Long.parseLong(run.out().strip()))
                .as("bytes for 10,000 answers")
                .isLessThan(400_000);
    }
}
