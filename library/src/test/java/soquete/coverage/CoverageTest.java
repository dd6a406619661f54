package soquete.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import soquete.sys.Bound;

/// Holds `docs/coverage.md` against the C compiler's list of names, the code and the tests.
/// `mvn -pl library -am test -Dtest=CoverageTest -Dcoverage.update=true` writes it.
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CoverageTest {
    private static final Path DOCUMENT = Path.of("../docs/coverage.md");
    private static final Path FUNCTIONS = Path.of("src/test/resources/coverage/functions.txt");

    @Test
    void everyNameOfC_isBoundAndShown_orLeftOutForAReason() throws Exception {
        assertThat(coverage().problems()).isEmpty();
    }

    @Test
    void document_isWhatTheCodeAndTheTestsSay() throws Exception {
        String text = new CoverageText(coverage()).toString();
        if (Boolean.getBoolean("coverage.update")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(text.lines().count()).isGreaterThan(1000);
        assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
    }

    private static Coverage coverage() throws Exception {
        Set<String> names = new TreeSet<>(Bound.namesOfC());
        List<String> functions = Files.readAllLines(FUNCTIONS, StandardCharsets.US_ASCII);
        functions.forEach(function -> names.add("function " + function));
        return Coverage.of(names, Bound.places());
    }
}
