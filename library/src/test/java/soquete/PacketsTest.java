package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.PermissionException;
import soquete.message.FamilyControl;
import soquete.message.MsgFlags;
import soquete.option.SolPacket;
import soquete.testkit.NetworkNamespace;

/// Packets below TCP and UDP, in networks of their own: ICMP through raw and ping sockets, and
/// frames on the loopback interface and between two virtual Ethernet interfaces.
@Timeout(60)
class PacketsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final EtherType LOCAL = new EtherType(0x88b5);
    private static final int ETHERNET = 1;
    private static final int LOOPBACK = 772;

    private static NetworkNamespace here;
    private static NetworkNamespace there;

    @BeforeAll
    static void networks() throws Exception {
        NetworkNamespace.available().assume();
        here = NetworkNamespace.create();
        there = NetworkNamespace.create();
        here.join("left", there, "right");
    }

    @AfterAll
    static void away() {
        if (here != null) {
            here.close();
        }
        if (there != null) {
            there.close();
        }
    }

    private static Socket open(
            NetworkNamespace network, Family family, SocketType type, Protocol protocol)
            throws Exception {
        Socket socket = network.call(() -> Socket.open(family, type, protocol));
        socket.timeout(SOON);
        return socket;
    }

    /// An ICMP echo request: type, code, checksum, identifier, number, data.
    private static byte[] request(int type) {
        byte[] data = "soquete".getBytes(UTF_8);
        ByteBuffer message = ByteBuffer.allocate(8 + data.length);
        message.put((byte) type).put((byte) 0).putShort((short) 0);
        message.putShort((short) 0x1234).putShort((short) 7).put(data);
        message.putShort(2, checksum(message.array()));
        return message.array();
    }

    private static short checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return (short) ~((sum & 0xffff) + (sum >>> 16));
    }

    @Test
    void rawIpv4_echoToLoopback_isAnswered() throws Exception {
        try (Socket socket =
                open(here, Family.AF_INET, SocketType.SOCK_RAW, Protocol.IPPROTO_ICMP)) {
            socket.sendTo(request(8), Inet4Endpoint.LOOPBACK);
            Datagram answer = socket.recvFrom(1000);
            while (answer.data()[20] == 8) { // the request comes by as well
                answer = socket.recvFrom(1000);
            }
            assertThat(answer.from()).isEqualTo(Inet4Endpoint.LOOPBACK);
            assertThat(answer.data()[0]).as("IPv4, 20 bytes of header").isEqualTo((byte) 0x45);
            assertThat(answer.data()[9]).as("ICMP").isEqualTo((byte) 1);
            assertThat(answer.data()[20]).as("echo reply").isZero();
            assertThat(Arrays.copyOfRange(answer.data(), 24, 35))
                    .isEqualTo(Arrays.copyOfRange(request(8), 4, 15));
        }
    }

    @Test
    void rawIpv6_echoToLoopback_isAnswered() throws Exception {
        try (Socket socket =
                open(here, Family.AF_INET6, SocketType.SOCK_RAW, Protocol.IPPROTO_ICMPV6)) {
            socket.sendTo(request(128), Inet6Endpoint.LOOPBACK);
            Datagram answer = socket.recvFrom(1000);
            while (answer.data()[0] != (byte) 129) {
                answer = socket.recvFrom(1000);
            }
            assertThat(((InetEndpoint) answer.from()).host()).isEqualTo("::1");
            assertThat(Arrays.copyOfRange(answer.data(), 4, 15))
                    .isEqualTo(Arrays.copyOfRange(request(128), 4, 15));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ping_whereTheGroupMay_isAnsweredToItsPort(boolean six) throws Exception {
        Family family = six ? Family.AF_INET6 : Family.AF_INET;
        Protocol protocol = six ? Protocol.IPPROTO_ICMPV6 : Protocol.IPPROTO_ICMP;
        InetEndpoint to = six ? Inet6Endpoint.LOOPBACK : Inet4Endpoint.LOOPBACK;
        here.sysctl("net.ipv4.ping_group_range", "1 0");
        assertThatThrownBy(() -> open(here, family, SocketType.SOCK_DGRAM, protocol))
                .isInstanceOf(PermissionException.class)
                .hasMessageContaining("ping_group_range");
        here.sysctl("net.ipv4.ping_group_range", "0 2147483647");
        try (Socket socket = open(here, family, SocketType.SOCK_DGRAM, protocol)) {
            socket.sendTo(request(six ? 128 : 8), to);
            Datagram answer = socket.recvFrom(1000);
            assertThat(answer.data()[0]).isEqualTo((byte) (six ? 129 : 0));
            int identifier = (answer.data()[4] & 0xff) << 8 | (answer.data()[5] & 0xff);
            assertThat(((InetEndpoint) socket.localEndpoint()).port()).isEqualTo(identifier);
            assertThat(Arrays.copyOfRange(answer.data(), 8, 15))
                    .asString(UTF_8)
                    .isEqualTo("soquete");
            assertThat(((InetEndpoint) answer.from()).host()).isEqualTo(to.host());
        }
    }

    private static int index(NetworkNamespace network, String name) throws Exception {
        return Integer.parseInt(network.exec("cat", "/sys/class/net/" + name + "/ifindex").trim());
    }

    private static byte[] address(NetworkNamespace network, String name) throws Exception {
        String text = network.exec("cat", "/sys/class/net/" + name + "/address").trim();
        return HexFormat.ofDelimiter(":").parseHex(text);
    }

    @Test
    void packetDgram_betweenTwoInterfaces_namesTheSender() throws Exception {
        int left = index(here, "left");
        int right = index(there, "right");
        byte[] leftAddress = address(here, "left");
        byte[] rightAddress = address(there, "right");
        try (Socket sender = open(here, Family.AF_PACKET, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
                Socket receiver =
                        open(there, Family.AF_PACKET, SocketType.SOCK_DGRAM, LOCAL.protocol())) {
            receiver.bind(PacketEndpoint.of(EtherType.NONE, right));
            assertThat(receiver.localEndpoint())
                    .isEqualTo(new PacketEndpoint(LOCAL, right, ETHERNET, 0, rightAddress));
            assertThat(sender.localEndpoint()).isEqualTo(PacketEndpoint.of(EtherType.NONE, 0));

            sender.sendTo("ola".getBytes(UTF_8), PacketEndpoint.of(LOCAL, left, rightAddress));
            Datagram heard = receiver.recvFrom(1500);
            assertThat(heard.data()).asString(UTF_8).isEqualTo("ola");
            assertThat(heard.from())
                    .isEqualTo(
                            new PacketEndpoint(
                                    LOCAL,
                                    right,
                                    ETHERNET,
                                    PacketEndpoint.PACKET_HOST,
                                    leftAddress));
            assertThat(Endpoint.parse(heard.from().toString())).isEqualTo(heard.from());

            byte[] all = {-1, -1, -1, -1, -1, -1};
            sender.sendTo(new byte[] {1}, PacketEndpoint.of(LOCAL, left, all));
            assertThat(((PacketEndpoint) receiver.recvFrom(1500).from()).pkttype())
                    .isEqualTo(PacketEndpoint.PACKET_BROADCAST);
        }
    }

    @Test
    void packetRaw_onLoopback_seesWhatLeavesAndArrives() throws Exception {
        try (Socket socket =
                open(here, Family.AF_PACKET, SocketType.SOCK_RAW, EtherType.ETH_P_ALL.protocol())) {
            PacketEndpoint loopback = PacketEndpoint.of(EtherType.ETH_P_ALL, 1);
            socket.bind(loopback);
            byte[] frame = new byte[60];
            frame[12] = (byte) 0x88;
            frame[13] = (byte) 0xb5;
            frame[14] = 42;
            socket.sendTo(frame, PacketEndpoint.of(LOCAL, 1));
            // A socket does not see what it sent leave, only arrive.
            Datagram arrived = socket.recvFrom(1500);
            assertThat(arrived.data()).isEqualTo(frame);
            assertThat(arrived.from())
                    .isEqualTo(
                            new PacketEndpoint(
                                    LOCAL, 1, LOOPBACK, PacketEndpoint.PACKET_HOST, new byte[6]));
        }
    }

    /// packet(7) refuses `MSG_CMSG_CLOEXEC`, which other families are given.
    @Test
    void packet_messagesAndBatches_areReceived() throws Exception {
        try (Socket socket = open(here, Family.AF_PACKET, SocketType.SOCK_DGRAM, LOCAL.protocol());
                MessageBatch batch = MessageBatch.of(4, 100)) {
            socket.bind(PacketEndpoint.of(LOCAL, 1));
            socket.set(SolPacket.PACKET_AUXDATA, true);
            PacketEndpoint loopback = PacketEndpoint.of(LOCAL, 1, new byte[6]);
            for (byte i = 1; i <= 3; i++) {
                socket.sendTo(new byte[] {i, 7}, loopback);
            }
            try (ReceivedMessage message = socket.recvMsg(100, 100)) {
                assertThat(message.data()).containsExactly(1, 7);
                assertThat(message.flags()).isEqualTo(MsgFlags.NONE);
                assertThat(message.control(FamilyControl.PacketAuxData.class))
                        .hasValueSatisfying(data -> assertThat(data.length()).isEqualTo(2));
            }
            assertThat(socket.recvBatch(batch)).isEqualTo(2);
            assertThat(batch.size(1)).isEqualTo(2);
            assertThat(batch.data(1).get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 3);
        }
    }
}
