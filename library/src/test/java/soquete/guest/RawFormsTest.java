package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.SocketType;
import soquete.option.Option;
import soquete.option.Shape;

/// What has no record here can be said in bytes, as C lays them out: addresses, options, frames.
@Tag("guest")
@Timeout(60)
class RawFormsTest {
    private static final Option<byte[]> CAN_RAW_FILTER =
            new Option<>("CAN_RAW_FILTER", 101, 1, Shape.BYTES);

    private static ByteBuffer struct(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    @Test
    void can_inBytesAlone_isTheSame() throws Exception {
        CanNetwork.assume(Protocol.CAN_RAW, "CAN_RAW");
        try (CanNetwork can = CanNetwork.create();
                Socket a = can.open(SocketType.SOCK_RAW, Protocol.CAN_RAW);
                Socket b = can.raw()) {
            // struct sockaddr_can without its first member: two bytes of padding, the interface.
            byte[] address = new byte[22];
            struct(address).putInt(2, can.index());
            a.bind(new RawEndpoint(Family.AF_CAN, address));
            assertThat(a.localEndpoint()).isEqualTo(can.endpoint());

            byte[] filter = new byte[8];
            struct(filter).putInt(0, 0x124).putInt(4, 0x7ff);
            b.set(CAN_RAW_FILTER, filter);

            // struct can_frame: the identifier, a length, three bytes of padding, the data.
            byte[] other = new byte[16];
            struct(other).putInt(0, 0x123);
            byte[] frame = new byte[16];
            struct(frame).putInt(0, 0x124).put(4, (byte) 2).put(8, (byte) 7).put(9, (byte) 8);
            a.send(other);
            a.send(frame);

            Datagram got = b.recvFrom(72);
            assertThat(got.data()).isEqualTo(frame);
            assertThat(got.from()).isEqualTo(can.endpoint());
        }
    }
}
