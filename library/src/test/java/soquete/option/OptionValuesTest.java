package soquete.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;

/// The values of options: what they say, what they refuse, when they are equal.
class OptionValuesTest {
    /// Each accessor gives the field of its name, which `GoldenTest` holds at its place in C; and
    /// nothing where the answer ends before it.
    @ParameterizedTest
    @ValueSource(classes = {TcpInfo.class, MptcpInfo.class})
    void accessors_giveTheFieldsOfTheirNames(Class<?> type) throws Exception {
        String prefix = type == TcpInfo.class ? "tcpi_" : "mptcpi_";
        byte[] bytes = new byte[400];
        new Random(7).nextBytes(bytes);
        Field layout = type.getDeclaredField("STRUCT");
        layout.setAccessible(true);
        Struct struct = (Struct) Objects.requireNonNull(layout.get(null));
        Map<String, Long> fields = fields(info(type, bytes));
        assertThat(fields).hasSize(struct.fields().size()).hasSizeGreaterThan(20);
        for (Struct.Field field : struct.fields()) {
            long value = field.get(struct.wrap(bytes));
            assertThat(fields).containsEntry(field.member(), value);
            String name = camel(field.member().substring(prefix.length()));
            if (field.member().equals("tcpi_state")) {
                name = "stateNumber";
            }
            assertThat(number(info(type, bytes), name)).as(name).hasValue(value);
            int end = field.offset() + field.bytes();
            if (end > struct.size()) {
                byte[] whole = Arrays.copyOf(bytes, end);
                assertThat(number(info(type, whole), name)).as(name).hasValue(value);
                Object shorter = info(type, Arrays.copyOf(bytes, end - 1));
                assertThat(number(shorter, name)).as(name).isEmpty();
                assertThat(fields(shorter)).doesNotContainKey(field.member());
            }
        }
    }

    private static Object info(Class<?> type, byte[] bytes) {
        return type == TcpInfo.class ? TcpInfo.of(bytes) : MptcpInfo.of(bytes);
    }

    private static Map<String, Long> fields(Object info) {
        return info instanceof TcpInfo tcp ? tcp.fields() : ((MptcpInfo) info).fields();
    }

    private static OptionalLong number(Object info, String accessor) throws Exception {
        Object value = Objects.requireNonNull(info.getClass().getMethod(accessor).invoke(info));
        return value instanceof OptionalLong there ? there : OptionalLong.of((Long) value);
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
    }

    @Test
    void infos_areEqualByTheirBytes() {
        byte[] bytes = new byte[280];
        bytes[0] = 10;
        bytes[6] = 0x21;
        bytes[7] = 3;
        TcpInfo tcp = TcpInfo.of(bytes);
        assertThat(tcp).isEqualTo(TcpInfo.of(bytes)).hasSameHashCodeAs(TcpInfo.of(bytes));
        assertThat(tcp.hashCode()).isEqualTo(Arrays.hashCode(bytes));
        assertThat(tcp).isNotEqualTo(TcpInfo.of(new byte[280])).isNotEqualTo("another type");
        assertThat(tcp.state()).isEqualTo(TcpState.TCP_LISTEN);
        assertThat(tcp.sndWscale()).isEqualTo(1);
        assertThat(tcp.rcvWscale()).isEqualTo(2);
        assertThat(tcp.isDeliveryRateAppLimited()).isTrue();
        assertThat(TcpInfo.of(new byte[104]).isDeliveryRateAppLimited()).isFalse();
        assertThat(tcp.fastopenClientFail()).isEqualTo(1);
        assertThat(tcp.accEcn()).hasValue(0);
        assertThat(tcp.has("tcpi_rtt")).isTrue();
        assertThat(tcp.has("tcpi_none")).isFalse();
        assertThat(tcp)
                .hasToString(
                        "TcpInfo[TCP_LISTEN rtt:0.000ms/0.000ms rto:0.000ms mss:0 pmtu:0 cwnd:0"
                                + " unacked:0 retrans:0/0 bytes_sent:0 bytes_acked:0"
                                + " bytes_received:0 delivery_rate:0 (280 bytes)]");

        byte[] few = new byte[40];
        few[0] = 2;
        few[8] = 1;
        MptcpInfo mptcp = MptcpInfo.of(few);
        assertThat(mptcp).isEqualTo(MptcpInfo.of(few)).isNotEqualTo(MptcpInfo.of(new byte[40]));
        assertThat(mptcp).isNotEqualTo("another type");
        assertThat(mptcp.hashCode()).isEqualTo(Arrays.hashCode(few));
        assertThat(mptcp.bytes()).isEqualTo(few);
        assertThat(mptcp.isFallback()).isTrue();
        assertThat(MptcpInfo.of(new byte[40]).isFallback()).isFalse();
        assertThat(mptcp.has("mptcpi_token")).isTrue();
        assertThat(mptcp.has("mptcpi_csum_enabled")).isFalse();
        assertThat(mptcp.toString()).startsWith("MptcpInfo{mptcpi_subflows=2, ");
        assertThatThrownBy(() -> MptcpInfo.of(new byte[39])).hasMessageContaining("39 bytes");
    }

