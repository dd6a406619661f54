package soquete.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Property
    void bytes_areTheirContent(@ForAll byte[] content, @ForAll byte[] other) {
        Bytes bytes = Bytes.of(content);
        assertThat(bytes.toArray()).isEqualTo(content).isNotSameAs(content);
        assertThat(bytes.length()).isEqualTo(content.length);
        assertThat(bytes.hashCode()).isEqualTo(Arrays.hashCode(content));
        assertThat(bytes.equals(Bytes.of(other))).isEqualTo(Arrays.equals(content, other));
    }

    @Test
    void bytes_printAsHex() {
        assertThat(Bytes.of((byte) 1, (byte) -1)).hasToString("01ff").isNotEqualTo("01ff");
        assertThat(Bytes.of()).isSameAs(Bytes.NONE).hasToString("");
    }
}
