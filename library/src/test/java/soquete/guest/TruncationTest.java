package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.can.CanFrame;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.QrtrEndpoint;
import soquete.endpoint.SocketType;
import soquete.error.TruncatedException;

/// Messages that are cut, in families that do not say by how much.
@Tag("guest")
@Timeout(60)
class TruncationTest {
    /// The receiver has three times the message that begins with these two bytes.
    private static void seenInEveryWay(Socket receiver, int first, int second) throws Exception {
        receiver.timeout(Duration.ofSeconds(10));
        TruncatedException cut =
                catchThrowableOfType(TruncatedException.class, () -> receiver.recv(2));
        assertThat(cut.received()).containsExactly(first, second);

        Datagram datagram = receiver.recvFrom(2);
        assertThat(datagram.data()).containsExactly(first, second);
        assertThat(datagram.truncated()).isTrue();

        try (ReceivedMessage message = receiver.recvMsg(2, 0)) {
            assertThat(message.data()).containsExactly(first, second);
            assertThat(message.truncated()).isTrue();
        }
    }

    @Test
    void can_frameThatIsCut_isSeen() throws Exception {
        CanNetwork.assume(Protocol.CAN_RAW, "CAN_RAW");
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            for (int i = 0; i < 3; i++) {
                a.send(CanFrame.of(0x123, 1, 2, 3).encode());
            }
            seenInEveryWay(b, 0x23, 0x01);
        }
    }

    @Test
    void tipc_messageThatIsCut_isSeen() throws Exception {
        Feature.assume(Feature.sockets("TIPC", Family.AF_TIPC, SocketType.SOCK_RDM));
        try (Socket a = Socket.open(Family.AF_TIPC, SocketType.SOCK_RDM);
                Socket b = Socket.open(Family.AF_TIPC, SocketType.SOCK_RDM)) {
            for (int i = 0; i < 3; i++) {
                a.sendTo(new byte[] {1, 2, 3}, b.localEndpoint());
            }
            seenInEveryWay(b, 1, 2);
        }
    }

    @Test
    void qrtr_messageThatIsCut_isSeen() throws Exception {
        Feature.assume(Feature.sockets("QIPCRTR", Family.AF_QIPCRTR, SocketType.SOCK_DGRAM));
        try (Socket a = Socket.open(Family.AF_QIPCRTR, SocketType.SOCK_DGRAM);
                Socket b = Socket.open(Family.AF_QIPCRTR, SocketType.SOCK_DGRAM)) {
            b.bind(new QrtrEndpoint(((QrtrEndpoint) b.localEndpoint()).node(), 0));
            for (int i = 0; i < 3; i++) {
                a.sendTo(new byte[] {1, 2, 3}, b.localEndpoint());
            }
            seenInEveryWay(b, 1, 2);
        }
    }
}
