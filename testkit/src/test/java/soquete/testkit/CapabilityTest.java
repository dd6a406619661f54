package soquete.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class CapabilityTest {
    @Test
    void missing_programOnThePath_isEmpty() {
        assertThat(Capability.program("sh").missing()).isEmpty();
    }

    @Test
    void missing_programNowhere_namesIt() {
        assertThat(Capability.program("no-such-program-here").missing())
                .hasValue("needs the program no-such-program-here");
    }

    @Test
    void missing_kernel_comparesWithTheRunningOne() {
        assertThat(Capability.kernel("3.2").isPresent()).isTrue();
        assertThat(Capability.kernel("999.0").missing()).hasValue("needs Linux 999.0");
    }

    @Test
    void missing_probeThatThrows_joinsTheReason() {
        Capability capability =
                Capability.probed(
                        "needs a working probe",
                        () -> {
                            throw new IOException("Protocol not supported");
                        });
        assertThat(capability.missing())
                .hasValue("needs a working probe: java.io.IOException: Protocol not supported");
    }

    @Test
    void assume_missing_abortsTheTestWithTheReason() {
        assertThatThrownBy(() -> Capability.probed("needs the moon", () -> false).assume())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("needs the moon");
    }

    @Test
    void assume_present_goesOn() {
        Capability capability = Capability.probed("needs nothing", () -> true);
        capability.assume();
        assertThat(capability.isPresent()).isTrue();
    }

    @Test
    void root_sameAsTheOwnerOfOurProcess() throws IOException {
        Object owner = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        assertThat(Capability.root().isPresent()).isEqualTo(owner.equals(0));
    }

    @Test
    void kernelVersion_parsed_ordersByNumberNotByText() {
        KernelVersion running = KernelVersion.parse("6.18.44-custom\n");
        assertThat(running).isEqualTo(new KernelVersion(6, 18));
        assertThat(running.isAtLeast("6.9")).isTrue();
        assertThat(running.isAtLeast("7.0")).isFalse();
    }
}
