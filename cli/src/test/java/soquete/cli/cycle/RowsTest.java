package soquete.cli.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RowsTest {
    @Test
    void wrap_longLabel_breaksAtSpacesAndIndents() {
        assertThat(Rows.wrap("bind(5, 127.0.0.1:65432) = -1 EADDRINUSE", 33))
                .containsExactly("bind(5, 127.0.0.1:65432) = -1", "  EADDRINUSE");
    }

    @Test
    void wrap_fittingLabel_isLeftAlone() {
        assertThat(Rows.wrap("close(5) = 0", 12)).containsExactly("close(5) = 0");
    }

    @Test
    void wrap_wordLongerThanTheLane_isBrokenAnywhere() {
        assertThat(Rows.wrap("x".repeat(25), 10))
                .containsExactly("x".repeat(10), "  " + "x".repeat(8), "  " + "x".repeat(7));
    }

    @Test
    void wrap_charactersOfTwoUnits_areNotTornApart() {
        assertThat(Rows.wrap("😀".repeat(12), 10))
                .containsExactly("😀".repeat(10), "  " + "😀".repeat(2));
    }
}