    @Test
    void icmpFilters_passWhatTheySay() {
        IcmpFilter four = IcmpFilter.passOnly(0, 8, 31);
        for (int type = 0; type < 64; type++) {
            assertThat(four.passes(type)).isEqualTo(type == 0 || type == 8 || type >= 31);
            assertThat(IcmpFilter.PASS_ALL.passes(type)).isTrue();
        }
        Icmp6Filter six = Icmp6Filter.passOnly(0, 63, 64, 128, 255);
        for (int type = 0; type < 256; type++) {
            assertThat(six.passes(type)).isEqualTo(List.of(0, 63, 64, 128, 255).contains(type));
            assertThat(Icmp6Filter.PASS_ALL.passes(type)).isTrue();
            assertThat(Icmp6Filter.BLOCK_ALL.passes(type)).isFalse();
        }
        for (int bad : new int[] {-1, 32}) {
            assertThatThrownBy(() -> IcmpFilter.passOnly(bad)).hasMessageContaining("0 to 31");
        }
        for (int bad : new int[] {-1, 256}) {
            assertThatThrownBy(() -> Icmp6Filter.passOnly(bad)).hasMessageContaining("0 to 255");
        }
    }

    @Test
    void names_areThoseOfC_andOthersAreNumbers() {
        assertThat(IpMtuDiscover.IP_PMTUDISC_DONT).hasToString("IP_PMTUDISC_DONT");
        assertThat(IpMtuDiscover.IP_PMTUDISC_OMIT).hasToString("IP_PMTUDISC_OMIT");
        assertThat(new IpMtuDiscover(6)).hasToString("IpMtuDiscover(6)");
        assertThat(new IpMtuDiscover(-1)).hasToString("IpMtuDiscover(-1)");
        assertThat(new TcpState(1)).hasToString("TCP_ESTABLISHED");
        assertThat(new TcpState(11)).hasToString("TCP_CLOSING");
        assertThat(new TcpState(12)).hasToString("TcpState(12)");
        assertThat(new TcpState(0)).hasToString("TcpState(0)");
    }

    @Test
    void timestampingFlags_combineAndPrint() throws IllegalAccessException {
        TimestampingFlags both =
                TimestampingFlags.SOF_TIMESTAMPING_TX_HARDWARE.with(
                        TimestampingFlags.SOF_TIMESTAMPING_SOFTWARE);
        assertThat(both.bits()).isEqualTo(0b10001);
        assertThat(both).hasToString("TX_HARDWARE|SOFTWARE");
        assertThat(both.has(TimestampingFlags.SOF_TIMESTAMPING_SOFTWARE)).isTrue();
        assertThat(TimestampingFlags.SOF_TIMESTAMPING_SOFTWARE.has(both)).isFalse();
        assertThat(both.has(TimestampingFlags.SOF_TIMESTAMPING_OPT_ID)).isFalse();
        assertThat(new TimestampingFlags(0)).hasToString("0");
        assertThat(new TimestampingFlags(1 << 19)).hasToString("1<<19");
        assertThat(new TimestampingFlags(Integer.MIN_VALUE)).hasToString("1<<31");
        int seen = 0;
        for (Field field : TimestampingFlags.class.getFields()) {
            assertThat("SOF_TIMESTAMPING_" + field.get(null)).isEqualTo(field.getName());
            seen++;
        }
        assertThat(seen).isEqualTo(19);
        assertThat(Timestamping.of(both)).isEqualTo(new Timestamping(both, 0));
    }

