package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.can.BcmMessage;
import soquete.can.CanFrame;
import soquete.endpoint.CanEndpoint;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.WouldBlockException;
import soquete.message.Bytes;
import soquete.message.FamilyControl;
import soquete.option.CanIsotpOptions;
import soquete.option.SolCanIsotp;
import soquete.option.SolCanJ1939;

/// The broadcast manager, ISO 15765-2 and SAE J1939 on a virtual bus.
@Tag("guest")
@Timeout(120)
class CanProtocolsTest {
    @Test
    void bcm_cyclicTransmit_sendsSoManyTimesAndTells() throws Exception {
        CanNetwork.assume(Protocol.CAN_BCM, "CAN_BCM");
        try (CanNetwork can = CanNetwork.create();
                Socket bcm = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_BCM);
                Socket raw = can.raw()) {
            bcm.connect(can.endpoint());
            CanFrame frame = CanFrame.of(0x42, 1, 2, 3);
            // Four times, 50 ms apart.
            BcmMessage setup =
                    new BcmMessage(
                            BcmMessage.TX_SETUP,
                            BcmMessage.SETTIMER | BcmMessage.STARTTIMER | BcmMessage.TX_COUNTEVT,
                            4,
                            Duration.ofMillis(50),
                            Duration.ZERO,
                            0x42,
                            List.of(frame));

            long begin = System.nanoTime();
            bcm.send(setup.encode());
            for (int i = 0; i < 4; i++) {
                assertThat(CanFrame.decode(raw.recv(16))).isEqualTo(frame);
            }
            assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(149).toNanos());

