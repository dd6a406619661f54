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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenSetsTest {
    static Stream<Arguments> constants() {
        return Stream.of(Family.class, SocketType.class, Protocol.class, EtherType.class)
                .flatMap(type -> Stream.of(type.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> !List.of("ANY", "DEFAULT", "NONE").contains(field.getName()))
                .filter(field -> !field.getName().equals("IPPROTO_IP")) // it is the default
                .filter(field -> !field.getName().matches("(NETLINK|CAN|BTPROTO)_.*"))
                .map(field -> Arguments.of(field.getName(), field));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("constants")
    void constant_printsItsCName(String name, Field field) throws IllegalAccessException {
        assertThat(field.get(null)).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource({"NETLINK_, AF_NETLINK", "CAN_, AF_CAN", "BTPROTO_, AF_BLUETOOTH"})
    void protocolOfAnotherFamily_isNamedInIt(String prefix, String family)
            throws IllegalAccessException {
        int seen = 0;
        for (Field field : Protocol.class.getFields()) {
            if (field.getName().startsWith(prefix)) {
                Protocol protocol = (Protocol) field.get(null);
                assertThat(protocol.name(Family.named(family))).isEqualTo(field.getName());
                seen++;
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(4);
    }

    @Test
    void protocolName_dependsOnTheFamily() {
        assertThat(new Protocol(6).name(Family.AF_INET6)).isEqualTo("IPPROTO_TCP");
        assertThat(new Protocol(6).name(Family.AF_NETLINK)).isEqualTo("NETLINK_XFRM");
        assertThat(new Protocol(6).name(Family.AF_CAN)).isEqualTo("CAN_ISOTP");
        assertThat(new Protocol(6).name(Family.AF_UNIX)).isEqualTo("6");
        assertThat(new Protocol(0x0300).name(Family.AF_PACKET)).isEqualTo("ETH_P_ALL");
        assertThat(Protocol.DEFAULT.name(Family.AF_PACKET)).isEqualTo("0");
        assertThat(new Protocol(1 << 20).name(Family.AF_PACKET)).isEqualTo("1048576");
    }

    @Test
    void etherType_asProtocol_isInNetworkOrder() {
        assertThat(EtherType.ETH_P_IP.protocol().number()).isEqualTo(8);
        assertThat(EtherType.ETH_P_ALL.protocol().number()).isEqualTo(0x0300);
        assertThat(EtherType.of(new Protocol(0xdd86))).isEqualTo(EtherType.ETH_P_IPV6);
        assertThat(new EtherType(0x88b5)).hasToString("0x88b5");
        assertThatThrownBy(() -> new EtherType(65536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> EtherType.of(new Protocol(-1))).hasMessageContaining("-1");
    }

    @Test
    void family_byItsName_isFound() {
        for (int number = 0; number <= 60; number++) {
            assertThat(Family.named(new Family(number).toString())).isEqualTo(new Family(number));
        }
        assertThat(Family.named("AF_65535").number()).isEqualTo(65535);
        for (String name : List.of("", "AF_", "AF_65536", "AF_2", "AF_007", "af_inet", "AF_+9")) {
            assertThatThrownBy(() -> Family.named(name))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void unknownNumbers_workAndPrintTheNumber() {
        assertThat(new Family(46)).hasToString("AF_46");
        assertThat(new SocketType(7)).hasToString("SOCK_7");
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
