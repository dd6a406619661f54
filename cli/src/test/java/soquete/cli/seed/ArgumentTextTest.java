package soquete.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "65432, 65432",
        "65535, 65535",
        "00080, 80",
        "65536, -1",
        "99999, -1",
        "100000, -1",
        "-1, -1",
        "+1, -1",
        "abc, -1",
        "'', -1",
        "' 1', -1",
        "1.0, -1",
        "１, -1"
    })
    void port_text_isReadOrRefused(String text, int port) {
        assertThat(ArgumentText.port(text)).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000000000",
        "0.5, 500000000",
        "0.000000001, 1",
        "10.25, 10250000000",
        "9999999, 9999999000000000",
        "0, -1",
        "0.0, -1",
        "-1, -1",
        "1., -1",
        ".5, -1",
        "1.0000000001, -1",
        "10000000, -1",
        "1.2.3, -1",
        "1e3, -1",
        "abc, -1",
        "'', -1"
    })
    void seconds_text_areNanosecondsOrRefused(String text, long nanos) {
        assertThat(ArgumentText.seconds(text)).isEqualTo(nanos);
    }
}
