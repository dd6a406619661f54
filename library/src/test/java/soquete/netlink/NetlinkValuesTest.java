package soquete.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import soquete.error.ErrnoException;

/// Netlink messages and attributes as values, and what an answer's end says.
class NetlinkValuesTest {
    private static final NetlinkMessage REQUEST = new NetlinkMessage(18, 0x301, 7, 0, new byte[20]);

    @Test
    void message_isItsFiveParts() {
        NetlinkMessage message = new NetlinkMessage(16, 2, 7, 4711, new byte[] {1, 2});
        assertThat(message)
                .isEqualTo(new NetlinkMessage(16, 2, 7, 4711, new byte[] {1, 2}))
                .hasSameHashCodeAs(new NetlinkMessage(16, 2, 7, 4711, new byte[] {1, 2}))
                .isNotEqualTo(new NetlinkMessage(17, 2, 7, 4711, new byte[] {1, 2}))
                .isNotEqualTo(new NetlinkMessage(16, 3, 7, 4711, new byte[] {1, 2}))
                .isNotEqualTo(new NetlinkMessage(16, 2, 8, 4711, new byte[] {1, 2}))
                .isNotEqualTo(new NetlinkMessage(16, 2, 7, 4712, new byte[] {1, 2}))
                .isNotEqualTo(new NetlinkMessage(16, 2, 7, 4711, new byte[] {1, 3}))
                .isNotEqualTo("another type")
                .hasToString("NetlinkMessage[type=16, flags=0x2, sequence=7, pid=4711, 2 bytes]");
        assertThat(message.hashCode()).isEqualTo(31 * (31 * 16 + 7) + 31 * (31 + 1) + 2);
    }

    @Test
    void message_typeAndFlags_haveSixteenBits() {
        assertThat(new NetlinkMessage(0xffff, 0xffff, 0, 0, new byte[0]).flags()).isEqualTo(0xffff);
        for (int bad : new int[] {-1, 0x10000}) {
            assertThatThrownBy(() -> new NetlinkMessage(bad, 0, 0, 0, new byte[0]))
                    .hasMessageContaining("type " + bad);
            assertThatThrownBy(() -> new NetlinkMessage(0, bad, 0, 0, new byte[0]))
                    .hasMessageContaining("flags " + bad);
        }
    }

    @Test
    void message_has_onlyAllOfTheFlags() {
        NetlinkMessage message = new NetlinkMessage(16, 0b101, 0, 0, new byte[0]);
        assertThat(message.has(0b001)).isTrue();
        assertThat(message.has(0b101)).isTrue();
        assertThat(message.has(0b111)).isFalse();
        assertThat(message.has(0b010)).isFalse();
        assertThat(message.isDone() || message.isError()).isFalse();
        assertThat(new NetlinkMessage(2, 0, 0, 0, new byte[0]).isError()).isTrue();
        assertThat(new NetlinkMessage(3, 0, 0, 0, new byte[0]).isDone()).isTrue();
    }

    @Test
    void message_toSend_getsItsNumberAndMoreFlags() {
        NetlinkMessage made = NetlinkMessage.of(18, 0x300, new NetlinkWriter().flag(5));
        assertThat(made).isEqualTo(new NetlinkMessage(18, 0x300, 0, 0, new byte[] {4, 0, 5, 0}));
        assertThat(new NetlinkMessage(18, 0x300, 1, 9, new byte[4]).asRequest(0x301, 8))
                .isEqualTo(new NetlinkMessage(18, 0x301, 8, 0, new byte[4]));
    }

    @Test
    void header_ofTheWholePayload_isThere() {
        NetlinkMessage message = new NetlinkMessage(16, 0, 0, 0, new byte[4]);
        assertThat(message.header(4, "C int").limit()).isEqualTo(4);
        assertThat(message.attributes(4).all()).isEmpty();
        assertThatThrownBy(() -> message.header(5, "rtmsg"))
                .hasMessage("a message of type 16 has 4 bytes where a rtmsg of 5 belongs");
        assertThatThrownBy(() -> message.attributes(8))
                .hasMessage("a message of 4 bytes ends before its header of 8");
    }

    @Test
    void attribute_isItsTypeMarksAndValue() {
        NetlinkAttribute attribute = NetlinkAttribute.of(3, new byte[] {1, 2});
        assertThat(attribute)
                .isEqualTo(new NetlinkAttribute(3, false, false, new byte[] {1, 2}))
                .hasSameHashCodeAs(NetlinkAttribute.of(3, new byte[] {1, 2}))
                .isNotEqualTo(NetlinkAttribute.of(4, new byte[] {1, 2}))
                .isNotEqualTo(NetlinkAttribute.of(3, new byte[] {1, 3}))
                .isNotEqualTo(new NetlinkAttribute(3, true, false, new byte[] {1, 2}))
                .isNotEqualTo(new NetlinkAttribute(3, false, true, new byte[] {1, 2}))
                .isNotEqualTo("another type")
                .hasToString("NetlinkAttribute[3, 2 bytes]");
        assertThat(attribute.hashCode()).isEqualTo(31 * 3 + 31 * (31 + 1) + 2);
        assertThat(attribute.size()).isEqualTo(2);
    }

