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
import soquete.endpoint.Endpoint;
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
        CanNetwork.assume(CanNetwork.CAN_RAW, "CAN_RAW");
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.raw();
                Socket b = can.raw()) {
            for (int i = 0; i < 3; i++) {
                a.send(CanNetwork.frame(0x123, 1, 2, 3));
            }
            seenInEveryWay(b, 0x23, 0x01);
        }
    }

    @Test
    void tipc_messageThatIsCut_isSeen() throws Exception {
        Feature.assume(Feature.sockets("TIPC", Feature.AF_TIPC, SocketType.SOCK_RDM));
        try (Socket a = Socket.open(Feature.AF_TIPC, SocketType.SOCK_RDM);
                Socket b = Socket.open(Feature.AF_TIPC, SocketType.SOCK_RDM)) {
            for (int i = 0; i < 3; i++) {
                a.sendTo(new byte[] {1, 2, 3}, b.localEndpoint());
            }
            seenInEveryWay(b, 1, 2);
        }
    }

    @Test
    void qrtr_messageThatIsCut_isSeen() throws Exception {
        Feature.assume(Feature.sockets("QIPCRTR", Feature.AF_QIPCRTR, SocketType.SOCK_DGRAM));
        try (Socket a = Socket.open(Feature.AF_QIPCRTR, SocketType.SOCK_DGRAM);
                Socket b = Socket.open(Feature.AF_QIPCRTR, SocketType.SOCK_DGRAM)) {
            int node = Struct.sockaddr(b.localEndpoint()).getInt(4);
            Endpoint any = Struct.endpoint(Feature.AF_QIPCRTR, Struct.of(12).putInt(4, node));
            b.bind(any);
            for (int i = 0; i < 3; i++) {
                a.sendTo(new byte[] {1, 2, 3}, b.localEndpoint());
            }
            seenInEveryWay(b, 1, 2);
        }
    }
}
