package soquete.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Inet6TextTest {
    /// RFC 5952, sections 2 and 4, and the forms of RFC 4291, section 2.2.
    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:DB8::A, 2001:db8::a",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "fe80:0:0:0:0:0:0:1, fe80::1",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:c000:201, ::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    })
    void parse_anyForm_printsTheCanonicalOne(String text, String canonical) {
        assertThat(Endpoint.of(text, 80).host()).isEqualTo(canonical);
        assertThat(Endpoint.parse("[" + text + "]:80")).isEqualTo(Endpoint.of(canonical, 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::1::",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7::8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "::1.2.3",
                "::1.2.3.256",
                "1.2.3.4::",
                "::1:1.2.3.4:1",
                "fe80::1%",
                "[::1",
                "::1]",
                "[127.0.0.1]",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::\u0661",
                "fe80::1%no-such-interface"
            })
    void parse_notAnAddress_isRefusedWithTheText(String text) {
        assertThatThrownBy(() -> Endpoint.of(text, 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Property
    void print_anyAddress_isReadBackAndAgreesWithTheJdk(
            @ForAll long high, @ForAll long low, @ForAll @IntRange(max = 0xffff) int port)
            throws UnknownHostException {
        Inet6Endpoint endpoint = new Inet6Endpoint(high, low, port, 0, 0);
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();

        assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
        assertThat(InetAddress.getByName(endpoint.host()).getAddress())
                .satisfiesAnyOf(
                        read -> assertThat(read).isEqualTo(bytes),
                        read -> assertThat(endpoint.isMapped()).isTrue());
    }

    @Property
    void print_addressWithZeroGroups_isReadBack(
            @ForAll @IntRange(max = 0xff) int zeros,
            @ForAll @IntRange(min = 1, max = 0xffff) int n) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            long group = (zeros >> i & 1) == 0 ? n : 0;
            if (i < 4) {
                high = high << 16 | group;
            } else {
                low = low << 16 | group;
            }
        }
        Inet6Endpoint endpoint = new Inet6Endpoint(high, low, 1, 0, 0);

        assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
    }

    @Test
    void scope_byNumberAndByName_isTheInterface() throws Exception {
        NetworkInterface loopback = NetworkInterface.getByName("lo");
        int index = loopback.getIndex();

        Inet6Endpoint byName = (Inet6Endpoint) Endpoint.of("fe80::1%lo", 80);
        Inet6Endpoint byNumber = (Inet6Endpoint) Endpoint.parse("[fe80::1%" + index + "]:80");

        assertThat(byName.scopeId()).isEqualTo(index);
        assertThat(byNumber).isEqualTo(byName);
        assertThat(byName).hasToString("[fe80::1%lo]:80");
    }

    @Test
    void scope_ofNoInterface_printsAsNumber() {
        Inet6Endpoint endpoint = new Inet6Endpoint(0xfe80L << 48, 1, 80, 0, 987_654_321);

        assertThat(endpoint).hasToString("[fe80::1%987654321]:80");
        assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
        assertThat(new Inet6Endpoint(0, 1, 80, 0, -1)).hasToString("[::1%4294967295]:80");
    }

    @Test
    void toInetSocketAddress_andBack_isTheSame() throws Exception {
        Inet6Endpoint scoped =
                new Inet6Endpoint(
                        0xfe80L << 48, 1, 80, 0, NetworkInterface.getByName("lo").getIndex());

        assertThat(Endpoint.of(scoped.toInetSocketAddress())).isEqualTo(scoped);
        assertThat(scoped.toInetSocketAddress().getAddress()).isInstanceOf(Inet6Address.class);
        Inet6Endpoint plain = new Inet6Endpoint(0x20010db8L << 32, 7, 443, 0, 0);
        assertThat(Endpoint.of(plain.toInetSocketAddress())).isEqualTo(plain);
        assertThat(plain.toInetSocketAddress().toString()).doesNotContain("%");
    }

    @Test
    void mapped_toInetSocketAddress_becomesIpv4() {
        Inet6Endpoint mapped = (Inet6Endpoint) Endpoint.of("::ffff:10.1.2.3", 80);

        assertThat(mapped.isMapped()).isTrue();
        assertThat(mapped.unmapped()).isEqualTo(Endpoint.of("10.1.2.3", 80));
        assertThat(Endpoint.of(mapped.toInetSocketAddress())).isEqualTo(mapped.unmapped());
        assertThat(Inet6Endpoint.LOOPBACK.isMapped()).isFalse();
        assertThatThrownBy(Inet6Endpoint.LOOPBACK::unmapped)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[::1]:0");
    }

    @Test
    void values_knowTheirFamilyAndPort() {
        assertThat(Inet6Endpoint.ANY.isUnspecified()).isTrue();
        assertThat(Inet6Endpoint.LOOPBACK.isUnspecified()).isFalse();
        assertThat(new Inet6Endpoint(1, 0, 0, 0, 0).isUnspecified()).isFalse();
        assertThat(Inet6Endpoint.LOOPBACK.family()).isEqualTo(Family.AF_INET6);
        assertThat(Inet6Endpoint.LOOPBACK.withPort(7)).hasToString("[::1]:7");
        assertThatThrownBy(() -> Inet6Endpoint.LOOPBACK.withPort(65536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
    }
}
