package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.can.CanFrame;
import soquete.endpoint.CanEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.Bytes;
import soquete.message.MsgFlags;
import soquete.option.CanFilter;
import soquete.option.SolCanRaw;
import soquete.testkit.Capability;

@Tag("guest")
@Timeout(120)
class CanRawTest {
    @BeforeEach
    void needs() throws Exception {
        CanNetwork.assume(Protocol.CAN_RAW, "CAN_RAW");
    }

    private static byte[] frame(int id, int... data) {
        return CanFrame.of(id, data).encode();
    }

    @Test
    void frames_standardAndExtended_arriveByteForByteFromTheirInterface() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            CanFrame standard = CanFrame.of(0x123, 1, 2, 3, 0xff);
            CanFrame extended =
                    CanFrame.of(0x1234_5678 | CanFrame.CAN_EFF_FLAG, 8, 7, 6, 5, 4, 3, 2, 1);

            assertThat(a.send(standard.encode())).isEqualTo(CanFrame.CAN_MTU);
            assertThat(a.send(extended.encode())).isEqualTo(CanFrame.CAN_MTU);

            Datagram first = b.recvFrom(72);
            assertThat(first.data()).isEqualTo(standard.encode());
            assertThat(CanFrame.decode(first.data())).isEqualTo(standard);
            assertThat(first.from()).isEqualTo(can.endpoint());
            assertThat(CanFrame.decode(b.recv(72))).isEqualTo(extended);
            assertThat(a.localEndpoint()).isEqualTo(can.endpoint());
        }
    }

    @Test
    void filter_byIdAndMask_letsOnlyThatThrough() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            CanFilter[] filters = {new CanFilter(0x124, 0x7ff), new CanFilter(0x300, 0x700)};
            b.set(SolCanRaw.CAN_RAW_FILTER, filters);

            for (int id : new int[] {0x123, 0x124, 0x125, 0x3ff, 0x400}) {
                a.send(frame(id, 1));
            }

            assertThat(b.recv(16)).isEqualTo(frame(0x124, 1));
            assertThat(b.recv(16)).isEqualTo(frame(0x3ff, 1));
            b.timeout(Duration.ZERO);
            assertThatThrownBy(() -> b.recv(16)).isInstanceOf(WouldBlockException.class);
            assertThat(b.get(SolCanRaw.CAN_RAW_FILTER)).containsExactly(filters);
        }
    }

    @Test
    void filter_inverted_letsAllButThatThrough() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            long id = 0x124 | CanFilter.CAN_INV_FILTER;
            b.set(SolCanRaw.CAN_RAW_FILTER, new CanFilter[] {new CanFilter(id, 0x7ff)});

            a.send(frame(0x124, 1));
            a.send(frame(0x125, 2));

            assertThat(b.recv(16)).isEqualTo(frame(0x125, 2));
        }
    }

    @Test
    void ownMessages_onlyWhenAskedFor() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw()) {
            a.send(frame(1, 1));
            a.set(SolCanRaw.CAN_RAW_RECV_OWN_MSGS, true);
            assertThat(a.get(SolCanRaw.CAN_RAW_RECV_OWN_MSGS)).isTrue();
            a.send(frame(2, 2));

            try (ReceivedMessage own = a.recvMsg(16, 0)) {
                assertThat(own.data()).isEqualTo(frame(2, 2));
                assertThat(own.flags().has(MsgFlags.MSG_CONFIRM)).as("of this socket").isTrue();
                assertThat(own.flags().has(MsgFlags.MSG_DONTROUTE)).as("of this host").isTrue();
            }
        }
    }

    @Test
    void loopback_off_keepsFramesFromTheSocketsOfThisMachine() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            a.set(SolCanRaw.CAN_RAW_LOOPBACK, false);
            a.send(frame(1, 1));
            a.set(SolCanRaw.CAN_RAW_LOOPBACK, true);
            a.send(frame(2, 2));

            assertThat(b.recv(16)).isEqualTo(frame(2, 2));
        }
    }

    @Test
    void fdFrames_need_theOption() throws Exception {
        byte[] data = new byte[64];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 3);
        }
        CanFrame.Fd fd = new CanFrame.Fd(0x77, Bytes.of(data), CanFrame.CANFD_BRS);
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw();
                Socket classic = can.raw()) {
            ErrnoException refused =
                    catchThrowableOfType(ErrnoException.class, () -> a.send(fd.encode()));
            assertThat(refused.errno()).isEqualTo(Errno.EINVAL);

            a.set(SolCanRaw.CAN_RAW_FD_FRAMES, true);
            b.set(SolCanRaw.CAN_RAW_FD_FRAMES, true);
            assertThat(a.send(fd.encode())).isEqualTo(72);
            a.send(frame(1, 1));

            CanFrame.Fd received = (CanFrame.Fd) CanFrame.decode(b.recv(72));
            assertThat(received.id()).isEqualTo(0x77);
            assertThat(received.data()).isEqualTo(fd.data());
            assertThat(received.flags() & CanFrame.CANFD_BRS).isNotZero();
            assertThat(CanFrame.decode(b.recv(72))).isEqualTo(CanFrame.of(1, 1));
            assertThat(classic.recv(72)).as("no FD frame").isEqualTo(frame(1, 1));
        }
    }

    @Test
    void xlFrames_ofAnySize_arriveAsLongAsTheyAre() throws Exception {
        CanFrame small = new CanFrame.Xl(0x123, 0, 3, 0x1234_5678, Bytes.of((byte) 1));
        CanFrame large = new CanFrame.Xl(0x7ff, CanFrame.CANXL_SEC, 0, 0, Bytes.of(new byte[2048]));
        try (CanNetwork can = CanNetwork.create()) {
            String mtu = Integer.toString(CanFrame.CANXL_MTU);
            can.network().ip("link", "set", "vcan0", "down");
            can.network().ip("link", "set", "vcan0", "mtu", mtu, "up");
            try (Socket a = can.raw();
                    Socket b = can.raw()) {
                needsXl(a);
                b.set(SolCanRaw.CAN_RAW_XL_FRAMES, true);

                assertThat(a.send(small.encode())).isEqualTo(13);
                assertThat(a.send(large.encode())).isEqualTo(2060);

                assertThat(CanFrame.decode(b.recv(CanFrame.CANXL_MTU))).isEqualTo(small);
                assertThat(CanFrame.decode(b.recv(CanFrame.CANXL_MTU))).isEqualTo(large);
            }
        }
    }

    private static void needsXl(Socket socket) {
        Capability.probed(
                        "needs a kernel with CAN XL",
                        () -> {
                            socket.set(SolCanRaw.CAN_RAW_XL_FRAMES, true);
                            return true;
                        })
                .assume();
    }

    @Test
    void errorFrames_ofTheClassesAskedFor_arrive() throws Exception {
        int busOff = CanFrame.CAN_ERR_FLAG | CanFrame.CAN_ERR_BUSOFF;
        int transmitTimeout = CanFrame.CAN_ERR_FLAG | CanFrame.CAN_ERR_TX_TIMEOUT;
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            b.set(SolCanRaw.CAN_RAW_ERR_FILTER, CanFrame.CAN_ERR_BUSOFF);
            assertThat(b.get(SolCanRaw.CAN_RAW_ERR_FILTER)).isEqualTo(CanFrame.CAN_ERR_BUSOFF);
            a.send(frame(transmitTimeout, 0, 0, 0, 0, 0, 0, 0, 0));
            a.send(frame(busOff, 0, 0, 0, 0, 0, 0, 0, 0));

            CanFrame error = CanFrame.decode(b.recv(16));
            assertThat(error.isError()).isTrue();
            assertThat(error.identifier()).isEqualTo(CanFrame.CAN_ERR_BUSOFF);
        }
    }

    @Test
    void allInterfaces_boundToNone_sendToNamesOne() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.open(SocketType.SOCK_RAW, Protocol.CAN_RAW);
                Socket b = can.raw()) {
            a.bind(new CanEndpoint.Raw(0));
            a.sendTo(frame(5, 5), can.endpoint());
            assertThat(b.recv(16)).isEqualTo(frame(5, 5));

            b.send(frame(6));
            Datagram answer = a.recvFrom(16);
            assertThat(answer.data()).isEqualTo(frame(6));
            assertThat(answer.from()).isEqualTo(can.endpoint());
        }
    }

    @Test
    void send_onABusThatIsDown_isENETDOWN() throws Exception {
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw()) {
            can.network().ip("link", "set", "vcan0", "down");

            ErrnoException down =
                    catchThrowableOfType(ErrnoException.class, () -> a.send(frame(1, 1)));

            assertThat(down.errno()).isEqualTo(new Errno(100));
        }
    }
}
