package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.option.Option;
import soquete.option.Shape;

@Tag("guest")
@Timeout(120)
class CanRawTest {
    private static final int SOL_CAN_RAW = 101;
    private static final int CAN_RAW_FILTER = 1;
    private static final Option<Integer> CAN_RAW_ERR_FILTER =
            new Option<>("CAN_RAW_ERR_FILTER", SOL_CAN_RAW, 2, Shape.INT);
    private static final Option<Boolean> CAN_RAW_LOOPBACK =
            new Option<>("CAN_RAW_LOOPBACK", SOL_CAN_RAW, 3, Shape.FLAG);
    private static final Option<Boolean> CAN_RAW_RECV_OWN_MSGS =
            new Option<>("CAN_RAW_RECV_OWN_MSGS", SOL_CAN_RAW, 4, Shape.FLAG);
    private static final Option<Boolean> CAN_RAW_FD_FRAMES =
            new Option<>("CAN_RAW_FD_FRAMES", SOL_CAN_RAW, 5, Shape.FLAG);
    private static final int CAN_ERR_FLAG = 0x2000_0000;
    private static final int CAN_EFF_FLAG = 0x8000_0000;

    @BeforeEach
    void needs() throws Exception {
        CanNetwork.assume(CanNetwork.CAN_RAW, "CAN_RAW");
    }

    @Test
    void frames_standardAndExtended_arriveByteForByteFromTheirInterface() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            byte[] standard = CanNetwork.frame(0x123, 1, 2, 3, 0xff);
            byte[] extended = CanNetwork.frame(0x1234_5678 | CAN_EFF_FLAG, 8, 7, 6, 5, 4, 3, 2, 1);

            assertThat(a.send(standard)).isEqualTo(16);
            assertThat(a.send(extended)).isEqualTo(16);

            Datagram first = b.recvFrom(72);
            assertThat(first.data()).isEqualTo(standard);
            assertThat(Struct.sockaddr(first.from()).getInt(4)).isEqualTo(can.index());
            assertThat(b.recv(72)).isEqualTo(extended);
            assertThat(Struct.sockaddr(a.localEndpoint()).getInt(4)).isEqualTo(can.index());
        }
    }

    @Test
    void filter_byIdAndMask_letsOnlyThatThrough() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            ByteBuffer filters = Struct.of(16).putInt(0x124).putInt(0x7ff).putInt(0x300);
            Struct.set(b, SOL_CAN_RAW, CAN_RAW_FILTER, filters.putInt(0x700));

            for (int id : new int[] {0x123, 0x124, 0x125, 0x3ff, 0x400}) {
                a.send(CanNetwork.frame(id, 1));
            }

            assertThat(b.recv(16)).isEqualTo(CanNetwork.frame(0x124, 1));
            assertThat(b.recv(16)).isEqualTo(CanNetwork.frame(0x3ff, 1));
            b.timeout(Duration.ZERO);
            assertThatThrownBy(() -> b.recv(16)).isInstanceOf(WouldBlockException.class);
            ByteBuffer read = Struct.get(b, SOL_CAN_RAW, CAN_RAW_FILTER, Struct.of(64));
            assertThat(Struct.bytes(read)).isEqualTo(Struct.bytes(filters));
        }
    }

    @Test
    void ownMessages_onlyWhenAskedFor() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw()) {
            a.send(CanNetwork.frame(1, 1));
            a.set(CAN_RAW_RECV_OWN_MSGS, true);
            assertThat(a.get(CAN_RAW_RECV_OWN_MSGS)).isTrue();
            a.send(CanNetwork.frame(2, 2));

            assertThat(a.recv(16)).isEqualTo(CanNetwork.frame(2, 2));
        }
    }

    @Test
    void loopback_off_keepsFramesFromTheSocketsOfThisMachine() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            a.set(CAN_RAW_LOOPBACK, false);
            a.send(CanNetwork.frame(1, 1));
            a.set(CAN_RAW_LOOPBACK, true);
            a.send(CanNetwork.frame(2, 2));

            assertThat(b.recv(16)).isEqualTo(CanNetwork.frame(2, 2));
        }
    }

    @Test
    void fdFrames_need_theOption() throws Exception {
        ByteBuffer fd = Struct.of(72).putInt(0, 0x77).put(4, (byte) 64);
        for (int i = 0; i < 64; i++) {
            fd.put(8 + i, (byte) (i * 3));
        }
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw();
                Socket classic = can.raw()) {
            ErrnoException refused =
                    catchThrowableOfType(ErrnoException.class, () -> a.send(Struct.bytes(fd)));
            assertThat(refused.errno()).isEqualTo(Errno.EINVAL);

            a.set(CAN_RAW_FD_FRAMES, true);
            b.set(CAN_RAW_FD_FRAMES, true);
            assertThat(a.send(Struct.bytes(fd))).isEqualTo(72);
            a.send(CanNetwork.frame(1, 1));

            byte[] received = b.recv(72);
            assertThat(received).hasSize(72);
            assertThat(received[4]).isEqualTo((byte) 64);
            assertThat(Struct.read(received).getInt(0)).isEqualTo(0x77);
            assertThat(ByteBuffer.wrap(received, 8, 64)).isEqualTo(fd.duplicate().position(8));
            assertThat(classic.recv(72)).as("no FD frame").isEqualTo(CanNetwork.frame(1, 1));
        }
    }

    @Test
    void errorFrames_ofTheClassesAskedFor_arrive() throws Exception {
        int busOff = CAN_ERR_FLAG | 0x40;
        int transmitTimeout = CAN_ERR_FLAG | 0x1;
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            b.set(CAN_RAW_ERR_FILTER, 0x40);
            assertThat(b.get(CAN_RAW_ERR_FILTER)).isEqualTo(0x40);
            a.send(CanNetwork.frame(transmitTimeout, 0, 0, 0, 0, 0, 0, 0, 0));
            a.send(CanNetwork.frame(busOff, 0, 0, 0, 0, 0, 0, 0, 0));

            assertThat(Struct.read(b.recv(16)).getInt(0)).isEqualTo(busOff);
        }
    }

    @Test
    void allInterfaces_boundToNone_sendToNamesOne() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.open(SocketType.SOCK_RAW, CanNetwork.CAN_RAW);
                Socket b = can.raw()) {
            a.bind(Struct.endpoint(Feature.AF_CAN, Struct.of(24)));
            a.sendTo(CanNetwork.frame(5, 5), can.endpoint());
            assertThat(b.recv(16)).isEqualTo(CanNetwork.frame(5, 5));

            b.send(CanNetwork.frame(6));
            Datagram answer = a.recvFrom(16);
            assertThat(answer.data()).isEqualTo(CanNetwork.frame(6));
            assertThat(Struct.sockaddr(answer.from()).getInt(4)).isEqualTo(can.index());
        }
    }

    @Test
    void send_onABusThatIsDown_isENETDOWN() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw()) {
            can.network().ip("link", "set", "vcan0", "down");

            ErrnoException down =
                    catchThrowableOfType(
                            ErrnoException.class, () -> a.send(CanNetwork.frame(1, 1)));

            assertThat(down.errno()).isEqualTo(new Errno(100));
        }
    }
}
