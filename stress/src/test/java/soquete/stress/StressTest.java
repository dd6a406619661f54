package soquete.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The stress finds what is wrong: sockets that make a mistake do not pass, and those of the
/// library do.
@Timeout(120)
class StressTest {
    private static final Map<Fault, String> COMPLAINTS =
            Map.ofEntries(
                    Map.entry(Fault.SWAPS_TWO_BYTES, "explained are|nobody|never sent|as another"),
                    Map.entry(Fault.LOSES_A_BYTE, "explained are"),
                    Map.entry(Fault.REPEATS_A_BYTE, "explained are"),
                    Map.entry(Fault.LOSES_A_WAKE_UP, "it hangs"),
                    Map.entry(Fault.ENDS_EARLY, "before its deadline"),
                    Map.entry(Fault.COUNTS_A_PART_WRONG, "explained are"),
                    Map.entry(Fault.INTERLEAVES, "explained are"),
                    Map.entry(Fault.CLEARS_THE_INTERRUPT, "cleared the interrupt status"),
                    Map.entry(Fault.IGNORES_AN_INTERRUPT, "interrupt until the end of"),
                    Map.entry(Fault.NAMES_A_CLOSE_OTHERWISE, "failed"),
                    Map.entry(Fault.SUCCEEDS_WHEN_CLOSED, "explained are|on a closed socket|lost"),
                    Map.entry(Fault.ENDS_A_STREAM_EARLY, "explained are|it hangs"),
                    Map.entry(Fault.REPEATS_A_MESSAGE, "came twice"),
                    Map.entry(Fault.LOSES_A_MESSAGE, "was lost"),
                    Map.entry(Fault.CUTS_A_MESSAGE, "as another"),
                    Map.entry(Fault.TURNS_MESSAGES_AROUND, "came after message"),
                    Map.entry(Fault.SENDS_WHAT_FAILED, "its send failed"),
                    Map.entry(Fault.LEAKS_A_DESCRIPTOR, "left behind"));

    @AfterEach
    void closeWhatLeaked() {
        for (Port port = FaultyPort.LEAKED.poll(); port != null; port = FaultyPort.LEAKED.poll()) {
            port.close();
        }
    }

    private static Stress run(double minutes, int failures, UnaryOperator<Port> fault)
            throws Exception {
        Options options =
                Options.of("--families", "tcp4,unix-stream-pair,unix-dgram-pair", "--seed", "1");
        options.minutes = minutes;
        options.failures = failures;
        options.limit = 3_000;
        options.patience = 900;
        Stress stress = new Stress(options, fault);
        stress.run();
        return stress;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultySockets_areFound(Fault fault) throws Exception {
        Stress stress = run(1.5, 1, port -> new FaultyPort(port, fault));
        assertThat(stress.failures()).hasSize(1);
        assertThat(stress.failures().getFirst())
                .containsPattern(COMPLAINTS.get(fault))
                .containsPattern("again: stress/run --families \\S+ --seed 1 --program \\d+");
    }

    @Test
    void soundSockets_pass() throws Exception {
        Options options = Options.of("--seed", "1", "--minutes", "0.05");
        Stress stress = new Stress(options, UnaryOperator.identity());
        stress.run();
        assertThat(stress.failures()).isEmpty();
    }

    @Test
    void seedAndNumber_determineTheProgram() throws Exception {
        for (Kind kind : List.of(Kind.TCP4, Kind.UNIX_DGRAM_PAIR)) {
            assertThat(text(kind, 7, 3)).isEqualTo(text(kind, 7, 3));
            assertThat(text(kind, 7, 3)).isNotEqualTo(text(kind, 7, 4));
        }
    }

    private static String text(Kind kind, long seed, long number) throws Exception {
        Round round = Programs.make(kind, seed, number, new Tally(1), UnaryOperator.identity());
        round.prepare();
        round.close();
        return round.text();
    }

    @Test
    void cycles_areFlat() throws Exception {
        Options options = Options.of("--cycles", "2000");
        assertThat(new Cycles(options).run()).isTrue();
    }

    @Test
    void interleaving_isRecognised() {
        List<List<byte[]>> sequences =
                List.of(
                        List.of(new byte[] {1, 1}, new byte[] {1, 2}),
                        List.of(new byte[] {1, 1, 1}));
        Interleaving.require("", sequences, new byte[] {1, 1, 1, 1, 1, 1, 2}, true);
        Interleaving.require("", sequences, new byte[] {1, 1, 1, 2, 1, 1, 1}, true);
        Interleaving.require("", sequences, new byte[] {1, 1, 1, 2, 1}, false);
        assertThatThrownBy(
                        () -> Interleaving.require("x", sequences, new byte[] {1, 2, 1, 1}, false))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("explained are 0");
        assertThatThrownBy(
                        () -> Interleaving.require("x", sequences, new byte[] {1, 1, 1, 2}, true))
                .isInstanceOf(Broken.class);
    }

    @Test
    void options_thatDoNotExist_areRefused() {
        assertThatThrownBy(() -> Options.of("--families", "tcp9"))
                .hasMessageContaining("tcp9")
                .hasMessageContaining("tcp4");
        assertThatThrownBy(() -> Options.of("--sed", "1")).hasMessageContaining("--sed");
        assertThatThrownBy(() -> Options.of("--seed")).hasMessageContaining("needs a value");
    }
}
