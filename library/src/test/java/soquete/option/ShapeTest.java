package soquete.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;

class ShapeTest {
    @Property
    void integer_bothWays(@ForAll int value) {
        byte[] bytes = Shape.INT.encode(value);

        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt()).isEqualTo(value);
        assertThat(Shape.INT.decode(bytes)).isEqualTo(value);
    }

    @Property
    void linger_bothWays(@ForAll boolean on, @ForAll @IntRange(max = 0xffff) int seconds) {
        Linger linger = new Linger(on, seconds);
        byte[] bytes = Shape.LINGER.encode(linger);
        ByteBuffer c = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());

        assertThat(c.getInt(0)).isEqualTo(on ? 1 : 0);
        assertThat(c.getInt(4)).isEqualTo(seconds);
        assertThat(Shape.LINGER.decode(bytes)).isEqualTo(linger);
    }

    @Test
    void flag_anyNonZeroIsTrue() {
        assertThat(Shape.FLAG.encode(true)).isEqualTo(Shape.INT.encode(1));
        assertThat(Shape.FLAG.encode(false)).isEqualTo(Shape.INT.encode(0));
        assertThat(Shape.FLAG.decode(Shape.INT.encode(2))).isTrue();
        assertThat(Shape.FLAG.decode(Shape.INT.encode(0))).isFalse();
    }

    @Test
    void namedNumbers_bothWays() {
        assertThat(Shape.ERRNO.decode(Shape.ERRNO.encode(Errno.ECONNREFUSED)))
                .isEqualTo(Errno.ECONNREFUSED);
        assertThat(Shape.SOCKET_TYPE.decode(Shape.SOCKET_TYPE.encode(SocketType.SOCK_DGRAM)))
                .isEqualTo(SocketType.SOCK_DGRAM);
        assertThat(Shape.FAMILY.decode(Shape.FAMILY.encode(Family.AF_INET6)))
                .isEqualTo(Family.AF_INET6);
        assertThat(Shape.PROTOCOL.decode(Shape.PROTOCOL.encode(Protocol.IPPROTO_UDP)))
                .isEqualTo(Protocol.IPPROTO_UDP);
    }

    @Test
    void sizesAndTypes_areThoseOfC() {
        assertThat(Shape.INT.size()).isEqualTo(4);
        assertThat(Shape.LINGER.size()).isEqualTo(8);
        assertThat(SolSocket.SO_LINGER.type()).isEqualTo(Linger.class);
        assertThat(SolSocket.SO_REUSEADDR.type()).isEqualTo(Boolean.class);
        assertThat(SolSocket.SO_RCVBUF.name()).isEqualTo("SO_RCVBUF");
        assertThat(SolSocket.SO_RCVBUF).hasToString("SO_RCVBUF");
    }

    @Test
    void answerTooShort_isRefused() {
        assertThatThrownBy(() -> Shape.INT.decode(new byte[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 bytes where 4 belong");
        assertThatThrownBy(() -> Shape.LINGER.decode(new byte[7]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linger_secondsOutOfRange_areRefused() {
        assertThatThrownBy(() -> new Linger(true, -1)).hasMessageContaining("-1 seconds");
        assertThatThrownBy(() -> new Linger(true, 65536)).hasMessageContaining("65536");
        assertThat(Linger.OFF.on()).isFalse();
        assertThat(Linger.RESET).isEqualTo(new Linger(true, 0));
    }
}
