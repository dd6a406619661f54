package soquete;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Endpoint;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.error.NotSupportedException;
import soquete.message.Bytes;
import soquete.message.ControlMessage;
import soquete.message.MsgFlags;
import soquete.option.Option;
import soquete.option.Shape;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.testkit.Capability;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;

/// What the library has no name for works by its number: one real socket for each of the open sets.
@Timeout(60)
class OpenNumbersTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    @Needs(root = true)
    void protocol_withoutAName_carriesPackets() throws Exception {
        Protocol experiment = new Protocol(253);
        assertThat(constants(Protocol.class)).doesNotContain(experiment);
        try (Socket receiver = Socket.open(Family.AF_INET, SocketType.SOCK_RAW, experiment);
                Socket sender = Socket.open(Family.AF_INET, SocketType.SOCK_RAW, experiment)) {
            receiver.timeout(SOON);
            receiver.bind(Inet4Endpoint.LOOPBACK);
            sender.sendTo("over 253".getBytes(US_ASCII), Inet4Endpoint.LOOPBACK);
            byte[] packet = receiver.recv(100);
            assertThat(packet[9]).as("the protocol in the IP header").isEqualTo((byte) 253);
            assertThat(new String(packet, 20, packet.length - 20, US_ASCII)).isEqualTo("over 253");
            assertThat(receiver.get(SolSocket.SO_PROTOCOL)).isEqualTo(experiment);
        }
    }

    /// `SOCK_PACKET` of Linux 2.0 also answers with a family that has no name: the hardware's.
    @Test
    @Needs(root = true)
    void typeAndEndpoint_ofRawNumbersAndBytes_work() throws Exception {
        SocketType packet = new SocketType(10);
        Protocol all = EtherType.ETH_P_ALL.protocol();
        try (Socket old = Socket.open(Family.AF_PACKET, packet, all);
                Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            old.timeout(SOON);
            assertThat(old.get(SolSocket.SO_TYPE)).isEqualTo(packet);
            // its bind takes 16 bytes, which the name of the device fills; its answer has 18
            byte[] device = Arrays.copyOf("lo".getBytes(US_ASCII), 14);
            old.bind(new RawEndpoint(Family.AF_PACKET, device));
            byte[] mark = "by SOCK_PACKET".getBytes(US_ASCII);
            pair.client().send(mark);
            Datagram heard = old.recvFrom(2000);
            while (!new String(heard.data(), US_ASCII).endsWith("by SOCK_PACKET")) {
                heard = old.recvFrom(2000);
            }
            Family loopbackHardware = new Family(772);
            assertThat(heard.from().family()).isEqualTo(loopbackHardware);
            assertThat(heard.from()).isInstanceOf(RawEndpoint.class);
            byte[] from = ((RawEndpoint) heard.from()).data();
            assertThat(new String(from, 0, 3, US_ASCII)).isEqualTo("lo\0");
            assertThat(Arrays.copyOfRange(from, 14, 16)).containsExactly(8, 0);
        }
    }

    @Test
    void type_thatNoKernelHas_isRefusedClearly() {
        assertThatThrownBy(() -> Socket.open(Family.AF_INET, new SocketType(7)))
                .isInstanceOf(ErrnoException.class)
                .hasMessageStartingWith("socket AF_INET SOCK_7 0: ESOCKTNOSUPPORT");
    }

    @Test
    void family_thatThisKernelLacks_isRefusedClearly() {
        Family unknown = new Family(60);
        assertThat(constants(Family.class)).doesNotContain(unknown);
        assertThatThrownBy(() -> Socket.open(unknown, SocketType.SOCK_STREAM))
                .isInstanceOf(NotSupportedException.class)
                .hasMessage(
                        "socket AF_60 SOCK_STREAM 0: EAFNOSUPPORT (Address family not supported by"
                                + " protocol): AF_60 is not in this kernel");
        assertThatThrownBy(() -> Socket.open(new Family(45), SocketType.SOCK_STREAM))
                .isInstanceOf(ErrnoException.class)
                .hasMessageStartingWith("socket AF_MCTP SOCK_STREAM");
    }

    /// The family and its bytes, as C has them, and what the kernel answers.
    @Test
    void endpoint_ofBytes_isBoundAndConnected() throws Exception {
        try (Socket server = Socket.open(new Family(2), SocketType.SOCK_DGRAM);
                Socket client = Socket.open(new Family(2), SocketType.SOCK_DGRAM)) {
            server.timeout(SOON);
            byte[] loopback = {0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};
            server.bind(new RawEndpoint(Family.AF_INET, loopback));
            Inet4Endpoint bound = (Inet4Endpoint) server.localEndpoint();
            byte[] withPort = loopback.clone();
            withPort[0] = (byte) (bound.port() >> 8);
            withPort[1] = (byte) bound.port();
            Endpoint raw = new RawEndpoint(Family.AF_INET, withPort);
            client.connect(raw);
            client.send(new byte[] {5});
            assertThat(server.recv(10)).containsExactly(5);
            assertThat(client.remoteEndpoint()).isEqualTo(bound);
        }
    }

    /// The options of a multicast router (`MRT_*`), none of which the library names.
    @Test
    @Needs(root = true)
    void option_withoutAName_isSetAndRead() throws Exception {
        Option<Integer> version = new Option<>("MRT_VERSION", 0, 206, Shape.INT);
        Option<Boolean> init = new Option<>("MRT_INIT", 0, 200, Shape.FLAG);
        Option<Boolean> asserts = new Option<>("MRT_ASSERT", 0, 207, Shape.FLAG);
        assertThat(constants(SolIp.class)).doesNotContain(version, init, asserts);
        Protocol igmp = new Protocol(2);
        Capability.probed(
                        "needs multicast routing",
                        () -> {
                            try (Socket socket =
                                    Socket.open(Family.AF_INET, SocketType.SOCK_RAW, igmp)) {
                                return socket.getRaw(0, 206, 4).length == 4;
                            }
                        })
                .assume();
        try (NetworkNamespace namespace = NetworkNamespace.create();
                Socket socket =
                        namespace.call(
                                () -> Socket.open(Family.AF_INET, SocketType.SOCK_RAW, igmp))) {
            assertThat(socket.get(version)).isEqualTo(0x0305);
            socket.set(init, true);
            assertThat(socket.get(asserts)).isFalse();
            socket.set(asserts, true);
            assertThat(socket.get(asserts)).isTrue();
            assertThat(socket.getRaw(0, 207, 64)).isEqualTo(nativeInt(1));
            socket.setRaw(0, 207, nativeInt(0));
            assertThat(socket.get(asserts)).isFalse();
        }
    }

    /// One bit that the kernel passes over, and one that sendmsg(2) refuses, so it did arrive.
    @Test
    void flags_withoutAName_arriveAtTheKernel() throws Exception {
        MsgFlags ignored = new MsgFlags(0x0100_0000);
        MsgFlags refused = new MsgFlags(0x8000_0000);
        assertThat(constants(MsgFlags.class)).doesNotContain(ignored, refused);
        List<MemorySegment> data = List.of(MemorySegment.ofArray(new byte[] {1, 2}));
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.server().timeout(SOON);
            assertThat(pair.client().sendMsg(data, List.of(), ignored)).isEqualTo(2);
            assertThat(pair.server().recv(10, ignored)).containsExactly(1, 2);
            assertThatThrownBy(() -> pair.client().sendMsg(data, List.of(), refused))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EINVAL");
        }
    }

    /// Those of RFC 2292 have options but no kind of their own.
    @Test
    @Needs(ipv6 = true)
    void controlMessage_ofBytes_goesBothWays() throws Exception {
        ControlMessage hops = new ControlMessage.Raw(41, 8, Bytes.of(nativeInt(7)));
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET6)) {
            pair.server().timeout(SOON);
            pair.server().set(SolIpv6.IPV6_2292HOPLIMIT, true);
            assertThat(pair.client().sendMsg(new byte[] {1}, hops)).isEqualTo(1);
            try (ReceivedMessage message = pair.server().recvMsg(10, 64)) {
                assertThat(message.controls()).containsExactly(hops);
            }
        }
    }

    private static byte[] nativeInt(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array();
    }

    private static List<Object> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(OpenNumbersTest::value)
                .toList();
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
