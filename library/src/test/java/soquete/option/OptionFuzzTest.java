package soquete.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/// What a kernel may answer for any option. Plain runs replay the kept inputs; docs/testing.md says
/// how to look for new ones.
class OptionFuzzTest {
    private static final List<Shape<?>> SHAPES = EveryOption.shapes();

    /// The shape is chosen by the last byte, as the provider takes numbers from the end.
    @FuzzTest(maxDuration = "60s")
    void decode_anyBytes_isAValueOrARefusal(FuzzedDataProvider data) {
        Shape<?> shape = SHAPES.get(data.consumeInt(0, SHAPES.size() - 1));
        read(shape, data.consumeRemainingAsBytes());
    }

    @FuzzTest(maxDuration = "60s")
    void tcpInfo_anyBytes_isAValueOrARefusal(byte[] bytes) {
        read(SolTcp.TCP_INFO.shape(), bytes);
        read(SolMptcp.MPTCP_INFO.shape(), bytes);
        read(SolMptcp.MPTCP_TCPINFO.shape(), bytes);
    }

    /// A value or a refusal; a value prints, and is the same once written and read again.
    static <T> void read(Shape<T> shape, byte[] bytes) {
        T value;
        try {
            value = shape.decode(bytes.clone());
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).as("of the refusal").isNotBlank();
            return;
        }
        assertThat(value).isInstanceOf(shape.type()).asString().isNotNull();
        byte[] written;
        try {
            written = shape.encode(value);
        } catch (IllegalArgumentException refused) { // what only the kernel makes
            assertThat(refused.getMessage()).as("of the refusal").isNotBlank();
            return;
        }
        EveryShapeTest.assertSame(shape.decode(written), value);
    }
}
