package soquete.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.cli.failure.UsageException;

final class HostTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "fe80::1%1", "localhost", "127.1", "a.b", "1.2.3"})
    void check_nameOrAddress_isAccepted(String host) {
        assertThatCode(() -> HostText.check(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'', usage.host-empty",
        "256.0.0.1, usage.host-address",
        "1.2.3.999, usage.host-address",
        "::g, usage.host-address",
        "1:2:3, usage.host-address",
        "fe80::1%no-such-interface, usage.host-scope"
    })
    void check_neitherNameNorAddress_isRefused(String host, String key) {
        UsageException refusal =
                catchThrowableOfType(UsageException.class, () -> HostText.check(host));

        assertThat(refusal.key()).isEqualTo(key);
    }

    @Test
    void check_nulCharacter_isRefusedAndShownAsAQuestionMark() {
        UsageException refusal =
                catchThrowableOfType(UsageException.class, () -> HostText.check("a\0b"));

        assertThat(refusal.key()).isEqualTo("usage.host-nul");
        assertThat(refusal.arguments()).containsExactly("a?b");
    }
}
