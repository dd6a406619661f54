package soquete.can;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.message.Bytes;

class CanFrameTest {
    private static Bytes bytes(int... values) {
        return CanFrame.of(0, values).data();
    }

    private static Bytes many(int size) {
        byte[] all = new byte[size];
        Arrays.fill(all, (byte) 0xa5);
        return Bytes.of(all);
    }

    /// As the kernel reads it, by the offsets that `EncodedLayoutTest` holds against the headers.
    private static ByteBuffer view(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    @Test
    void classic_encoded_isAStructCanFrame() {
        byte[] encoded = CanFrame.of(0x1234_5678 | CanFrame.CAN_EFF_FLAG, 1, 2, 0xff).encode();

        assertThat(encoded).hasSize(16);
        assertThat(view(encoded).getInt(0)).isEqualTo(0x9234_5678);
        assertThat(Arrays.copyOfRange(encoded, 4, 16))
                .containsExactly(3, 0, 0, 0, 1, 2, 0xff, 0, 0, 0, 0, 0);
    }

    @Test
    void fd_encoded_isAStructCanfdFrame() {
        byte[] encoded = new CanFrame.Fd(0x77, many(64), CanFrame.CANFD_BRS).encode();

        assertThat(encoded).hasSize(72);
        assertThat(view(encoded).getInt(0)).isEqualTo(0x77);
        assertThat(Arrays.copyOfRange(encoded, 4, 9)).containsExactly(64, 1, 0, 0, 0xa5);
        assertThat(encoded[71]).isEqualTo((byte) 0xa5);
    }

    @Test
    void xl_encoded_isAStructCanxlFrameAsLongAsItsData() {
        byte[] encoded = new CanFrame.Xl(0x45_0123, 1, 3, 0x1234_5678, many(300)).encode();

        assertThat(encoded).hasSize(312);
        assertThat(view(encoded).getInt(0)).isEqualTo(0x45_0123);
        assertThat(encoded[4]).isEqualTo((byte) 0x81);
        assertThat(encoded[5]).isEqualTo((byte) 3);
        assertThat(view(encoded).getShort(6)).isEqualTo((short) 300);
        assertThat(view(encoded).getInt(8)).isEqualTo(0x1234_5678);
    }

    @Test
    void xl_asLongAsAnotherKind_isKnownByItsFlag() {
        CanFrame asClassic = new CanFrame.Xl(0x123, 0, 0, 0, many(4));
        CanFrame asFd = new CanFrame.Xl(0x123, 0, 0, 0, many(60));

        assertThat(asClassic.encode()).hasSize(CanFrame.CAN_MTU);
        assertThat(CanFrame.decode(asClassic.encode())).isEqualTo(asClassic);
        assertThat(asFd.encode()).hasSize(CanFrame.CANFD_MTU);
        assertThat(CanFrame.decode(asFd.encode())).isEqualTo(asFd);
    }

    @Test
    void id_withFlags_isTakenApart() {
        CanFrame remote = CanFrame.of(0x123 | CanFrame.CAN_RTR_FLAG);
        assertThat(remote.identifier()).isEqualTo(0x123);
        assertThat(remote.isRemote()).isTrue();
        assertThat(remote.isExtended()).isFalse();

        CanFrame extended = CanFrame.of(0x1abc_def0 | CanFrame.CAN_EFF_FLAG);
        assertThat(extended.identifier()).isEqualTo(0x1abc_def0);
        assertThat(extended.isExtended()).isTrue();
        assertThat(extended.isError()).isFalse();

        CanFrame error = CanFrame.of(CanFrame.CAN_ERR_FLAG | 0x1040);
        assertThat(error.isError()).isTrue();
        assertThat(error.identifier()).as("the classes").isEqualTo(0x1040);

        CanFrame.Xl xl = new CanFrame.Xl(0xe045_0123, 0, 0, 0, many(1));
        assertThat(xl.identifier()).isEqualTo(0x123);
        assertThat(xl.vcid()).isEqualTo(0x45);
        assertThat(xl.isExtended() || xl.isRemote() || xl.isError()).isFalse();
    }

    @Test
    void text_isThatOfCandump() {
        assertThat(CanFrame.of(0x123, 0xde, 0xad)).hasToString("123#DEAD");
        assertThat(CanFrame.of(1)).hasToString("001#");
        assertThat(CanFrame.of(5 | CanFrame.CAN_EFF_FLAG, 1)).hasToString("00000005#01");
        assertThat(CanFrame.of(CanFrame.CAN_ERR_FLAG | 0x40)).hasToString("20000040#");
        assertThat(CanFrame.of(0x123 | CanFrame.CAN_RTR_FLAG)).hasToString("123#R");
        assertThat(CanFrame.of(0x123 | CanFrame.CAN_RTR_FLAG, 0, 0)).hasToString("123#R2");
        assertThat(new CanFrame.Classic(1, many(8), 15)).hasToString("001#A5A5A5A5A5A5A5A5_F");
        assertThat(new CanFrame.Fd(0x123, bytes(1, 2, 3), 1)).hasToString("123##1010203");
        assertThat(new CanFrame.Xl(0x45_0123, 1, 0, 0x1234_5678, bytes(1, 2)))
                .hasToString("45123#81:00:12345678#0102");
    }

    @Test
    void sizes_thatDoNotFit_areRefusedWithTheLimits() {
        assertThatThrownBy(() -> new CanFrame.Classic(1, many(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("9 bytes of data in a classic frame: must be 0 to 8");
        assertThatThrownBy(() -> new CanFrame.Classic(1, many(8), 16))
                .hasMessageContaining("len8_dlc");
        assertThatThrownBy(() -> new CanFrame.Fd(1, many(65), 0))
                .hasMessage("65 bytes of data in an FD frame: must be 0 to 64");
        assertThatThrownBy(() -> new CanFrame.Fd(1, many(1), 256)).hasMessageContaining("flags");
        assertThatThrownBy(() -> new CanFrame.Xl(1, 0, 0, 0, Bytes.NONE))
                .hasMessage("0 bytes of data in an XL frame: must be 1 to 2048");
        assertThatThrownBy(() -> new CanFrame.Xl(1, 0, 0, 0, many(2049)))
                .hasMessageContaining("2049 bytes");
        assertThatThrownBy(() -> new CanFrame.Xl(1, 0x80, 0, 0, many(1)))
                .hasMessageContaining("CANXL_XLF");
        assertThatThrownBy(() -> new CanFrame.Xl(1, 0, 256, 0, many(1)))
                .hasMessageContaining("sdt");
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "5", "15", "17", "71", "73", "2060", "5000"})
    void decode_anotherSize_saysWhichSizesFramesHave(int size) {
        assertThatThrownBy(() -> CanFrame.decode(new byte[size]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(size + " bytes are no CAN frame: it has 16");
    }

    @ParameterizedTest
    @CsvSource({"16, 9, 8", "72, 65, 64"})
    void decode_moreDataThanFits_isRefused(int size, int length, int most) {
        byte[] bytes = new byte[size];
        bytes[4] = (byte) length;
        assertThatThrownBy(() -> CanFrame.decode(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a CAN frame with " + length + " bytes of data: at most " + most + " fit");
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "12, 0", "16, 3", "16, 5", "2061, 2049"})
    void decode_xlOfAnotherSizeThanItSays_isRefused(int size, int length) {
        byte[] bytes = new byte[size];
        bytes[4] = (byte) 0x80;
        if (size > 7) {
            view(bytes).putShort(6, (short) length);
        }
        assertThatThrownBy(() -> CanFrame.decode(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(size + " bytes are no CAN XL frame");
    }

    @Test
    void decode_paddingOfOldKernels_isNoLengthCode() {
        byte[] bytes = CanFrame.of(1, 1, 2, 3).encode();
        bytes[7] = 12;
        assertThat(CanFrame.decode(bytes)).isEqualTo(CanFrame.of(1, 1, 2, 3));
    }

    @Property
    void decode_ofWhatWasEncoded_isTheSame(@ForAll("frames") CanFrame frame) {
        assertThat(CanFrame.decode(frame.encode())).isEqualTo(frame);
    }

    @Property
    void decode_anyBytes_isAFrameOrARefusal(
            @ForAll("likelySizes") Integer size, @ForAll @Size(8) byte[] head) {
        byte[] bytes = new byte[size];
        System.arraycopy(head, 0, bytes, 0, Math.min(size, head.length));
        try {
            CanFrame frame = CanFrame.decode(bytes);
            assertThat(CanFrame.decode(frame.encode())).isEqualTo(frame);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("CAN");
        }
    }

    @Provide
    static Arbitrary<Integer> likelySizes() {
        return Arbitraries.oneOf(
                Arbitraries.of(0, 4, 5, 11, 12, 13, 16, 72, 2060, 2061),
                Arbitraries.integers().between(0, 100));
    }

    @Provide
    static Arbitrary<CanFrame> frames() {
        Arbitrary<Integer> ids = Arbitraries.integers();
        Arbitrary<Integer> octets = Arbitraries.integers().between(0, 255);
        return Arbitraries.oneOf(
                Combinators.combine(ids, data(0, 8)).as(CanFrame.Classic::new),
                Combinators.combine(ids, data(8, 8), Arbitraries.integers().between(9, 15))
                        .as(CanFrame.Classic::new),
                Combinators.combine(ids, data(0, 64), octets).as(CanFrame.Fd::new),
                Combinators.combine(
                                ids,
                                Arbitraries.integers().between(0, 127),
                                octets,
                                ids,
                                data(1, 2048))
                        .as(CanFrame.Xl::new));
    }

    private static Arbitrary<Bytes> data(int least, int most) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(least)
                .ofMaxSize(most)
                .map(Bytes::of);
    }
}