    @Test
    void attribute_outOfItsRanges_isRefused() {
        assertThat(NetlinkAttribute.of(0, new byte[65_531]).size()).isEqualTo(65_531);
        assertThat(NetlinkAttribute.of(16_383, new byte[0]).type()).isEqualTo(16_383);
        assertThatThrownBy(() -> NetlinkAttribute.of(0, new byte[65_532]))
                .hasMessageContaining("65532 bytes is longer than 65531");
        for (int bad : new int[] {-1, 16_384}) {
            assertThatThrownBy(() -> NetlinkAttribute.of(bad, new byte[0]))
                    .hasMessageContaining(
                            "the type " + bad + " of an attribute is not in 0 to 16383");
        }
    }

    @Test
    void attribute_whoseLengthIsWrong_isRefusedWithItsPlace() {
        byte[] bytes = new NetlinkWriter().u32(1, 5).u32(2, 6).toByteArray();
        assertThat(bytes).hasSize(16);
        bytes[8] = 9;
        assertThatThrownBy(() -> NetlinkAttributes.parse(bytes))
                .hasMessage("the attribute at byte 8 says that it has 9 bytes, and 8 are left");
        bytes[8] = 3;
        assertThatThrownBy(() -> NetlinkAttributes.parse(bytes)).hasMessageContaining("3 bytes");
        bytes[8] = 4;
        bytes[12] = 4;
        assertThat(NetlinkAttributes.parse(bytes).all()).hasSize(3);
    }

    @Test
    void writer_ofMuch_grows() {
        NetlinkWriter writer = new NetlinkWriter();
        byte[] much = new byte[255];
        much[254] = 9;
        writer.header(much).bytes(1, much).string(2, "lo").u64(3, 4);
        byte[] bytes = writer.toByteArray();
        assertThat(bytes).hasSize(256 + 260 + 8 + 12);
        assertThat(bytes[254]).isEqualTo((byte) 9);
        NetlinkAttributes read = NetlinkAttributes.parse(bytes, 256, bytes.length);
        assertThat(read.find(1).orElseThrow().value()).isEqualTo(much);
        assertThat(read.find(2).orElseThrow().value()).containsExactly('l', 'o', 0);
        assertThat(read.find(3).orElseThrow().u64()).isEqualTo(4);
    }

    @Test
    void end_withoutAnError_isNoFailure() {
        assertThat(NetlinkFailure.of(error(0, 0, new byte[16]), REQUEST)).isNull();
        assertThat(NetlinkFailure.of(new NetlinkMessage(3, 2, 7, 0, new byte[0]), REQUEST))
                .isNull();
        assertThat(NetlinkFailure.of(done(0, 5), REQUEST)).isNull();
        assertThatThrownBy(
                        () ->
                                NetlinkFailure.of(
                                        new NetlinkMessage(2, 0, 7, 0, new byte[3]), REQUEST))
                .hasMessageContaining("has 3 bytes where a C int of 4 belongs");
    }

    @Test
    void end_withAnError_isItsErrno() {
        failed(error(0, -95, new byte[16]), 95, "message of type 18");
        failed(done(0, -95), 95, "message of type 18");
    }

    @Test
    void end_withTheKernelsWords_quotesThem() {
        byte[] words = new NetlinkWriter().string(1, "not so").toByteArray();
        // the header of the request alone, as NLM_F_CAPPED (0x100) says; NLM_F_ACK_TLVS is 0x200
        failed(error(0x300, -22, header(36), words), 22, "(\"not so\")");
        // the whole request of 18 bytes, padded to 20
        failed(error(0x200, -22, header(18), new byte[4], words), 22, "(\"not so\")");
        failed(done(0x200, -22, words), 22, "(\"not so\")");
        // without the flag there are none
        assertThat(NetlinkFailure.of(error(0x100, -22, header(36), words), REQUEST))
                .isNotNull()
                .hasMessageNotContaining("not so");
        failed(error(0x300, -22, header(36)), 22, "message of type 18");
    }

    @Test
    void end_thatRepeatsMoreThanItHas_isRefused() {
        for (int length : new int[] {15, 21, -1}) {
            assertThatThrownBy(
                            () ->
                                    NetlinkFailure.of(
                                            error(0x200, -22, header(length), new byte[4]),
                                            REQUEST))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a request of " + length + " bytes in 20");
        }
        failed(error(0x200, -22, header(20), new byte[4]), 22, "message of type 18");
    }

    private static void failed(NetlinkMessage end, int errno, String words) {
        ErrnoException failure = NetlinkFailure.of(end, REQUEST);
        assertThat(failure).isNotNull().hasMessageContaining(words);
        assertThat(failure.errno().number()).isEqualTo(errno);
    }

    private static byte[] header(int length) {
        return ByteBuffer.allocate(16).order(ByteOrder.nativeOrder()).putInt(length).array();
    }

    private static NetlinkMessage error(int flags, int errno, byte[]... parts) {
        return end(2, flags, errno, parts);
    }

    private static NetlinkMessage done(int flags, int errno, byte[]... parts) {
        return end(3, flags, errno, parts);
    }

    private static NetlinkMessage end(int type, int flags, int errno, byte[]... parts) {
        ByteBuffer payload = ByteBuffer.allocate(200).order(ByteOrder.nativeOrder()).putInt(errno);
        for (byte[] part : parts) {
            payload.put(part);
        }
        byte[] bytes = new byte[payload.position()];
        payload.get(0, bytes);
        return new NetlinkMessage(type, flags, 7, 0, bytes);
    }
}