    @Test
    void scalars_haveTheirRanges() {
        refused(Shape.UNSIGNED, -1L, 0x1_0000_0000L);
        refused(Shape.SHORT, -1, 0x10000);
        refused(Shape.NET_SHORT, -1, 0x10000);
        refused(Shape.BYTE, -1, 256);
        refused(Shape.LENGTH, -1);
        accepted(Shape.UNSIGNED, 0L, 0xffff_ffffL);
        accepted(Shape.SHORT, 0, 0xffff);
        accepted(Shape.NET_SHORT, 0, 0xffff);
        accepted(Shape.BYTE, 0, 255);
        accepted(Shape.LENGTH, 0, Integer.MAX_VALUE);
        accepted(Shape.LONG, Long.MIN_VALUE, -1L, Long.MAX_VALUE);
        accepted(Shape.NET_INT, Integer.MIN_VALUE, -1, 1);
        accepted(Shape.NAME, "", "fifteen-letters");
        assertThatThrownBy(() -> Shape.NAME.encode("sixteen-letters-"))
                .hasMessage("the name sixteen-letters- has 16 bytes, and the kernel keeps 15");
        assertThatThrownBy(() -> Shape.TEXT.encode("\0")).hasMessageContaining("no NUL");
        assertThat(Shape.NAME.decode(new byte[] {'a', 'b'})).isEqualTo("ab");
        assertThat(Shape.NAME.decode(new byte[] {0, 'b'})).isEmpty();
        assertThat(Shape.LONG.decode(new byte[] {-1, -1, -1, -1})).isEqualTo(0xffff_ffffL);
        assertThat(Shape.ERRNO.decode(Shape.ERRNO.encode(new Errno(5)))).isEqualTo(new Errno(5));
        assertThat(Shape.SOCKET_TYPE.encode(new SocketType(5))).isEqualTo(Shape.INT.encode(5));
        assertThat(Shape.PROTOCOL.encode(new Protocol(5))).isEqualTo(Shape.INT.encode(5));
        byte[] time = new byte[16];
        time[8] = 0x3f;
        time[9] = 0x42;
        time[10] = 0x0f;
        assertThat(Shape.TIMEVAL.decode(time).toNanos()).isEqualTo(999_999_000);
        time[8] = 0x40;
        assertThatThrownBy(() -> Shape.TIMEVAL.decode(time)).hasMessageContaining("1000000");
        Arrays.fill(time, 8, 16, (byte) -1);
        assertThatThrownBy(() -> Shape.TIMEVAL.decode(time)).hasMessageContaining("-1 micro");
    }

