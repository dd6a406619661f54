package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.Bytes;
import soquete.message.ControlMessage;
import soquete.message.IpControl;
import soquete.message.Ipv6Control;
import soquete.message.MsgFlags;
import soquete.message.SocketControl;
import soquete.message.TransportControl;
import soquete.option.Option;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.option.SolTcp;
import soquete.posix.Cmsg;
import soquete.testkit.Capability;
import soquete.testkit.Needs;

/// Control messages through real sockets, and messages in several pieces.
@Timeout(60)
class ControlMessageTest {
    private static final int ROOM = 512;

    /// Two sockets of a kind, connected to each other.
    private static Loopback.Pair pair(String kind) throws Exception {
        return switch (kind) {
            case "UDP" -> Loopback.Pair.udp(Family.AF_INET);
            case "UDP6" -> {
                Capability.ipv6Loopback().assume();
                yield Loopback.Pair.udp(Family.AF_INET6);
            }
            case "UDPLITE" -> lite();
            case "TCP" -> Loopback.Pair.tcp();
            case "UNIX" -> Loopback.Pair.unix(SocketType.SOCK_STREAM);
            default -> Loopback.Pair.unix(SocketType.SOCK_SEQPACKET);
        };
    }

    private static Loopback.Pair lite() throws Exception {
        Protocol udplite = new Protocol(136);
        Capability.probed(
                        "needs UDP-Lite",
                        () -> {
                            Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM, udplite).close();
                            return true;
                        })
                .assume();
        Socket a = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM, udplite);
        Socket b = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM, udplite);
        a.bind(Inet4Endpoint.LOOPBACK);
        b.bind(Inet4Endpoint.LOOPBACK);
        a.connect(b.localEndpoint());
        b.connect(a.localEndpoint());
        return new Loopback.Pair(a, b);
    }

    static Stream<String> kinds() {
        return Stream.of("UDP", "UDP6", "UDPLITE", "TCP", "UNIX", "SEQPACKET");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void pieces_gatheredAndScattered_areTheSameBytes(String kind) throws Exception {
        try (Loopback.Pair pair = pair(kind);
                Arena arena = Arena.ofConfined()) {
            MemorySegment offHeap = arena.allocateFrom("off the heap"); // and a NUL
            MemorySegment onHeap = MemorySegment.ofArray("on the heap".getBytes(UTF_8));
            MemorySegment none = MemorySegment.ofArray(new byte[0]);
            long sent =
                    pair.client()
                            .sendMsg(
                                    List.of(onHeap, none, offHeap, onHeap.asReadOnly()),
                                    List.of(),
                                    MsgFlags.NONE);
            assertThat(sent).isEqualTo(35);

            MemorySegment first = MemorySegment.ofArray(new byte[5]);
            MemorySegment second = arena.allocate(10);
            MemorySegment third = MemorySegment.ofArray(new byte[100]);
            ReceivedMessage message =
                    pair.server().recvMsg(List.of(first, second, third), 0, MsgFlags.NONE);
            assertThat(message.size()).isEqualTo(35);
            assertThat(message.fullSize()).isEqualTo(35);
            assertThat(message.truncated()).isFalse();
            assertThat(message.data()).isEmpty();
            String all = "on the heapoff the heap\0on the heap";
            assertThat(new String(first.toArray(ValueLayout.JAVA_BYTE), UTF_8))
                    .isEqualTo(all.substring(0, 5));
            assertThat(new String(second.toArray(ValueLayout.JAVA_BYTE), UTF_8))
                    .isEqualTo(all.substring(5, 15));
            byte[] rest = third.asSlice(0, 20).toArray(ValueLayout.JAVA_BYTE);
            assertThat(new String(rest, UTF_8)).isEqualTo(all.substring(15));
            assertThat(third.get(ValueLayout.JAVA_BYTE, 20)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void message_longerThanTheRoom_isCutVisiblyOrComesInParts(String kind) throws Exception {
        try (Loopback.Pair pair = pair(kind)) {
            pair.client().sendMsg("0123456789".getBytes(UTF_8));
            ReceivedMessage message = pair.server().recvMsg(4, 0);
            assertThat(message.data()).isEqualTo("0123".getBytes(UTF_8));
            boolean whole = pair.server().type().keepsMessages();
            assertThat(message.truncated()).isEqualTo(whole);
            assertThat(message.fullSize()).isEqualTo(whole ? 10 : 4);
            assertThat(message.flags().has(MsgFlags.MSG_TRUNC)).isEqualTo(whole);
            if (!whole) {
                assertThat(pair.server().recvMsg(100, 0).data())
                        .isEqualTo("456789".getBytes(UTF_8));
            }
        }
    }

    @Test
    void buffers_moveTheirPositions() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            ByteBuffer[] out = {
                ByteBuffer.wrap("ab".getBytes(UTF_8)), ByteBuffer.allocateDirect(3).put(0, (byte) 1)
            };
            assertThat(pair.client().sendMsg(out, List.of(), MsgFlags.NONE)).isEqualTo(5);
            assertThat(out[0].hasRemaining() || out[1].hasRemaining()).isFalse();
            ByteBuffer[] in = {ByteBuffer.allocate(1), ByteBuffer.allocateDirect(10)};
            ReceivedMessage message = pair.server().recvMsg(in, 0, MsgFlags.NONE);
            assertThat(message.size()).isEqualTo(5);
            assertThat(in[0].position()).isEqualTo(1);
            assertThat(in[1].position()).isEqualTo(4);
            assertThat(in[1].get(0)).isEqualTo((byte) 'b');
        }
    }

    @Test
    void pieces_badOnes_areRefusedBeforeTheKernelSeesThem() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Arena closed = Arena.ofConfined();
            MemorySegment dead = closed.allocate(1);
            closed.close();
            assertThatThrownBy(() -> pair.client().sendMsg(List.of(dead), List.of(), MsgFlags.NONE))
                    .isInstanceOf(IllegalStateException.class);
            MemorySegment one = MemorySegment.ofArray(new byte[1]);
            List<MemorySegment> many = new ArrayList<>(java.util.Collections.nCopies(1025, one));
            assertThatThrownBy(() -> pair.client().sendMsg(many, List.of(), MsgFlags.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1024 is the limit");
            many.removeLast();
            assertThat(pair.client().sendMsg(many, List.of(), MsgFlags.NONE)).isEqualTo(1024);
            assertThatThrownBy(
                            () ->
                                    pair.client()
                                            .recvMsg(List.of(one.asReadOnly()), 0, MsgFlags.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void largeDatagram_onTheHeap_goesAndComesWhole() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_SEQPACKET)) {
            byte[] data = new byte[150_000];
            new java.util.Random(3).nextBytes(data);
            assertThat(pair.client().sendMsg(data)).isEqualTo(data.length);
            assertThat(pair.server().recvMsg(200_000, 0).data()).isEqualTo(data);
        }
    }

    @Test
    void ipv4_everythingAskedFor_isDelivered() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            Socket server = pair.server();
            server.set(SolIp.IP_PKTINFO, true);
            server.set(SolIp.IP_RECVTTL, true);
            server.set(SolIp.IP_RECVTOS, true);
            server.set(SolIp.IP_ORIGDSTADDR, true);
            pair.client().sendMsg(new byte[1], new IpControl.Ttl(42), new IpControl.Tos(0x10));
            ReceivedMessage message = server.recvMsg(10, ROOM);
            assertThat(message.control(IpControl.Ttl.class)).contains(new IpControl.Ttl(42));
            assertThat(message.control(IpControl.Tos.class)).contains(new IpControl.Tos(0x10));
            assertThat(message.control(IpControl.PktInfo.class))
                    .contains(
                            new IpControl.PktInfo(
                                    1, Inet4Endpoint.LOOPBACK, Inet4Endpoint.LOOPBACK));
            assertThat(message.control(IpControl.OrigDstAddr.class))
                    .contains(new IpControl.OrigDstAddr(server.localEndpoint()));
            assertThat(message.controlTruncated()).isFalse();
            assertThat(message.control(SocketControl.Mark.class)).isEmpty();
            assertThat(message.toString()).contains("1 bytes, from 127.0.0.1:", "Ttl[ttl=42]");
        }
    }

    @Test
    void ipv4_sourceAddress_ofPktInfo_isUsed() throws Exception {
        try (Socket server = Loopback.datagram(Family.AF_INET);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            Inet4Endpoint other = new Inet4Endpoint(0x7f000002, 0);
            client.sendMsgTo(
                    new byte[1],
                    server.localEndpoint(),
                    new IpControl.PktInfo(0, other, Inet4Endpoint.ANY));
            Inet4Endpoint from = (Inet4Endpoint) server.recvMsg(1, 0).from().orElseThrow();
            assertThat(from.address()).isEqualTo(other.address());
        }
    }

    @Test
    @Needs(ipv6 = true)
    void ipv6_everythingAskedFor_isDelivered() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET6)) {
            Socket server = pair.server();
            server.set(SolIpv6.IPV6_RECVPKTINFO, true);
            server.set(SolIpv6.IPV6_RECVHOPLIMIT, true);
            server.set(SolIpv6.IPV6_RECVTCLASS, true);
            server.set(SolIpv6.IPV6_RECVDSTOPTS, true);
            server.set(SolIpv6.IPV6_FLOWINFO, true);
            // the padding of a destination option header of eight bytes
            Bytes header =
                    Bytes.of(
                            (byte) 0, (byte) 0, (byte) 1, (byte) 4, (byte) 0, (byte) 0, (byte) 0,
                            (byte) 0);
            boolean root = Capability.root().isPresent();
            List<ControlMessage> out = new ArrayList<>();
            out.add(new Ipv6Control.HopLimit(7));
            out.add(new Ipv6Control.TClass(0x20));
            if (root) {
                out.add(new Ipv6Control.DstOpts(header));
            }
            pair.client().sendMsg(new byte[1], out, MsgFlags.NONE);
            ReceivedMessage message = server.recvMsg(10, ROOM);
            assertThat(message.control(Ipv6Control.HopLimit.class))
                    .contains(new Ipv6Control.HopLimit(7));
            assertThat(message.control(Ipv6Control.TClass.class))
                    .contains(new Ipv6Control.TClass(0x20));
            assertThat(message.control(Ipv6Control.PktInfo.class))
                    .contains(new Ipv6Control.PktInfo(Inet6Endpoint.LOOPBACK, 1));
            assertThat(message.control(Ipv6Control.FlowInfo.class).orElseThrow().flowInfo())
                    .isEqualTo(0x0200_0000 | labelOf(message));
            if (root) {
                Bytes came = message.control(Ipv6Control.DstOpts.class).orElseThrow().header();
                assertThat(came.length()).isEqualTo(8);
                assertThat(came.toString()).endsWith("00010400000000");
            }
        }
    }

    /// The kernel chooses a flow label, or none.
    private static int labelOf(ReceivedMessage message) {
        int all = message.control(Ipv6Control.FlowInfo.class).orElseThrow().flowInfo();
        return all & 0xfffff;
    }

    /// RFC 3542 items cut at every boundary, as in CPython's test suite: header, payload, second
    /// item.
    @ParameterizedTest(name = "room {0}")
    @CsvSource({
        "0, 0, ''",
        "1, 0, ''",
        "15, 0, ''",
        "16, 1, ''",
        "17, 1, 'x'",
        "19, 1, 'xxx'",
        "20, 1, typed",
        "24, 1, typed",
        "31, 1, typed",
        "39, 1, typed",
        "40, 2, ''",
        "41, 2, 'x'",
        "43, 2, 'xxx'",
        "44, 2, typed",
        "48, 2, typed"
    })
    @Needs(ipv6 = true)
    void ipv6_cutAnywhere_keepsWhatIsThere(long room, int items, String last) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET6)) {
            pair.server().set(SolIpv6.IPV6_RECVHOPLIMIT, true);
            pair.server().set(SolIpv6.IPV6_RECVTCLASS, true);
            pair.client()
                    .sendMsg(new byte[1], new Ipv6Control.TClass(1), new Ipv6Control.HopLimit(2));
            ReceivedMessage message = pair.server().recvMsg(10, room);
            assertThat(message.data()).hasSize(1);
            assertThat(message.controlTruncated()).isEqualTo(room < 44);
            assertThat(message.controls()).hasSize(items);
            if (items > 0) {
                ControlMessage end = message.controls().getLast();
                assertThat(end.level()).isEqualTo(41);
                if (last.equals("typed")) {
                    assertThat(end).isIn(new Ipv6Control.TClass(1), new Ipv6Control.HopLimit(2));
                } else {
                    assertThat(end).isInstanceOf(ControlMessage.Raw.class);
                    assertThat(((ControlMessage.Raw) end).data().length()).isEqualTo(last.length());
                }
            }
        }
    }

    @Test
    void timestamps_ofReceivedDatagrams_areNow() throws Exception {
        Option<Boolean> timestamp = SolSocket.SO_TIMESTAMP;
        Option<Boolean> timestampNs = SolSocket.SO_TIMESTAMPNS;
        for (Option<Boolean> option : List.of(timestamp, timestampNs)) {
            try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
                pair.server().set(option, true);
                pair.client().send(new byte[1]);
                pair.server().recvMsg(1, ROOM); // the first may have none
                Instant before = Instant.now().minusMillis(100);
                pair.client().send(new byte[1]);
                ReceivedMessage message = pair.server().recvMsg(1, ROOM);
                Instant at =
                        option.equals(timestamp)
                                ? message.control(SocketControl.Timestamp.class).orElseThrow().at()
                                : message.control(SocketControl.TimestampNs.class)
                                        .orElseThrow()
                                        .at();
                assertThat(at).isBetween(before, Instant.now().plus(Duration.ofMillis(100)));
            }
        }
    }

    @Test
    void tcpInq_tellsWhatIsLeft() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.server().set(SolTcp.TCP_INQ, true);
            pair.client().sendAll(new byte[100]);
            ReceivedMessage first = pair.server().recvMsg(30, ROOM);
            assertThat(first.controls()).containsExactly(new TransportControl.TcpInq(70));
        }
    }

    @Test
    void drops_areCounted() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.server().set(SolSocket.SO_RXQ_OVFL, true);
            pair.server().set(SolSocket.SO_RCVBUF, 1);
            for (int i = 0; i < 50; i++) {
                pair.client().send(new byte[500]);
            }
            while (true) {
                ReceivedMessage message = pair.server().recvMsg(500, ROOM, MsgFlags.MSG_PEEK);
                if (message.control(SocketControl.RxqOvfl.class).isPresent()) {
                    break;
                }
                pair.server().recv(500);
                pair.client().send(new byte[500]);
            }
        }
    }

    @Test
    void controlMessage_ofAnotherFamily_isTheKernelsError() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            assertThatThrownBy(
                            () ->
                                    pair.client()
                                            .sendMsg(
                                                    new byte[1],
                                                    new ControlMessage.Raw(
                                                            0, 9999, Bytes.of((byte) 1))))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("sendmsg")
                    .hasMessageContaining("EINVAL");
            Bytes huge = Bytes.of(new byte[1 << 20]);
            assertThatThrownBy(
                            () ->
                                    pair.client()
                                            .sendMsg(
                                                    new byte[1],
                                                    new ControlMessage.Raw(0, 1, huge)))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ENOBUFS");
        }
    }

    @Test
    void cmsgMacros_areThoseOfC() {
        assertThat(Cmsg.CMSG_LEN(0)).isEqualTo(16);
        assertThat(Cmsg.CMSG_SPACE(0)).isEqualTo(16);
        assertThat(Cmsg.CMSG_SPACE(8)).isEqualTo(24);
        assertThat(Cmsg.CMSG_SPACE(12)).isEqualTo(32);
        assertThatThrownBy(() -> Cmsg.CMSG_LEN(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cmsg.CMSG_SPACE(Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Cmsg.CMSG_LEN(Integer.MAX_VALUE - 16)).isEqualTo(Integer.MAX_VALUE);
    }
}
