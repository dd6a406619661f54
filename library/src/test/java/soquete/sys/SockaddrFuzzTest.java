package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import soquete.endpoint.Endpoint;

/// Plain runs replay the kept inputs; `JAZZER_FUZZ=1` looks for new ones, as for
/// [soquete.endpoint.EndpointFuzzTest].
class SockaddrFuzzTest {
    private static final long AT = Memory.allocate(Sockaddr.STORAGE);

    @FuzzTest(maxDuration = "60s")
    void decode_anyAnswer_isAnEndpointOrARefusal(FuzzedDataProvider data) {
        byte[] bytes = data.consumeRemainingAsBytes();
        Memory.copy(bytes, 0, AT, Math.min(bytes.length, Sockaddr.STORAGE));
        try {
            Endpoint endpoint = Sockaddr.decode(AT, bytes.length);
            assertThat(endpoint.family().number())
                    .isEqualTo((bytes[0] & 0xff) | (bytes[1] & 0xff) << 8);
            int length = Sockaddr.encode(endpoint, AT);
            assertThat(Sockaddr.decode(AT, length)).isEqualTo(endpoint);
        } catch (IllegalArgumentException e) {
            assertThat(bytes.length).isLessThan(28);
            assertThat(e).hasMessageContaining("bytes");
        }
    }
}
