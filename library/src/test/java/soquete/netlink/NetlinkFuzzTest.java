package soquete.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.function.Function;
import soquete.endpoint.Protocol;

/// Plain runs replay the kept inputs, which are answers of a kernel and broken ones.
class NetlinkFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void parse_anyBytes_isMessagesOrARefusal(FuzzedDataProvider data) {
        read(data.consumeRemainingAsBytes());
    }

    /// Reads bytes as everything that they could be; only refusals may come of it.
    static void read(byte[] bytes) {
        try {
            for (NetlinkMessage message : NetlinkMessage.parse(bytes)) {
                assertThat(message.encode().length).isLessThanOrEqualTo(bytes.length + 3);
                interpret(message);
            }
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+ .+");
        }
        for (int type : List.of(2, 3, 16, 20, 24, 28)) {
            interpret(new NetlinkMessage(type, 0x300, 1, 0, bytes));
        }
    }

    private static void interpret(NetlinkMessage message) {
        try {
            if (message.isError() || message.isDone()) {
                NetlinkFailure.of(message, message);
            }
            RouteEvent.of(message);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+ .+");
        }
        List<Function<NetlinkMessage, Object>> readers =
                List.of(
                        NetlinkFuzzTest::inet,
                        UnixSocketInfo::of,
                        NetlinkSocketInfo::of,
                        PacketSocketInfo::of);
        for (Function<NetlinkMessage, Object> reader : readers) {
            try {
                assertThat(reader.apply(message)).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s).+ .+");
            }
        }
    }

    private static Object inet(NetlinkMessage message) {
        InetSocketInfo socket = InetSocketInfo.of(message, Protocol.IPPROTO_TCP);
        return List.of(
                socket.congestion(),
                socket.memory(),
                socket.tcpInfo(),
                socket.shutdown(),
                socket.mark(),
                socket.cgroup(),
                socket.classId(),
                socket.tos(),
                socket.trafficClass());
    }
}
