package soquete.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.bpf.Filter;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.RawEndpoint;

/// Values of options as bytes, both ways and on garbage.
class CodecTest {
    private static final Inet4Endpoint IN4 = new Inet4Endpoint(0x0a01_0203, 0);
    private static final Inet4Endpoint GROUP4 = new Inet4Endpoint(0xef01_0203, 0);
    private static final Inet6Endpoint IN6 = new Inet6Endpoint(0xfd00L << 48, 7, 0, 0, 0);
    private static final Inet6Endpoint GROUP6 = new Inet6Endpoint(0xff15L << 48, 9, 0, 0, 0);

    static Stream<Arguments> values() {
        return Stream.of(
                both(Shape.UNSIGNED, 4_000_000_000L, "00286bee"),
                both(Shape.LONG, -2L, "feffffffffffffff"),
                both(Shape.SHORT, 0xabcd, "cdab"),
                both(Shape.NET_SHORT, 0xabcd, "abcd"),
                both(Shape.BYTE, 200, "c8"),
                both(Shape.NET_INT, 1, "00000001"),
                both(Shape.NAME, "reno", "72656e6f00"),
                both(Shape.TIMEVAL, Duration.ofMillis(1500), "010000000000000020a1070000000000"),
                both(Shape.SOCKADDR, IN4.withPort(80), "020000500a0102030000000000000000"),
                both(
                        Shape.SOCKADDR,
                        new RawEndpoint(Family.AF_UNIX, new byte[] {0, 97}),
                        "01000061"),
                both(Shape.PROGRAM, Filter.dropAll(), "0600000000000000"),
                both(
                        SolSocket.SO_PEERCRED.shape(),
                        new PeerCredentials(1, 2, -1),
                        "0100000002000000ffffffff"),
                both(
                        SolIp.IP_ADD_MEMBERSHIP.shape(),
                        new IpMreqn(GROUP4, IN4, 3),
                        "ef0102030a01020303000000"),
                both(
                        SolIp.IP_BLOCK_SOURCE.shape(),
                        new IpMreqSource(GROUP4, IN4, IN4),
                        "ef0102030a0102030a010203"),
                both(
                        SolIpv6.IPV6_ADD_MEMBERSHIP.shape(),
                        new Ipv6Mreq(GROUP6, 3),
                        "ff15000000000000000000000000000903000000"),
                both(
                        SolIpv6.IPV6_PKTINFO.shape(),
                        new In6Pktinfo(IN6, 3),
                        "fd00000000000000000000000000000703000000"),
                both(SolRaw.ICMP_FILTER.shape(), IcmpFilter.passOnly(0, 31), "feffff7f"),
                both(
                        SolIcmpv6.ICMPV6_FILTER.shape(),
                        Icmp6Filter.passOnly(0, 33, 255),
                        "fefffffffdffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                both(
                        SolPacket.PACKET_ADD_MEMBERSHIP.shape(),
                        new PacketMreq(
                                7, PacketMreq.PACKET_MR_UNICAST, new byte[] {1, 2, 3, 4, 5, 6}),
                        "07000000030006000102030405060000"),
                both(
                        SolPacket.PACKET_FANOUT.shape(),
                        new Fanout(5, 6, Fanout.PACKET_FANOUT_FLAG_ROLLOVER, 300),
                        "050006102c010000"),
                both(SolPacket.PACKET_FANOUT.shape(), Fanout.of(5, 1), "05000100"),
                both(
                        SolCanIsotp.CAN_ISOTP_RECV_FC.shape(),
                        new CanIsotpFcOptions(1, 2, 255),
                        "0102ff"),
                both(
                        SolSctp.SCTP_INITMSG.shape(),
                        new SctpInitmsg(1, 2, 3, 65_535),
                        "010002000300ffff"),
                both(
                        SolSctp.SCTP_EVENT.shape(),
                        new SctpEvent(1, 0x8001, true),
                        "0100000001800100"),
                both(
                        SolTipc.TIPC_GROUP_JOIN.shape(),
                        new TipcGroupReq(1, 2, 3, 4),
                        "01000000020000000300000004000000"));
    }

