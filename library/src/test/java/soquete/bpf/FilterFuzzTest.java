package soquete.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/// Plain runs replay the kept inputs; docs/testing.md says how to look for new ones.
class FilterFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void fromBytes_anyBytes_isAProgramOrARefusal(byte[] bytes) {
        readBytes(bytes);
    }

    @FuzzTest(maxDuration = "60s")
    void parse_anyText_isAProgramOrARefusal(FuzzedDataProvider data) {
        readText(data.consumeRemainingAsString());
    }

    static void readBytes(byte[] bytes) {
        try {
            Filter filter = Filter.fromBytes(bytes);
            assertThat(filter.toBytes()).isEqualTo(bytes);
            assertThat(filter.toString().lines()).hasSize(bytes.length / 8);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+ .+");
        }
    }

    static void readText(String text) {
        try {
            Filter filter = Filter.parse(text);
            assertThat(Filter.fromBytes(filter.toBytes())).isEqualTo(filter);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+ .+");
        }
    }
}
