package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.WouldBlockException;
import soquete.message.FamilyControl;
import soquete.option.Option;
import soquete.option.Shape;

/// The broadcast manager, ISO 15765-2 and SAE J1939 on a virtual bus.
@Tag("guest")
@Timeout(120)
class CanProtocolsTest {
    private static final int TX_SETUP = 1;
    private static final int RX_SETUP = 5;
    private static final int TX_EXPIRED = 9;
    private static final int RX_CHANGED = 12;
    private static final int SETTIMER = 1;
    private static final int STARTTIMER = 2;
    private static final int TX_COUNTEVT = 4;
    private static final int BCM_HEAD = 56;
    private static final int NO_PGN = 0x40000;
    private static final Option<Integer> SO_J1939_SEND_PRIO =
            new Option<>("SO_J1939_SEND_PRIO", 107, 3, Shape.INT);

    /// `struct bcm_msg_head` and one frame.
    private static ByteBuffer bcm(int opcode, int flags, int id, byte[] frame) {
        return Struct.of(BCM_HEAD + frame.length)
                .putInt(0, opcode)
                .putInt(4, flags)
                .putInt(48, id)
                .putInt(52, 1)
                .put(BCM_HEAD, frame);
    }

    @Test
    void bcm_cyclicTransmit_sendsSoManyTimesAndTells() throws Exception {
        CanNetwork.assume(CanNetwork.CAN_BCM, "CAN_BCM");
        try (CanNetwork can = CanNetwork.create();
                Socket bcm = can.open(SocketType.SOCK_DGRAM, CanNetwork.CAN_BCM);
                Socket raw = can.raw()) {
            bcm.connect(can.endpoint());
            byte[] frame = CanNetwork.frame(0x42, 1, 2, 3);
            int flags = SETTIMER | STARTTIMER | TX_COUNTEVT;
            ByteBuffer setup = bcm(TX_SETUP, flags, 0x42, frame);
            setup.putInt(8, 4).putLong(24, 50_000); // four times, 50 ms apart

            long begin = System.nanoTime();
            bcm.send(Struct.bytes(setup));
            for (int i = 0; i < 4; i++) {
                assertThat(raw.recv(16)).isEqualTo(frame);
            }
            assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(149).toNanos());

            ByteBuffer told = Struct.read(bcm.recv(256));
            assertThat(told.getInt(0)).isEqualTo(TX_EXPIRED);
            assertThat(told.getInt(48)).isEqualTo(0x42);
            raw.timeout(Duration.ZERO);
            assertThatThrownBy(() -> raw.recv(16)).isInstanceOf(WouldBlockException.class);
        }
    }

    @Test
    void bcm_receiveFilter_tellsOnlyChanges() throws Exception {
        CanNetwork.assume(CanNetwork.CAN_BCM, "CAN_BCM");
        try (CanNetwork can = CanNetwork.create();
                Socket bcm = can.open(SocketType.SOCK_DGRAM, CanNetwork.CAN_BCM);
                Socket raw = can.raw()) {
            bcm.connect(can.endpoint());
            // The frame is the mask: look at the first byte only.
            bcm.send(Struct.bytes(bcm(RX_SETUP, 0, 0x51, CanNetwork.frame(0x51, 0xff, 0))));

            raw.send(CanNetwork.frame(0x51, 1, 10));
            raw.send(CanNetwork.frame(0x51, 1, 20)); // differs where nobody looks
            raw.send(CanNetwork.frame(0x52, 9, 9)); // another id
            raw.send(CanNetwork.frame(0x51, 2, 30));

            for (byte[] expected :
                    new byte[][] {CanNetwork.frame(0x51, 1, 10), CanNetwork.frame(0x51, 2, 30)}) {
                Datagram told = bcm.recvFrom(256);
                ByteBuffer head = Struct.read(told.data());
                assertThat(head.getInt(0)).isEqualTo(RX_CHANGED);
                assertThat(head.getInt(52)).isEqualTo(1);
                assertThat(head.position(BCM_HEAD)).isEqualTo(ByteBuffer.wrap(expected));
                assertThat(Struct.sockaddr(told.from()).getInt(4)).isEqualTo(can.index());
            }
        }
    }

    private static Socket isotp(CanNetwork can, int receive, int transmit) throws Exception {
        Socket socket = can.open(SocketType.SOCK_DGRAM, CanNetwork.CAN_ISOTP);
        ByteBuffer address = can.sockaddr().putInt(8, receive).putInt(12, transmit);
        socket.bind(Struct.endpoint(Feature.AF_CAN, address));
        return socket;
    }

    @Test
    void isotp_messagesOfOneAndOfManyFrames_arriveWhole() throws Exception {
        CanNetwork.assume(CanNetwork.CAN_ISOTP, "CAN_ISOTP");
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

    private static Endpoint j1939(CanNetwork can, int pgn, int address) {
        return Struct.endpoint(
                Feature.AF_CAN, can.sockaddr().putInt(16, pgn).put(20, (byte) address));
    }

    @Test
    void j1939_shortAndLongMessages_arriveWithAddressAndGroup() throws Exception {
        CanNetwork.assume(CanNetwork.CAN_J1939, "CAN_J1939");
        byte[] large = new byte[1000];
        new Random(2).nextBytes(large);
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.open(SocketType.SOCK_DGRAM, CanNetwork.CAN_J1939);
                Socket b = can.open(SocketType.SOCK_DGRAM, CanNetwork.CAN_J1939)) {
            a.bind(j1939(can, NO_PGN, 0x20));
            b.bind(j1939(can, NO_PGN, 0x30));

            a.sendTo(new byte[] {1, 2, 3}, j1939(can, 0x12300, 0x30));
            Datagram small = b.recvFrom(2000);
            assertThat(small.data()).containsExactly(1, 2, 3);
            ByteBuffer from = Struct.sockaddr(small.from());
            assertThat(from.getInt(4)).isEqualTo(can.index());
            assertThat(from.getInt(16)).isEqualTo(0x12300);
            assertThat(from.get(20)).isEqualTo((byte) 0x20);

            a.set(SO_J1939_SEND_PRIO, 3);
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
