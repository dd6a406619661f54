package soquete.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `coverage/guests.md` says of runs in guests: a table that docs/coverage.md takes in.
class GuestsTableTest {
    @Test
    void table_hasARunOfEachArchitectureWithNoFailure() throws Exception {
        List<List<String>> rows;
        try (InputStream file = getClass().getResourceAsStream("/coverage/guests.md")) {
            assertThat(file).isNotNull();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            rows =
                    text.lines()
                            .filter(line -> line.startsWith("|"))
                            .map(GuestsTableTest::cells)
                            .toList();
        }

        assertThat(rows.getFirst())
                .containsExactly(
                        "architecture",
                        "kernel",
                        "JDK",
                        "date",
                        "passed",
                        "failed",
                        "skipped",
                        "command");
        List<List<String>> runs = rows.subList(2, rows.size());
        assertThat(runs).extracting(List::getFirst).contains("x86_64", "aarch64");
        for (List<String> run : runs) {
            assertThat(run).hasSize(8);
            assertThat(run.get(3)).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(Integer.parseInt(run.get(4))).as("passed").isPositive();
            assertThat(run.get(5)).as("failed").isEqualTo("0");
            assertThat(Integer.parseInt(run.get(6))).as("skipped").isNotNegative();
            assertThat(run.get(7)).contains("tools/guest/run " + run.getFirst());
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
