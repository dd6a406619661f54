package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.Programs;

/// A process whose table of descriptors is full: accept fails with `EMFILE`, and what the kernel
/// has queued is there, in order, as soon as there is room.
@Timeout(60)
class FullTableTest {
    @RegisterExtension final Programs programs = new Programs();

    @Test
    void accept_atTheLimit_losesNoConnection(@TempDir Path jars) throws Exception {
        Finished finished =
                ChildJvm.of(FullTable.class)
                        .descriptors(128, jars)
                        .start(programs)
                        .await(Duration.ofSeconds(40));
        assertThat(finished.out()).as(finished.err()).isEqualTo(FullTable.EXPECTED);
        assertThat(finished.status()).isZero();
    }
}