            BcmMessage told = BcmMessage.decode(bcm.recv(256));
            assertThat(told.opcode()).isEqualTo(BcmMessage.TX_EXPIRED);
            assertThat(told.canId()).isEqualTo(0x42);
            raw.timeout(Duration.ZERO);
            assertThatThrownBy(() -> raw.recv(16)).isInstanceOf(WouldBlockException.class);
        }
    }

    @Test
    void bcm_receiveFilter_tellsOnlyChanges() throws Exception {
        CanNetwork.assume(Protocol.CAN_BCM, "CAN_BCM");
        try (CanNetwork can = CanNetwork.create();
                Socket bcm = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_BCM);
                Socket raw = can.raw()) {
            bcm.connect(can.endpoint());
            // The frame is the mask: look at the first byte only.
            CanFrame mask = CanFrame.of(0x51, 0xff, 0);
            bcm.send(BcmMessage.of(BcmMessage.RX_SETUP, 0, 0x51, mask).encode());

            raw.send(CanFrame.of(0x51, 1, 10).encode());
            raw.send(CanFrame.of(0x51, 1, 20).encode()); // differs where nobody looks
            raw.send(CanFrame.of(0x52, 9, 9).encode()); // another id
            raw.send(CanFrame.of(0x51, 2, 30).encode());

            for (CanFrame expected : List.of(CanFrame.of(0x51, 1, 10), CanFrame.of(0x51, 2, 30))) {
                Datagram told = bcm.recvFrom(256);
                BcmMessage message = BcmMessage.decode(told.data());
                assertThat(message.opcode()).isEqualTo(BcmMessage.RX_CHANGED);
                assertThat(message.frames()).containsExactly(expected);
                assertThat(told.from()).isEqualTo(can.endpoint());
            }
        }
    }

    @Test
    void bcm_fdFramesThatStopComing_areToldAndTheTaskReadBack() throws Exception {
        CanNetwork.assume(Protocol.CAN_BCM, "CAN_BCM");
        CanFrame.Fd frame = new CanFrame.Fd(0x61, Bytes.of(new byte[48]), CanFrame.CANFD_BRS);
        try (CanNetwork can = CanNetwork.create();
                Socket sends = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_BCM);
                Socket watches = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_BCM)) {
            sends.connect(can.endpoint());
            watches.connect(can.endpoint());
            watches.send(
                    new BcmMessage(
                                    BcmMessage.RX_SETUP,
                                    BcmMessage.SETTIMER
                                            | BcmMessage.RX_FILTER_ID
                                            | BcmMessage.CAN_FD_FRAME,
                                    0,
                                    Duration.ofMillis(300),
                                    Duration.ZERO,
                                    0x61,
                                    List.of())
                            .encode());
            BcmMessage cyclic = BcmMessage.cyclic(Duration.ofMillis(50), frame);
            sends.send(cyclic.encode());

            BcmMessage first = BcmMessage.decode(watches.recv(256));
            assertThat(first.opcode()).isEqualTo(BcmMessage.RX_CHANGED);
            CanFrame.Fd got = (CanFrame.Fd) first.frames().getFirst();
            assertThat(got.data()).isEqualTo(frame.data());

            int fd = BcmMessage.CAN_FD_FRAME;
            sends.send(BcmMessage.of(BcmMessage.TX_READ, fd, 0x61).encode());
            BcmMessage status = BcmMessage.decode(sends.recv(256));
            assertThat(status.opcode()).isEqualTo(BcmMessage.TX_STATUS);
            assertThat(status.ival2()).isEqualTo(Duration.ofMillis(50));
            assertThat(status.frames()).hasSize(1);

            sends.send(BcmMessage.of(BcmMessage.TX_DELETE, fd, 0x61).encode());
            BcmMessage missing = BcmMessage.decode(watches.recv(256));
            while (missing.opcode() == BcmMessage.RX_CHANGED) {
                missing = BcmMessage.decode(watches.recv(256));
            }
            assertThat(missing.opcode()).isEqualTo(BcmMessage.RX_TIMEOUT);
            assertThat(missing.canId()).isEqualTo(0x61);
        }
    }

    private static Socket isotp(CanNetwork can, int receive, int transmit) throws Exception {
        Socket socket = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_ISOTP);
        socket.bind(new CanEndpoint.IsoTp(can.index(), receive, transmit));
        return socket;
    }

    @Test
    void isotp_messagesOfOneAndOfManyFrames_arriveWhole() throws Exception {
        CanNetwork.assume(Protocol.CAN_ISOTP, "CAN_ISOTP");
        byte[] large = new byte[4095];
        new Random(1).nextBytes(large);
        byte[] small = {1, 2, 3, 4, 5, 6, 7};
        try (CanNetwork can = CanNetwork.create();
                Socket a = isotp(can, 0x321, 0x123);
                Socket b = isotp(can, 0x123, 0x321)) {
            assertThat(a.send(large)).isEqualTo(large.length);
            assertThat(b.recv(5000)).isEqualTo(large);
            // The socket is busy with one message until the last frame has gone.
            assertThat(a.send(small)).isEqualTo(small.length);
            assertThat(a.send(large)).isEqualTo(large.length);
            assertThat(b.recv(5000)).isEqualTo(small);
            assertThat(b.recv(5000)).isEqualTo(large);
            assertThat(b.send(small)).isEqualTo(small.length);
            assertThat(a.recv(5000)).isEqualTo(small);
        }
    }

    @Test
    void isotp_options_areThoseAtFirstAndFillFramesUp() throws Exception {
        CanNetwork.assume(Protocol.CAN_ISOTP, "CAN_ISOTP");
        try (CanNetwork can = CanNetwork.create();
                Socket raw = can.raw();
                Socket a = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_ISOTP)) {
            CanIsotpOptions first = a.get(SolCanIsotp.CAN_ISOTP_OPTS);
            assertThat(first.flags()).isEqualTo(CanIsotpOptions.CAN_ISOTP_DEFAULT_FLAGS);
            assertThat(first.frameTxtime())
                    .isEqualTo(CanIsotpOptions.CAN_ISOTP_DEFAULT_FRAME_TXTIME);
            a.set(
                    SolCanIsotp.CAN_ISOTP_OPTS,
                    new CanIsotpOptions(
                            CanIsotpOptions.CAN_ISOTP_TX_PADDING,
                            first.frameTxtime(),
                            0,
                            CanIsotpOptions.CAN_ISOTP_DEFAULT_PAD_CONTENT,
                            0,
                            0));
            a.bind(new CanEndpoint.IsoTp(can.index(), 0x321, 0x123));

            a.send(new byte[] {1, 2, 3});

            // A single frame of 3 bytes, then what fills it up.
            assertThat(CanFrame.decode(raw.recv(72)))
                    .isEqualTo(CanFrame.of(0x123, 3, 1, 2, 3, 0xcc, 0xcc, 0xcc, 0xcc));
        }
    }

    private static Endpoint j1939(CanNetwork can, int pgn, int address) {
        return new CanEndpoint.J1939(can.index(), CanEndpoint.J1939.J1939_NO_NAME, pgn, address);
    }

    @Test
    void j1939_shortAndLongMessages_arriveWithAddressAndGroup() throws Exception {
        CanNetwork.assume(Protocol.CAN_J1939, "CAN_J1939");
        byte[] large = new byte[1000];
        new Random(2).nextBytes(large);
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_J1939);
                Socket b = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_J1939)) {
            a.bind(j1939(can, CanEndpoint.J1939.J1939_NO_PGN, 0x20));
            b.bind(j1939(can, CanEndpoint.J1939.J1939_NO_PGN, 0x30));

            a.sendTo(new byte[] {1, 2, 3}, j1939(can, 0x12300, 0x30));
            Datagram small = b.recvFrom(2000);
            assertThat(small.data()).containsExactly(1, 2, 3);
            assertThat(small.from()).isEqualTo(j1939(can, 0x12300, 0x20));

            a.set(SolCanJ1939.SO_J1939_SEND_PRIO, 3);
            a.sendTo(new byte[] {4}, j1939(can, 0x12300, 0x30));
            try (ReceivedMessage message = b.recvMsg(100, 200)) {
                assertThat(message.data()).containsExactly(4);
                assertThat(message.controls())
                        .contains(
                                new FamilyControl.J1939DestAddr(0x30),
                                new FamilyControl.J1939Prio(3));
            }

            assertThat(a.sendTo(large, j1939(can, 0x12300, 0x30))).isEqualTo(large.length);
            assertThat(b.recv(2000)).isEqualTo(large);
        }
    }
}
