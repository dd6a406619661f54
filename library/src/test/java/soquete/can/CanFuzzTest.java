package soquete.can;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/// Plain runs replay the kept inputs; `JAZZER_FUZZ=1 mvn -pl library -am test -Dtest=CanFuzzTest
/// -Dsurefire.failIfNoSpecifiedTests=false` looks for new ones.
class CanFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void frame_anyBytes_isOneOrARefusal(FuzzedDataProvider data) {
        byte[] bytes = data.consumeRemainingAsBytes();
        try {
            CanFrame frame = CanFrame.decode(bytes);
            assertThat(CanFrame.decode(frame.encode())).isEqualTo(frame);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("CAN");
        }
    }

    @FuzzTest(maxDuration = "60s")
    void message_anyBytes_isOneOrARefusal(FuzzedDataProvider data) {
        byte[] bytes = data.consumeRemainingAsBytes();
        try {
            BcmMessage message = BcmMessage.decode(bytes);
            assertThat(BcmMessage.decode(message.encode())).isEqualTo(message);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
