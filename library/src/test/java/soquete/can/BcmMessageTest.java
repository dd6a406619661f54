package soquete.can;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BcmMessageTest {
    private static final CanFrame FRAME = CanFrame.of(0x42, 1, 2, 3);
    private static final CanFrame FD = new CanFrame.Fd(0x42, FRAME.data(), 0);

    private static ByteBuffer view(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    @Test
    void message_encoded_isAHeadAndItsFrames() {
        BcmMessage message =
                new BcmMessage(
                        BcmMessage.TX_SETUP,
                        BcmMessage.SETTIMER | BcmMessage.STARTTIMER,
                        4,
                        Duration.ofMillis(2_050),
                        Duration.ofNanos(7_000),
                        0x42,
                        List.of(FRAME, CanFrame.of(0x43)));

        byte[] encoded = message.encode();

        assertThat(encoded).hasSize(56 + 32);
        ByteBuffer head = view(encoded);
        assertThat(head.getInt(0)).isEqualTo(1);
        assertThat(head.getInt(4)).isEqualTo(3);
        assertThat(head.getInt(8)).isEqualTo(4);
        assertThat(head.getLong(16)).isEqualTo(2);
        assertThat(head.getLong(24)).isEqualTo(50_000);
        assertThat(head.getLong(32)).isZero();
        assertThat(head.getLong(40)).isEqualTo(7);
        assertThat(head.getInt(48)).isEqualTo(0x42);
        assertThat(head.getInt(52)).isEqualTo(2);
        assertThat(Arrays.copyOfRange(encoded, 56, 72)).isEqualTo(FRAME.encode());
        assertThat(BcmMessage.decode(encoded)).isEqualTo(message);
    }

    @Test
    void cyclic_ofEitherKind_setsTheTimerAndSaysTheKind() {
        BcmMessage classic = BcmMessage.cyclic(Duration.ofMillis(50), FRAME);
        assertThat(classic)
                .isEqualTo(
                        new BcmMessage(
                                BcmMessage.TX_SETUP,
                                0x3,
                                0,
                                Duration.ZERO,
                                Duration.ofMillis(50),
                                0x42,
                                List.of(FRAME)));
        BcmMessage fd = BcmMessage.cyclic(Duration.ofMillis(50), FD);
        assertThat(fd.flags()).isEqualTo(0x803);
        assertThat(fd.encode()).hasSize(56 + 72);
        assertThat(BcmMessage.decode(fd.encode())).isEqualTo(fd);
    }

    @Test
    void frames_ofAnotherKindThanTheFlags_areRefused() {
        assertThatThrownBy(() -> BcmMessage.of(BcmMessage.TX_SEND, 0, 1, FD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("042##0010203 is no classic frame, and CAN_FD_FRAME is not set");
        assertThatThrownBy(
                        () -> BcmMessage.of(BcmMessage.TX_SEND, BcmMessage.CAN_FD_FRAME, 1, FRAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("042#010203 is no frame of CAN FD, which CAN_FD_FRAME says");
    }

    @Test
    void intervals_thatCHasNoRoomFor_areRefused() {
        assertThatThrownBy(() -> BcmMessage.cyclic(Duration.ofNanos(1), FRAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ival2")
                .hasMessageContaining("microsecond");
        assertThatThrownBy(() -> BcmMessage.cyclic(Duration.ofMillis(-1), FRAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
    }

    @Test
    void decode_anotherSize_saysWhatBelongs() {
        assertThatThrownBy(() -> BcmMessage.decode(new byte[55]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("55 bytes are no message of CAN_BCM: its head alone has 56");
        byte[] oneFrame = BcmMessage.of(BcmMessage.RX_CHANGED, 0, 0x42, FRAME).encode();
        assertThatThrownBy(() -> BcmMessage.decode(Arrays.copyOf(oneFrame, 71)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "71 bytes are no message of CAN_BCM with 1 frames of 16 bytes behind a head"
                                + " of 56");
        byte[] many = BcmMessage.of(BcmMessage.RX_CHANGED, 0, 0x42).encode();
        view(many).putInt(52, -1);
        assertThatThrownBy(() -> BcmMessage.decode(many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4294967295 frames");
    }

    @Property
    void decode_anyHead_isAMessageOrARefusal(
            @ForAll int opcode,
            @ForAll int flags,
            @ForAll long seconds,
            @ForAll @LongRange(min = -2, max = 1_000_001) long micros,
            @ForAll @IntRange(max = 2) int frames,
            @ForAll @Size(144) byte[] content,
            @ForAll @IntRange(min = 4, max = 4) int at) {
        boolean fd = (flags & BcmMessage.CAN_FD_FRAME) != 0;
        byte[] bytes = new byte[56 + frames * (fd ? 72 : 16)];
        System.arraycopy(content, 0, bytes, 56, bytes.length - 56);
        view(bytes)
                .putInt(0, opcode)
                .putInt(at, flags)
                .putLong(16, seconds)
                .putLong(24, micros)
                .putInt(52, frames);
        try {
            BcmMessage message = BcmMessage.decode(bytes);
            assertThat(message.opcode()).isEqualTo(opcode);
            assertThat(message.frames()).hasSize(frames);
            assertThat(BcmMessage.decode(message.encode())).isEqualTo(message);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