    @SafeVarargs
    private static <T> void refused(Shape<T> shape, T... values) {
        for (T value : values) {
            assertThatThrownBy(() -> shape.encode(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the value " + value + " is not in 0 to ");
        }
    }

    @SafeVarargs
    private static <T> void accepted(Shape<T> shape, T... values) {
        for (T value : values) {
            assertThat(shape.decode(shape.encode(value))).isEqualTo(value);
            assertThat(shape.ask(value)).isEqualTo(shape.encode(value));
        }
    }

    @Test
    void shapes_sayHowTheyPass() {
        assertThat(Shape.INT.passing()).isEqualTo(Passing.VALUE);
        assertThat(Shape.BYTES.passing()).isEqualTo(Passing.LIST);
        assertThat(Shape.INTS.passing()).isEqualTo(Passing.LIST);
        assertThat(Shape.TEXT.passing()).isEqualTo(Passing.LIST);
        assertThat(Shape.LENGTH.passing()).isEqualTo(Passing.LENGTH);
        assertThat(Shape.LINGER.passing()).isEqualTo(Passing.VALUE);
        assertThat(SolTcp.TCP_REPAIR_OPTIONS.shape().passing()).isEqualTo(Passing.LIST);
        assertThat(Shape.INT.question()).isEmpty();
        assertThat(Shape.LINGER.question()).isEmpty();
        assertThat(SolMptcp.MPTCP_TCPINFO.shape().question()).hasSize(16);
        assertThat(SolMptcp.MPTCP_TCPINFO.shape().question()[12]).isZero();
        assertThat(SolMptcp.MPTCP_TCPINFO.shape().question()[13]).isEqualTo((byte) 2);
        Linger linger = new Linger(true, 5);
        assertThat(Shape.LINGER.ask(linger)).isEqualTo(Shape.LINGER.encode(linger));
        MulticastFilter asked = MulticastFilter.question(new Inet4Endpoint(0xe000_0001, 0), 3);
        assertThat(SolIp.MCAST_MSFILTER.shape().ask(asked)).hasSize(144 + 128 * 128);
        assertThat(Shape.of(String.class, 0, String::getBytes, String::new).size()).isZero();
        assertThat(SolSocket.SO_LINGER.check(linger)).isEqualTo(linger);
        assertThatThrownBy(() -> raw(SolSocket.SO_LINGER).check("text"))
                .hasMessage("SO_LINGER takes Linger, and not String");
    }

    @SuppressWarnings("unchecked") // what a raw Option allows
    private static Option<Object> raw(Option<?> option) {
        return (Option<Object>) option;
    }

    @Test
    void shortForms_areTheLongOnes() {
        Inet4Endpoint group = new Inet4Endpoint(0xe000_0001, 0);
        assertThat(IpMreqn.of(group, 3)).isEqualTo(new IpMreqn(group, Inet4Endpoint.ANY, 3));
        assertThat(IpMreqn.onInterface(3))
                .isEqualTo(new IpMreqn(Inet4Endpoint.ANY, Inet4Endpoint.ANY, 3));
        assertThat(Fanout.of(5, 1)).isEqualTo(new Fanout(5, 1, 0, 0));
        assertThat(TpacketReq.of(1, 2, 3, 4)).isEqualTo(new TpacketReq(1, 2, 3, 4, 0, 0, 0));
        assertThat(TcpZerocopyReceive.of(1, 2))
                .isEqualTo(new TcpZerocopyReceive(1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(PacketMreq.promiscuous(4))
                .isEqualTo(new PacketMreq(4, PacketMreq.PACKET_MR_PROMISC, new byte[0]));
        assertThatThrownBy(() -> new Fanout(0, 0, 0x80, 0)).hasMessageContaining("into the type");
    }

    @Test
    void keysAndAddresses_areEqualByTheirBytes() {
        PacketMreq mreq = new PacketMreq(1, 2, new byte[] {3, 4});
        assertThat(mreq)
                .isEqualTo(new PacketMreq(1, 2, new byte[] {3, 4}))
                .isNotEqualTo(new PacketMreq(2, 2, new byte[] {3, 4}))
                .isNotEqualTo(new PacketMreq(1, 1, new byte[] {3, 4}))
                .isNotEqualTo(new PacketMreq(1, 2, new byte[] {3, 5}))
                .isNotEqualTo("another type")
                .hasToString("PacketMreq[interfaceIndex=1, type=2, address=03:04]");
        assertThat(mreq.address()).containsExactly(3, 4);
        assertThat(mreq.hashCode()).isEqualTo(31 * (31 + 2) + Arrays.hashCode(new byte[] {3, 4}));

        InetEndpoint peer = new Inet4Endpoint(1, 0);
        TcpMd5sig md5 = TcpMd5sig.of(peer, new byte[] {1});
        assertThat(md5)
                .isEqualTo(TcpMd5sig.of(peer, new byte[] {1}))
                .hasSameHashCodeAs(TcpMd5sig.of(peer, new byte[] {1}))
                .isNotEqualTo(TcpMd5sig.of(peer, new byte[] {2}))
                .isNotEqualTo(TcpMd5sig.of(new Inet6Endpoint(1, 2, 0, 0, 0), new byte[] {1}))
                .isNotEqualTo(new TcpMd5sig(peer, 1, 0, 0, new byte[] {1}))
                .isNotEqualTo(new TcpMd5sig(peer, 0, 9, 0, new byte[] {1}))
                .isNotEqualTo(new TcpMd5sig(peer, 0, 0, 9, new byte[] {1}))
                .isNotEqualTo("another type");
        assertThat(md5.key()).containsExactly(1);
        assertThat(md5.hashCode()).isNotEqualTo(TcpMd5sig.of(peer, new byte[] {2}).hashCode());

        TlsCryptoInfo tls = tls(0x303, 1, 2, 3, 4);
        assertThat(tls)
                .isEqualTo(tls(0x303, 1, 2, 3, 4))
                .hasSameHashCodeAs(tls(0x303, 1, 2, 3, 4))
                .isNotEqualTo(tls(0x304, 1, 2, 3, 4))
                .isNotEqualTo(tls(0x303, 9, 2, 3, 4))
                .isNotEqualTo(tls(0x303, 1, 9, 3, 4))
                .isNotEqualTo(tls(0x303, 1, 2, 9, 4))
                .isNotEqualTo(tls(0x303, 1, 2, 3, 9))
                .isNotEqualTo("another type");
        assertThat(tls.iv()).hasSize(8).contains(1);
        assertThat(tls.key()).hasSize(16).contains(2);
        assertThat(tls.salt()).hasSize(4).contains(3);
        assertThat(tls.recSeq()).hasSize(8).contains(4);
    }

    private static TlsCryptoInfo tls(int version, int iv, int key, int salt, int seq) {
        return new TlsCryptoInfo(
                version,
                TlsCipher.TLS_CIPHER_AES_GCM_128,
                filled(8, iv),
                filled(16, key),
                filled(4, salt),
                filled(8, seq));
    }

    private static byte[] filled(int size, int with) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
