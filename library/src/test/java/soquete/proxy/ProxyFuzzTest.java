package soquete.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/// Plain runs replay the kept inputs; `JAZZER_FUZZ=1 mvn -pl library -am test
/// -Dtest=ProxyFuzzTest -Dsurefire.failIfNoSpecifiedTests=false` looks for new ones.
class ProxyFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void parse_anyBytes_isAHeaderOrSaysWhyNot(FuzzedDataProvider data) {
        byte[] bytes = data.consumeRemainingAsBytes();
        switch (ProxyHeader.parse(bytes)) {
            case ParsedHeader.Complete(ProxyHeader header, int length) -> {
                assertThat(length).isBetween(15, bytes.length);
                byte[] encoded = header.encode();
                assertThat(ProxyHeader.parse(encoded))
                        .isEqualTo(new ParsedHeader.Complete(header, encoded.length));
                assertThat(ProxyHeader.parse(Arrays.copyOf(bytes, length)))
                        .isEqualTo(new ParsedHeader.Complete(header, length));
            }
            case ParsedHeader.Incomplete(int needed) ->
                    assertThat(needed)
                            .isGreaterThan(bytes.length)
                            .isLessThanOrEqualTo(ProxyHeader.MAX_LENGTH_V2);
            case ParsedHeader.Malformed(String why) -> assertThat(why).contains("PROXY");
            case ParsedHeader.Absent _ -> assertThat(bytes).isNotEmpty();
        }
    }
}
