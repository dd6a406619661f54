package soquete.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NetlinkMessageTest {
    @Provide
    Arbitrary<NetlinkMessage> messages() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xffff),
                        Arbitraries.integers().between(0, 0xffff),
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(50))
                .as(NetlinkMessage::new);
    }

    @Provide
    Arbitrary<NetlinkAttribute> attributes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0x3fff),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(50))
                .as(NetlinkAttribute::new);
    }

    @Property
    void parse_ofAnyMessages_givesThemBack(
            @ForAll("messages") NetlinkMessage a, @ForAll("messages") NetlinkMessage b)
            throws Exception {
        ByteArrayOutputStream datagram = new ByteArrayOutputStream();
        datagram.write(a.encode());
        datagram.write(b.encode());
        assertThat(NetlinkMessage.parse(datagram.toByteArray())).containsExactly(a, b);
    }

    @Property
    void parse_ofAnyAttributes_givesThemBack(
            @ForAll("attributes") NetlinkAttribute a, @ForAll("attributes") NetlinkAttribute b) {
        byte[] bytes = new NetlinkWriter().header(new byte[3]).put(a).put(b).toByteArray();
        NetlinkMessage message = new NetlinkMessage(16, 0, 0, 0, bytes);
        assertThat(message.attributes(4).all()).containsExactly(a, b);
        NetlinkWriter outer = new NetlinkWriter().nested(7, w -> w.put(a).put(b));
        NetlinkAttribute nested =
                NetlinkAttributes.parse(outer.toByteArray()).find(7).orElseThrow();
        assertThat(nested.nested()).isTrue();
        assertThat(nested.attributes().all()).containsExactly(a, b);
    }

    @Property
    void parse_ofAnyBytes_isMessagesOrARefusal(@ForAll byte[] bytes) {
        NetlinkFuzzTest.read(bytes);
    }

    @Property
    void numbers_ofAnyValue_areReadAsWritten(
            @ForAll int u32, @ForAll long u64, @ForAll short u16, @ForAll byte u8) {
        byte[] bytes =
                new NetlinkWriter().u8(1, u8).u16(2, u16).u32(3, u32).u64(4, u64).toByteArray();
        NetlinkAttributes read = NetlinkAttributes.parse(bytes);
        assertThat(read.find(1).orElseThrow().u8()).isEqualTo(Byte.toUnsignedInt(u8));
        assertThat(read.find(2).orElseThrow().u16()).isEqualTo(Short.toUnsignedInt(u16));
        assertThat(read.find(3).orElseThrow().u32()).isEqualTo(u32);
        assertThat(read.find(4).orElseThrow().u64()).isEqualTo(u64);
    }

    @Example
    void numbers_inNetworkOrder_areReadAsSuch() {
        NetlinkAttribute port = new NetlinkAttribute(1, false, true, new byte[] {0x12, 0x34});
        assertThat(port.u16()).isEqualTo(0x1234);
        assertThatThrownBy(port::u32)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 bytes, and is read as 4");
    }

    @Example
    void string_withoutItsNul_isReadToTheEnd() {
        assertThat(NetlinkAttribute.of(1, new byte[] {'l', 'o'}).string()).isEqualTo("lo");
        assertThat(NetlinkAttribute.of(1, new byte[] {'l', 'o', 0, 'x'}).string()).isEqualTo("lo");
        assertThatThrownBy(() -> new NetlinkWriter().string(1, "a\0b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void find_ofATypeThatComesTwice_isTheLast() {
        byte[] bytes = new NetlinkWriter().u8(1, 10).u8(1, 20).toByteArray();
        assertThat(NetlinkAttributes.parse(bytes).find(1).orElseThrow().u8()).isEqualTo(20);
        assertThat(NetlinkAttributes.parse(bytes).find(2)).isEmpty();
    }

    @Example
    void parse_lengthThatLeadsOut_isRefused() {
        byte[] datagram = new NetlinkMessage(16, 2, 1, 0, new byte[8]).encode();
        datagram[0] = 25;
        assertThatThrownBy(() -> NetlinkMessage.parse(datagram))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at byte 0 of 24: its length says 25");
        assertThat(NetlinkMessage.parse(new byte[0])).isEqualTo(List.of());
    }
}
