package soquete.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The document, as text.
final class CoverageText {
    private static final Path HEAD = Path.of("src/test/resources/coverage/head.md");
    private static final Path GUESTS = Path.of("src/test/resources/coverage/guests.md");

    private final StringBuilder text = new StringBuilder();

    CoverageText(Coverage coverage) throws IOException {
        text.append(Files.readString(HEAD));
        summary(coverage);
        guests();
        Group.ALL.forEach(group -> table(group, coverage.rows().getOrDefault(group, List.of())));
    }

    private void summary(Coverage coverage) {
        text.append("\n| what | names | bound | left out |\n| --- | --: | --: | --: |\n");
        for (Group group : Group.ALL) {
            List<Coverage.Row> rows = coverage.rows().getOrDefault(group, List.of());
            if (group.elsewhere().isEmpty() && !rows.isEmpty()) {
                long bound = rows.stream().filter(row -> !row.bound().isEmpty()).count();
                text.append("| ").append(group.title()).append(" | ").append(rows.size());
                text.append(" | ").append(bound).append(" | ").append(rows.size() - bound);
                text.append(" |\n");
            }
        }
    }

    /// The runs of the tests for what the kernel of the build machine lacks.
    private void guests() throws IOException {
        text.append("\n## In guests\n\n");
        text.append("What the kernel of the build machine lacks is tested in a guest with a stock");
        text.append(" kernel of Debian\n([guest.md](guest.md)); the last recorded runs:\n\n");
        text.append(Files.readString(GUESTS));
    }

    private void table(Group group, List<Coverage.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append("\n## ").append(group.title()).append("\n\n");
        if (!group.elsewhere().isEmpty()) {
            text.append(rows.size()).append(" names: ").append(group.elsewhere()).append(".\n");
            return;
        }
        text.append("| in C | in Soquete | shown by |\n| --- | --- | --- |\n");
        for (Coverage.Row row : rows) {
            text.append("| `").append(row.name()).append("` | ");
            if (row.bound().isEmpty()) {
                text.append("– | ").append(row.reason());
            } else {
                text.append('`').append(row.bound().getFirst()).append("` | ");
                text.append(String.join(", ", row.tests()));
            }
            text.append(" |\n");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
