package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.error.Errno;
import soquete.message.Bytes;
import soquete.message.ControlMessage;
import soquete.message.ControlMessage.Raw;
import soquete.message.ExtendedError;
import soquete.message.FamilyControl;
import soquete.message.IpControl;
import soquete.message.Ipv6Control;
import soquete.message.SocketControl;
import soquete.message.TransportControl;

/// Control buffers: every kind both ways, and any bytes at all.
class CmsgTest {
    private static final byte SENTINEL = 0x5a;

    @Provide
    Arbitrary<List<ControlMessage>> messages() {
        return message().list().ofMaxSize(6);
    }

    private static Arbitrary<Integer> ints() {
        return Arbitraries.integers();
    }

    private static Arbitrary<Integer> u16() {
        return Arbitraries.integers().between(0, 0xffff);
    }

    private static Arbitrary<Integer> u8() {
        return Arbitraries.integers().between(0, 0xff);
    }

    private static Arbitrary<Bytes> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Bytes::of);
    }

    private static Arbitrary<Instant> nanos() {
        return Combinators.combine(
                        Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as((s, n) -> Instant.ofEpochSecond(s, n));
    }

    private static Arbitrary<Inet4Endpoint> inet4(boolean withPort) {
        return Combinators.combine(ints(), u16())
                .as((a, p) -> new Inet4Endpoint(a, withPort ? p : 0));
    }

    private static Arbitrary<Inet6Endpoint> inet6(boolean whole) {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        u16(),
                        Arbitraries.integers().between(0, 0xfffffff),
                        ints())
                .as(
                        (h, l, p, f, s) ->
                                whole
                                        ? new Inet6Endpoint(h, l, p, f, s)
                                        : new Inet6Endpoint(h, l, 0, 0, 0));
    }

    private static Arbitrary<ExtendedError> error(Arbitrary<? extends Endpoint> offender) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 200),
                        u8(),
                        u8(),
                        u8(),
                        ints(),
                        ints(),
                        offender.optional())
                .as(
                        (e, o, t, c, i, d, from) ->
                                new ExtendedError(
                                        new Errno(e), o, t, c, i, d, from.map(f -> (Endpoint) f)));
    }

    private static Arbitrary<ExtendedError> errorWithoutOffender() {
        return error(inet4(true))
                .map(
                        e ->
                                new ExtendedError(
                                        e.errno(),
                                        e.origin(),
                                        e.type(),
                                        e.code(),
                                        e.info(),
                                        e.data(),
                                        Optional.empty()));
    }

    private static Arbitrary<ControlMessage> message() {
        return Arbitraries.oneOf(
                kinds().stream().map(k -> k.map(m -> (ControlMessage) m)).toList());
    }

    private static List<Arbitrary<? extends ControlMessage>> kinds() {
        List<Arbitrary<? extends ControlMessage>> kinds = new ArrayList<>();
        kinds.add(ints().list().ofMaxSize(253).map(SocketControl.Rights::new));
        kinds.add(Combinators.combine(ints(), ints(), ints()).as(SocketControl.Credentials::new));
        kinds.add(bytes().map(SocketControl.Security::new));
        kinds.add(ints().map(SocketControl.PidFd::new));
        kinds.add(
                nanos().map(
                                t ->
                                        new SocketControl.Timestamp(
                                                t.truncatedTo(
                                                        java.time.temporal.ChronoUnit.MICROS))));
        kinds.add(nanos().map(SocketControl.TimestampNs::new));
        kinds.add(
                Combinators.combine(nanos(), nanos(), nanos()).as(SocketControl.Timestamping::new));
        kinds.add(ints().map(SocketControl.TxTimestamps::new));
        kinds.add(ints().map(SocketControl.Mark::new));
        kinds.add(ints().map(SocketControl.Priority::new));
        kinds.add(ints().map(SocketControl.RxqOvfl::new));
        kinds.add(ints().map(SocketControl.WifiStatus::new));
        kinds.add(bytes().map(SocketControl.OptStats::new));
        kinds.add(Combinators.combine(ints(), ints()).as(SocketControl.TimestampPktInfo::new));
        kinds.add(Arbitraries.longs().map(SocketControl.TxTime::new));
        kinds.add(ints().map(SocketControl.TsOptId::new));
        kinds.add(ints().map(SocketControl.UnixInq::new));
        kinds.add(ints().map(IpControl.Tos::new));
        kinds.add(ints().map(IpControl.Ttl::new));
        kinds.add(bytes().map(IpControl.Options::new));
        kinds.add(bytes().map(IpControl.RetOpts::new));
        kinds.add(bytes().map(IpControl.Security::new));
        kinds.add(
                Combinators.combine(ints(), inet4(false), inet4(false)).as(IpControl.PktInfo::new));
        kinds.add(error(inet4(true)).map(IpControl.RecvErr::new));
        kinds.add(inet4(true).map(IpControl.OrigDstAddr::new));
        kinds.add(ints().map(IpControl.Checksum::new));
        kinds.add(ints().map(IpControl.RecvFragSize::new));
        kinds.add(ints().map(Ipv6Control.FlowInfo::new));
        kinds.add(error(inet6(true)).map(Ipv6Control.RecvErr::new));
        kinds.add(Combinators.combine(inet6(false), ints()).as(Ipv6Control.PktInfo::new));
        kinds.add(ints().map(Ipv6Control.HopLimit::new));
        kinds.add(bytes().map(Ipv6Control.HopOpts::new));
        kinds.add(bytes().map(Ipv6Control.RtHdrDstOpts::new));
        kinds.add(bytes().map(Ipv6Control.RtHdr::new));
        kinds.add(bytes().map(Ipv6Control.DstOpts::new));
        kinds.add(Combinators.combine(inet6(true), ints()).as(Ipv6Control.PathMtu::new));
        kinds.add(Arbitraries.of(true, false).map(Ipv6Control.DontFrag::new));
        kinds.add(ints().map(Ipv6Control.TClass::new));
        kinds.add(inet6(true).map(Ipv6Control.OrigDstAddr::new));
        kinds.add(ints().map(Ipv6Control.RecvFragSize::new));
        kinds.add(ints().map(TransportControl.TcpInq::new));
        kinds.add(u16().map(TransportControl.UdpSegment::new));
        kinds.add(ints().map(TransportControl.UdpGro::new));
        kinds.add(u8().map(TransportControl.TlsSetRecordType::new));
        kinds.add(u8().map(TransportControl.TlsGetRecordType::new));
        kinds.add(
                Combinators.combine(u16(), u16(), ints(), ints(), ints(), ints(), ints(), ints())
                        .as(
                                (a, b, c, d, e, f, g, h) ->
                                        new TransportControl.SctpSndRcv(
                                                a, b, a, c, d, e, f, g, h)));
        kinds.add(
                Combinators.combine(u16(), u16(), ints(), ints(), ints())
                        .as(TransportControl.SctpSndInfo::new));
        kinds.add(
                Combinators.combine(u16(), u16(), u16(), ints(), ints(), ints(), ints(), ints())
                        .as(TransportControl.SctpRcvInfo::new));
        kinds.add(
                Combinators.combine(ints(), ints(), ints(), u16(), u16(), u16(), u16())
                        .as(FamilyControl.PacketAuxData::new));
        kinds.add(errorWithoutOffender().map(FamilyControl.PacketTxTimestamp::new));
        kinds.add(ints().map(FamilyControl.NetlinkPktInfo::new));
        kinds.add(ints().map(FamilyControl.NetlinkNsid::new));
        kinds.add(bytes().map(FamilyControl.AlgIv::new));
        kinds.add(ints().map(FamilyControl.AlgOp::new));
        kinds.add(ints().map(FamilyControl.AlgAssocLen::new));
        kinds.add(Combinators.combine(ints(), ints()).as(FamilyControl.TipcErrInfo::new));
        kinds.add(bytes().map(FamilyControl.TipcRetData::new));
        kinds.add(Combinators.combine(ints(), ints(), ints()).as(FamilyControl.TipcDestName::new));
        kinds.add(errorWithoutOffender().map(FamilyControl.VsockRecvErr::new));
        kinds.add(u8().map(FamilyControl.J1939DestAddr::new));
        kinds.add(Arbitraries.longs().map(FamilyControl.J1939DestName::new));
        kinds.add(u8().map(FamilyControl.J1939Prio::new));
        kinds.add(bytes().map(FamilyControl.J1939ErrQueue::new));
        kinds.add(
                Combinators.combine(Arbitraries.integers().between(1000, 2000), ints(), bytes())
                        .as(Raw::new));
        return kinds;
    }

    /// Not left to chance, as in the properties: each kind once.
    @Example
    void everyKind_comesBack() {
        for (Arbitrary<? extends ControlMessage> kind : kinds()) {
            decode_afterEncode_givesBackTheMessages(List.of(kind.sample()));
        }
    }

    @Property
    void decode_afterEncode_givesBackTheMessages(@ForAll("messages") List<ControlMessage> all) {
        try (Arena arena = Arena.ofConfined()) {
            long room = Cmsg.room(all);
            MemorySegment memory = arena.allocate(room + 16, 8);
            memory.fill(SENTINEL);
            long length = Cmsg.encode(all, memory.address());

            assertThat(length).isLessThanOrEqualTo(room);
            assertThat(memory.get(ValueLayout.JAVA_BYTE, room)).isEqualTo(SENTINEL);
            assertThat(Cmsg.decode(memory.address(), length)).isEqualTo(all);
        }
    }

    @Property
    void encode_hasTheHeadersOfC(@ForAll("messages") List<ControlMessage> all) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Cmsg.room(all) + 16, 8);
            long length = Cmsg.encode(all, memory.address());
            long at = 0;
            for (ControlMessage message : all) {
                long len = memory.get(ValueLayout.JAVA_LONG, at);
                assertThat(memory.get(ValueLayout.JAVA_INT, at + 8)).isEqualTo(message.level());
                assertThat(memory.get(ValueLayout.JAVA_INT, at + 12)).isEqualTo(message.type());
                at += (len + 7) & -8;
            }
            assertThat(at).isEqualTo(length);
        }
    }

    /// What lies behind the buffer has no influence: nothing there is read.
    @Property(tries = 3000)
    void decode_anyBytes_endsAndReadsNothingBehindThem(@ForAll("buffers") byte[] buffer) {
        List<ControlMessage> first = decode(buffer, SENTINEL);
        List<ControlMessage> second = decode(buffer, (byte) 0);
        assertThat(first).isEqualTo(second);
        assertThat(first.size()).isLessThanOrEqualTo(buffer.length / 16);
    }

    @Provide
    Arbitrary<byte[]> buffers() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> plausible =
                Combinators.combine(
                                Arbitraries.longs().between(-2, 80),
                                Arbitraries.of(0, 1, 6, 17, 41, 107, 132, 263, 270, 271, 279, 282),
                                Arbitraries.integers().between(0, 85),
                                any)
                        .as(
                                (len, level, type, rest) ->
                                        ByteBuffer.allocate(16 + rest.length)
                                                .order(ByteOrder.nativeOrder())
                                                .putLong(len)
                                                .putInt(level)
                                                .putInt(type)
                                                .put(rest)
                                                .array());
        Arbitrary<byte[]> cut =
                Combinators.combine(
                                message().list().ofMaxSize(3),
                                Arbitraries.integers().between(0, 99))
                        .as(CmsgTest::encodedAndCut);
        return Arbitraries.oneOf(any, plausible, cut);
    }

    private static byte[] encodedAndCut(List<ControlMessage> all, int percent) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Cmsg.room(all) + 16, 8);
            long length = Cmsg.encode(all, memory.address());
            return memory.asSlice(0, length * percent / 100).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static List<ControlMessage> decode(byte[] buffer, byte behind) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(buffer.length + 256L, 8);
            memory.fill(behind);
            MemorySegment.copy(buffer, 0, memory, ValueLayout.JAVA_BYTE, 0, buffer.length);
            Cmsg.descriptors(memory.address(), buffer.length);
            return Cmsg.decode(memory.address(), buffer.length);
        }
    }

    private static List<ControlMessage> decode(String hex) {
        return decode(HexFormat.of().parseHex(hex.replace(" ", "")), SENTINEL);
    }

    @Test
    void decode_cutPayload_isRawWithWhatIsThere() {
        // IPV6_HOPLIMIT with two of its four bytes, as the kernel leaves it with MSG_CTRUNC
        assertThat(decode("1200000000000000 29000000 34000000 4000"))
                .containsExactly(new Raw(41, 52, Bytes.of((byte) 0x40, (byte) 0)));
    }

    @Test
    void decode_lengthBeyondTheBuffer_isRawWithTheRest() {
        assertThat(decode("ff00000000000000 29000000 34000000 40000000"))
                .containsExactly(
                        new Raw(41, 52, Bytes.of((byte) 0x40, (byte) 0, (byte) 0, (byte) 0)));
    }

    @Test
    void decode_lengthShorterThanAHeader_isRawWithTheRest() {
        for (String length : List.of("0f00000000000000", "0000000000000000", "ffffffffffffffff")) {
            assertThat(decode(length + "01000000 01000000 0700000008000000"))
                    .containsExactly(
                            new Raw(1, 1, Bytes.of(HexFormat.of().parseHex("0700000008000000"))));
        }
    }

    @Test
    void decode_cutHeader_isNothing() {
        assertThat(decode("1400000000000000 29000000 340000")).isEmpty();
    }

    @Test
    void decode_strictSizes_neverLoseBytes() {
        // a longer structure than this library knows
        assertThat(decode("1800000000000000 00000000 02000000 4000000001000000"))
                .containsExactly(
                        new Raw(0, 2, Bytes.of(HexFormat.of().parseHex("4000000001000000"))));
    }

    @Test
    void descriptors_ofAWholeItem_evenWithAnOddRest() {
        byte[] buffer =
                HexFormat.of()
                        .parseHex("1700000000000000" + "01000000" + "01000000" + "07000000080000");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(64, 8);
            MemorySegment.copy(buffer, 0, memory, ValueLayout.JAVA_BYTE, 0, buffer.length);
            assertThat(Cmsg.descriptors(memory.address(), buffer.length)).containsExactly(7);
        }
    }

    @Property
    void lenAndSpace_relateAsInC(@ForAll("lengths") int length) {
        assertThat(Cmsg.len(length)).isEqualTo(16L + length);
        assertThat(Cmsg.space(length)).isBetween(Cmsg.len(length), Cmsg.len(length) + 7);
        assertThat(Cmsg.space(length) % 8).isZero();
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, Integer.MAX_VALUE);
    }
}
