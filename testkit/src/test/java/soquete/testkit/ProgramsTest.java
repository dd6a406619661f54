package soquete.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension final Programs programs = new Programs();

    @Test
    void await_programThatEnds_givesStatusAndBothOutputs() throws Exception {
        Finished finished =
                programs.start("sh", "-c", "printf 'ação\\377'; printf words >&2; exit 3")
                        .await(LONG);
        assertThat(finished.status()).isEqualTo(3);
        assertThat(finished.outBytes())
                .startsWith("ação".getBytes(UTF_8))
                .hasSize(7)
                .endsWith((byte) 0xFF);
        assertThat(finished.err()).isEqualTo("words");
    }

    @Test
    void start_directoryAndEnvironment_areTheChilds(@TempDir Path directory) throws Exception {
        Finished finished =
                programs.start(
                                directory,
                                Map.of("GREETING", "olá", "HOME", ""),
                                "sh",
                                "-c",
                                "pwd -P; echo \"$GREETING\"; echo \"${HOME-none}\"")
                        .await(LONG);
        assertThat(finished.out().lines())
                .containsExactly(directory.toRealPath().toString(), "olá", "none");
    }

    @Test
    void awaitOut_textAmongOutput_returnsWhileItRuns() throws Exception {
        Program cat = programs.start("cat");
        cat.write("bem vindo".getBytes(UTF_8));
        cat.awaitOut("vindo", LONG);
        assertThat(cat.isRunning()).isTrue();
        cat.closeInput();
        assertThat(cat.await(LONG).out()).isEqualTo("bem vindo");
    }

    @Test
    void awaitOut_outputEndsWithoutIt_failsAtOnceWithTheOutput() {
        Program program = programs.start("echo", "something else");
        assertThatThrownBy(() -> program.awaitOut("bem vindo", LONG))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("something else");
    }

    @Test
    void await_programThatGoesOn_failsAndKillsIt() {
        Program cat = programs.start("cat");
        assertThatThrownBy(() -> cat.await(Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Still running");
        assertThat(cat.isRunning()).isFalse();
    }

    @Test
    void signal_term_endsItWithStatus143() throws Exception {
        Program cat = programs.start("cat");
        cat.signal("TERM");
        assertThat(cat.await(LONG).status()).isEqualTo(143);
    }

    @Test
    void close_programThatStartedAnother_endsBoth() throws Exception {
        Program shell = programs.start("sh", "-c", "tail -f /dev/null & echo $!; wait");
        shell.awaitOut("\n", LONG);
        ProcessHandle grandchild =
                ProcessHandle.of(Long.parseLong(shell.outSoFar().strip())).orElseThrow();
        programs.close();
        assertThat(shell.isRunning()).isFalse();
        assertThat(grandchild.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(grandchild);
    }

    @Test
    void start_noSuchProgram_failsAndNamesIt() {
        assertThatThrownBy(() -> programs.start("no-such-program-here"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-such-program-here");
    }

    @Test
    void find_programOnThePath_isThere() {
        assertThat(Programs.find("sh")).isPresent();
        assertThat(Programs.find("no-such-program-here")).isEmpty();
    }
}
