package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.RawEndpoint;

class SockaddrTest {
    private static final long AT = Memory.allocate(Sockaddr.STORAGE);

    @Property
    void inet4_bothWays(@ForAll int address, @ForAll @IntRange(max = 0xffff) int port) {
        Inet4Endpoint endpoint = new Inet4Endpoint(address, port);

        assertThat(Sockaddr.encode(endpoint, AT)).isEqualTo(16);
        assertThat(Sockaddr.decode(AT, 16)).isEqualTo(endpoint);
        ByteBuffer network = bytes(16).order(ByteOrder.BIG_ENDIAN);
        assertThat(network.getShort(2) & 0xffff).isEqualTo(port);
        assertThat(network.getInt(4)).isEqualTo(address);
        assertThat(network.getLong(8)).isZero();
    }

    @Property
    void inet6_bothWays(
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(max = 0xffff) int port,
            @ForAll int flow,
            @ForAll int scope) {
        Inet6Endpoint endpoint = new Inet6Endpoint(high, low, port, flow, scope);

        assertThat(Sockaddr.encode(endpoint, AT)).isEqualTo(28);
        assertThat(Sockaddr.decode(AT, 28)).isEqualTo(endpoint);
        ByteBuffer network = bytes(28).order(ByteOrder.BIG_ENDIAN);
        assertThat(network.getLong(8)).isEqualTo(high);
        assertThat(network.order(ByteOrder.nativeOrder()).getInt(24)).isEqualTo(scope);
    }

    @Property
    void raw_bothWays(
            @ForAll @IntRange(min = 45, max = 0xffff) int family,
            @ForAll @Size(max = 126) byte[] data) {
        RawEndpoint endpoint = new RawEndpoint(new Family(family), data);

        assertThat(Sockaddr.encode(endpoint, AT)).isEqualTo(2 + data.length);
        assertThat(Sockaddr.decode(AT, 2 + data.length)).isEqualTo(endpoint);
    }

    /// Whatever the kernel answers is an endpoint or a refusal, and nothing beyond it is read.
    @Property
    void anyBytesAndLength_areDecodedOrRefused(
            @ForAll @Size(128) byte[] bytes, @ForAll @IntRange(max = 200) int length) {
        Memory.copy(bytes, 0, AT, bytes.length);
        try {
            Endpoint endpoint = Sockaddr.decode(AT, length);
            assertThat(endpoint.family().number())
                    .isEqualTo((bytes[0] & 0xff) | (bytes[1] & 0xff) << 8);
        } catch (IllegalArgumentException e) {
            assertThat(length).isLessThan(28);
        }
    }

    @Test
    void truncatedAnswers_areRefused() {
        Sockaddr.encode(Inet4Endpoint.LOOPBACK, AT);
        assertThatThrownBy(() -> Sockaddr.decode(AT, 15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sockaddr_in of 16");
        Sockaddr.encode(Inet6Endpoint.LOOPBACK, AT);
        assertThatThrownBy(() -> Sockaddr.decode(AT, 27)).hasMessageContaining("sockaddr_in6");
        assertThatThrownBy(() -> Sockaddr.decode(AT, 1)).hasMessageContaining("1 bytes");
    }

    private static ByteBuffer bytes(int length) {
        byte[] bytes = new byte[length];
        Memory.copy(AT, bytes, 0, length);
        return ByteBuffer.wrap(bytes);
    }
}
