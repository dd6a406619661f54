package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import soquete.testkit.Finished;
import soquete.testkit.Programs;

/// A JVM with a single carrier thread: if any waiting virtual thread held it, nothing else would
/// run.
@Timeout(150)
class PinningTest {
    @RegisterExtension final Programs programs = new Programs();

    @Test
    void aThousandVirtualThreadsInEveryOperation_leaveTheOneCarrierFree() throws Exception {
        Finished finished =
                ChildJvm.of(OneCarrier.class)
                        .options(
                                "-Xmx1g",
                                "-Djdk.virtualThreadScheduler.parallelism=1",
                                "-Djdk.virtualThreadScheduler.maxPoolSize=1")
                        .start(programs, Integer.getInteger("soquete.waiters", 1000).toString())
                        .await(Duration.ofMinutes(2));
        System.out.print(finished.err());
        assertThat(finished.out()).isEqualTo("all waiting, all ended\n");
        assertThat(finished.status()).isZero();
    }
}
