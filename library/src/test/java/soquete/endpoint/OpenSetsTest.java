package soquete.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenSetsTest {
    static Stream<Arguments> constants() {
        return Stream.of(Family.class, SocketType.class, Protocol.class)
                .flatMap(type -> Stream.of(type.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> !List.of("ANY", "DEFAULT").contains(field.getName()))
                .map(field -> Arguments.of(field.getName(), field));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("constants")
    void constant_printsItsCName(String name, Field field) throws IllegalAccessException {
        assertThat(field.get(null)).hasToString(name);
    }

    @Test
    void unknownNumbers_workAndPrintTheNumber() {
        assertThat(new Family(44)).hasToString("AF_44");
        assertThat(new SocketType(6)).hasToString("SOCK_6");
        assertThat(new Protocol(200)).hasToString("200");
        assertThat(Protocol.DEFAULT).hasToString("0");
        assertThat(SocketType.ANY).hasToString("SOCK_ANY");
    }

    @Test
    void numbersThatCannotBe_areRefused() {
        assertThatThrownBy(() -> new Family(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Family(65536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> new SocketType(0x800)).hasMessageContaining("2048");
        assertThatThrownBy(() -> new SocketType(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Family(65535).number()).isEqualTo(65535);
        assertThat(new SocketType(15).number()).isEqualTo(15);
    }

    @Test
    void onlyAStreamDoesNotKeepMessages() {
        assertThat(SocketType.SOCK_STREAM.keepsMessages()).isFalse();
        assertThat(SocketType.SOCK_DGRAM.keepsMessages()).isTrue();
        assertThat(SocketType.SOCK_SEQPACKET.keepsMessages()).isTrue();
    }

    @Test
    void rawEndpoint_copiesItsBytesInAndOut() {
        byte[] bytes = {1, 2, 3};
        RawEndpoint endpoint = new RawEndpoint(Family.AF_VSOCK, bytes);
        bytes[0] = 9;
        endpoint.data()[1] = 9;

        assertThat(endpoint.data()).containsExactly(1, 2, 3);
        assertThat(endpoint).hasToString("AF_VSOCK:010203");
        assertThat(endpoint).isEqualTo(new RawEndpoint(Family.AF_VSOCK, new byte[] {1, 2, 3}));
        assertThat(endpoint)
                .hasSameHashCodeAs(new RawEndpoint(Family.AF_VSOCK, new byte[] {1, 2, 3}));
        assertThat(endpoint).isNotEqualTo(new RawEndpoint(Family.AF_UNIX, new byte[] {1, 2, 3}));
        assertThat(endpoint).isNotEqualTo(new RawEndpoint(Family.AF_VSOCK, new byte[] {1, 2}));
    }

    @Test
    void rawEndpoint_tooLong_isRefused() {
        assertThat(new RawEndpoint(Family.AF_VSOCK, new byte[126]).data()).hasSize(126);
        assertThatThrownBy(() -> new RawEndpoint(Family.AF_VSOCK, new byte[127]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("127");
    }

    @Test
    void hintsAndFlags_combine() {
        AiFlags flags = AiFlags.AI_PASSIVE.and(AiFlags.AI_NUMERICSERV);

        assertThat(flags.bits()).isEqualTo(0x401);
        assertThat(Hints.TCP.with(Family.AF_INET).with(flags))
                .isEqualTo(
                        new Hints(
                                Family.AF_INET,
                                SocketType.SOCK_STREAM,
                                Protocol.IPPROTO_TCP,
                                flags));
    }
}