    private static <T> Arguments both(Shape<T> shape, T value, String bytes) {
        return Arguments.of(shape, value, bytes);
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void value_asBytesAndBack_isTheSame(Shape<T> shape, T value, String hex) {
        assertThat(HexFormat.of().formatHex(shape.encode(value))).isEqualTo(hex);
        assertThat(shape.decode(HexFormat.of().parseHex(hex))).isEqualTo(value);
        assertThat(shape.type()).isAssignableFrom(value.getClass());
    }

    @Test
    void memberships_ofBothFamilies_survive() {
        for (InetEndpoint group : List.<InetEndpoint>of(GROUP4, GROUP6)) {
            InetEndpoint source = group.equals(GROUP4) ? IN4 : IN6;
            MulticastMembership any = MulticastMembership.of(group, 4);
            MulticastMembership one = MulticastMembership.from(source, group, 4);
            MulticastFilter filter =
                    new MulticastFilter(group, 4, MulticastFilter.MCAST_INCLUDE, List.of(source));
            assertThat(again(SolIp.MCAST_JOIN_GROUP, any)).isEqualTo(any);
            assertThat(again(SolIp.MCAST_JOIN_SOURCE_GROUP, one)).isEqualTo(one);
            assertThat(again(SolIp.MCAST_MSFILTER, filter)).isEqualTo(filter);
            assertThat(SolIp.MCAST_JOIN_GROUP.shape().encode(any)).hasSize(136);
            assertThat(SolIp.MCAST_JOIN_SOURCE_GROUP.shape().encode(one)).hasSize(264);
            assertThatThrownBy(() -> again(SolIp.MCAST_JOIN_GROUP, one))
                    .hasMessageContaining("takes no source");
            assertThatThrownBy(() -> again(SolIp.MCAST_BLOCK_SOURCE, any))
                    .hasMessageContaining("needs a source");
            assertThat(any.source()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void keys_areCheckedCopiedAndNeverPrinted() {
        byte[] key = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
        TlsCryptoInfo info =
                new TlsCryptoInfo(
                        TlsCryptoInfo.TLS_1_2_VERSION,
                        TlsCipher.TLS_CIPHER_AES_GCM_128,
                        new byte[8],
                        key,
                        new byte[] {1, 2, 3, 4},
                        new byte[8]);
        key[0] = 99;
        assertThat(info.key()[0]).isZero();
        assertThat(again(SolTls.TLS_TX, info)).isEqualTo(info);
        assertThat(HexFormat.of().formatHex(SolTls.TLS_TX.shape().encode(info)))
                .isEqualTo(
                        "03033300"
                                + "0000000000000000"
                                + "00112233445566778899aabbccddeeff"
                                + "01020304"
                                + "0000000000000000");
        assertThat(info).hasToString("TlsCryptoInfo[version=0x303, cipher=51]");
        assertThatThrownBy(
                        () ->
                                new TlsCryptoInfo(
                                        0x304,
                                        TlsCipher.TLS_CIPHER_CHACHA20_POLY1305,
                                        new byte[8],
                                        new byte[32],
                                        new byte[0],
                                        new byte[8]))
                .hasMessage("the iv of this cipher has 12 bytes, and this one 8");

        TcpMd5sig md5 = TcpMd5sig.of(IN4, new byte[] {1, 2, 3});
        assertThat(again(SolTcp.TCP_MD5SIG, md5)).isEqualTo(md5);
        assertThat(md5).hasToString("TcpMd5sig[peer=10.1.2.3, key of 3 bytes]");
        assertThatThrownBy(() -> TcpMd5sig.of(IN4, new byte[81])).hasMessageContaining("0 to 80");
    }

    @Test
    void tcpInfo_ofAnyLength_hasWhatItHas() {
        byte[] whole = new byte[300];
        whole[0] = 1;
        whole[6] = (byte) 0xa7;
        whole[7] = 5;
        ByteBuffer c = ByteBuffer.wrap(whole).order(ByteOrder.nativeOrder());
        c.putInt(68, -1).putLong(200, 77).putShort(240, (short) -1).putInt(272, 5).putInt(276, 9);

        TcpInfo newest = TcpInfo.of(whole);
        assertThat(newest.rtt()).isEqualTo(0xffff_ffffL);
        assertThat(newest.sndWscale()).isEqualTo(7);
        assertThat(newest.rcvWscale()).isEqualTo(10);
        assertThat(newest.isDeliveryRateAppLimited()).isTrue();
        assertThat(newest.fastopenClientFail()).isEqualTo(2);
        assertThat(newest.bytesSent()).hasValue(77);
        assertThat(newest.totalRto()).hasValue(65_535);
        assertThat(newest.receivedCeBytes()).hasValue(5);
        assertThat(newest.accEcn()).hasValue(9);
        assertThat(newest.bytes()).isEqualTo(whole);

        TcpInfo older = TcpInfo.of(java.util.Arrays.copyOf(whole, 232));
        assertThat(older.sndWnd()).isPresent();
        assertThat(older.rcvWnd()).isEmpty();
        assertThat(older.accEcn()).isEmpty();
        assertThat(older.has("tcpi_rcv_wnd")).isFalse();
        TcpInfo oldest = TcpInfo.of(java.util.Arrays.copyOf(whole, 104));
        assertThat(oldest.pacingRate()).isEmpty();
        assertThat(oldest.toString()).doesNotContain("bytes_sent").contains("rtt:4294967.295ms");
        assertThat(oldest).isEqualTo(TcpInfo.of(java.util.Arrays.copyOf(whole, 104)));
        assertThatThrownBy(() -> TcpInfo.of(new byte[103])).hasMessageContaining("104 belong");
        assertThat(new TcpState(99)).hasToString("TcpState(99)");
    }

    @Test
    void value_outOfItsRange_isRefusedWithTheRange() {
        assertThatThrownBy(() -> Shape.UNSIGNED.encode(-1L))
                .hasMessageContaining("0 to 4294967295");
        assertThatThrownBy(() -> Shape.SHORT.encode(65_536)).hasMessageContaining("0 to 65535");
        assertThatThrownBy(() -> Shape.TIMEVAL.encode(Duration.ofNanos(-1)))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> Shape.NAME.encode("a\0b")).hasMessageContaining("no NUL");
        assertThatThrownBy(() -> new SctpInitmsg(0, 0, 0, 70_000))
                .hasMessage("sinit_max_init_timeo of 70000 is not in 0 to 65535");
        assertThatThrownBy(() -> new Fanout(0, 0, 1, 0)).hasMessageContaining("into the type");
        assertThat(Shape.TIMEVAL.encode(Duration.ofSeconds(1, 999_999_001)))
                .isEqualTo(Shape.TIMEVAL.encode(Duration.ofSeconds(2)));
    }

    @Test
    void shapeOfOnesOwn_isAsGood() {
        Shape<String> hex =
                Shape.of(
                        String.class,
                        4,
                        text -> HexFormat.of().parseHex(text),
                        bytes -> HexFormat.of().formatHex(bytes));
        assertThat(hex.size()).isEqualTo(4);
        assertThat(hex.decode(hex.encode("cafe"))).isEqualTo("cafe");
        assertThatThrownBy(() -> Shape.of(String.class, -1, String::getBytes, String::new))
                .hasMessageContaining("-1");
    }

    private static <T> T again(Option<T> option, T value) {
        return option.shape().decode(option.shape().encode(value));
    }

    /// Whatever a kernel answers is a value or a refusal with a sentence, and nothing else.
    @Property
    void garbage_isAValueOrARefusal(
            @ForAll("options") Option<?> option, @ForAll("garbage") byte[] bytes) {
        Throwable thrown = catchThrowable(() -> option.shape().decode(bytes));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
            assertThat(thrown.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(400);
    }

    @Provide
    Arbitrary<Option<?>> options() throws ReflectiveOperationException {
        List<Option<?>> all = new ArrayList<>();
        for (Class<?> type :
                List.of(
                        SolSocket.class,
                        SolIp.class,
                        SolIpv6.class,
                        SolTcp.class,
                        SolPacket.class,
                        SolMptcp.class,
                        SolTls.class,
                        SolXdp.class,
                        SolSctp.class,
                        SolCanRaw.class,
                        SolCanIsotp.class,
                        SolCanJ1939.class,
                        SolBluetooth.class)) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == Option.class) {
                    all.add((Option<?>) Objects.requireNonNull(field.get(null)));
                }
            }
        }
        return Arbitraries.of(all);
    }

    @Property
    void sockaddr_anyInet_bothWays(
            @ForAll int address, @ForAll long high, @ForAll long low, @ForAll short port) {
        int unsigned = port & 0xffff;
        for (Endpoint endpoint :
                List.of(
                        new Inet4Endpoint(address, unsigned),
                        new Inet6Endpoint(high, low, unsigned, address, address))) {
            assertThat(Shape.SOCKADDR.decode(Shape.SOCKADDR.encode(endpoint))).isEqualTo(endpoint);
        }
    }
}
