package soquete.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Inet4TextTest {
    @Property
    void print_anyEndpoint_isReadBack(
            @ForAll int address, @ForAll @IntRange(max = 0xffff) int port) {
        Inet4Endpoint endpoint = new Inet4Endpoint(address, port);

        assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
        assertThat(Endpoint.of(endpoint.host(), port)).isEqualTo(endpoint);
        assertThat(Endpoint.of(endpoint.toInetSocketAddress())).isEqualTo(endpoint);
    }

    @Test
    void constants_areTheAddressesOfTheManual() {
        assertThat(Inet4Endpoint.LOOPBACK).hasToString("127.0.0.1:0");
        assertThat(Inet4Endpoint.ANY).hasToString("0.0.0.0:0");
        assertThat(Inet4Endpoint.ANY.isUnspecified()).isTrue();
        assertThat(Inet4Endpoint.LOOPBACK.isUnspecified()).isFalse();
        assertThat(Inet4Endpoint.LOOPBACK.family()).isEqualTo(Family.AF_INET);
        assertThat(Inet4Endpoint.LOOPBACK.withPort(80)).hasToString("127.0.0.1:80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "0x7f.0.0.1",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.1000",
                "localhost",
                "1,2,3,4",
                "1.2.3.-4",
                "\u0661.2.3.4"
            })
    void of_notAnAddress_isRefusedWithTheText(String host) {
        assertThatThrownBy(() -> Endpoint.of(host, 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + host + "\"")
                .hasMessageContaining("must be resolved first");
    }

    @Test
    void of_emptyHost_saysSo() {
        assertThatThrownBy(() -> Endpoint.of("", 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the host is empty");
    }

    @Test
    void of_hostWithNul_saysWhere() {
        assertThatThrownBy(() -> Endpoint.of("127.0\0.1", 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL character at index 5");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void of_portOutOfRange_namesIt(int port) {
        assertThatThrownBy(() -> Endpoint.of("127.0.0.1", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port " + port + " is not in 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:abc",
                "127.0.0.1:-1",
                "127.0.0.1:65536",
                "127.0.0.1:123456",
                ":80",
                "",
                "::1",
                "[::1]",
                "[::1]80",
                "1:2:3",
                "[127.0.0.1]:80",
                "127.0.0.1:8 0"
            })
    void parse_malformed_isRefused(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parse_refusals_sayHowToFixIt() {
        assertThatThrownBy(() -> Endpoint.parse("::1:80"))
                .hasMessageContaining("put an IPv6 address in brackets");
        assertThatThrownBy(() -> Endpoint.parse("127.0.0.1"))
                .hasMessageContaining("write ADDRESS:PORT");
        assertThatThrownBy(() -> Endpoint.parse("127.0.0.1:99999"))
                .hasMessageContaining("port \"99999\" in \"127.0.0.1:99999\"");
    }

    @Test
    void of_unresolvedAddress_isRefused() {
        assertThatThrownBy(() -> Endpoint.of(InetSocketAddress.createUnresolved("localhost", 80)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unresolved");
    }
}
