package soquete.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/// Plain runs replay the kept inputs; `JAZZER_FUZZ=1 mvn -pl library -am test
/// -Dtest=EndpointFuzzTest -Dsurefire.failIfNoSpecifiedTests=false` looks for new ones.
class EndpointFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void parse_anyText_isAnEndpointOrARefusal(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            Endpoint endpoint = Endpoint.parse(text);
            assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("\"");
        }
    }
}
