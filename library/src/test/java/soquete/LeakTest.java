package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.testkit.Finished;
import soquete.testkit.Programs;

/// Descriptors, threads, heap and native memory are the same after much work as after a tenth of
/// it: connections that come and go, waits that end in every way, and failures of every kind.
///
/// `-Dsoquete.cycles=N` multiplies the work: with 50, a million connections, and at least 10,000
/// failures of each kind. It prints what it measured.
@Timeout(600)
class LeakTest {
    private static final int FACTOR = Integer.getInteger("soquete.cycles", 1);

    /// Kilobytes: what the JVM itself needs now and then (a thread of the compiler, a buffer).
    private static final long SOME = 2_000;

    @RegisterExtension final Programs programs = new Programs();

    @ParameterizedTest
    @CsvSource({
        "cycle, 20000",
        "waits, 1000",
        "threads, 20",
        "refused, 10000",
        "late, 2000",
        "reset, 10000",
        "noname, 2000",
        "full, 1000"
    })
    void muchWork_leavesNothingBehind(String kind, int times, @TempDir Path jars) throws Exception {
        ChildJvm jvm =
                ChildJvm.of(Cycles.class)
                        .options("-Xmx64m", "-XX:NativeMemoryTracking=summary", "-XX:+UseSerialGC");
        Finished finished =
                (kind.equals("full") ? jvm.descriptors(200, jars) : jvm)
                        .start(programs, kind, Integer.toString(times * FACTOR))
                        .await(Duration.ofSeconds(500));
        assertThat(finished.status()).as(finished.toString()).isZero();
        String[] lines = finished.out().split("\n", -1);
        long[] before = figures(lines[0], "before ");
        long[] after = figures(lines[1], "after ");
        System.out.println(
                kind
                        + " x "
                        + times * FACTOR
                        + ": descriptors, threads, kB of heap, kB of native memory "
                        + Arrays.toString(before)
                        + " -> "
                        + Arrays.toString(after));
        assertThat(after[0]).as("descriptors").isLessThanOrEqualTo(before[0] + 1);
        assertThat(after[1]).as("threads").isLessThanOrEqualTo(before[1] + 3);
        assertThat(after[2]).as("kB of heap").isLessThan(before[2] + SOME);
        // Hundreds of threads at once leave the JVM itself with some more, once.
        assertThat(after[3]).as("kB of native memory").isLessThan(before[3] + 2 * SOME);
    }

    private static long[] figures(String line, String name) {
        assertThat(line).startsWith(name);
        return Arrays.stream(line.substring(name.length()).split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
