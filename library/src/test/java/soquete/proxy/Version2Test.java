package soquete.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;

/// Headers of version 2, byte by byte.
class Version2Test {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static ParsedHeader parse(String afterSignature) {
        return ProxyHeader.parse(bytes(SIGNATURE + afterSignature));
    }

    private static String encoded(ProxyHeader header) {
        String hex = HexFormat.of().formatHex(header.encode());
        assertThat(hex).startsWith(SIGNATURE);
        return hex.substring(SIGNATURE.length());
    }

    private static ProxyHeader.Proxied proxied(SocketType type, Endpoint from, Endpoint to) {
        return new ProxyHeader.Proxied(ProxyVersion.V2, type, from, to, List.of());
    }

    private static void bothWays(ProxyHeader header, String afterSignature) {
        String hex = afterSignature.replace(" ", "");
        int length = (SIGNATURE.length() + hex.length()) / 2;
        assertThat(encoded(header)).isEqualTo(hex);
        assertThat(parse(hex)).isEqualTo(new ParsedHeader.Complete(header, length));
        assertThat(parse(hex + "160301")).isEqualTo(new ParsedHeader.Complete(header, length));
    }

    @ParameterizedTest
    @CsvSource({"SOCK_STREAM, 11", "SOCK_DGRAM, 12"})
    void inet_bothWays_isExact(String type, String kind) {
        bothWays(
                proxied(
                        type.equals("SOCK_STREAM") ? SocketType.SOCK_STREAM : SocketType.SOCK_DGRAM,
                        Endpoint.parse("172.19.0.1:42578"),
                        Endpoint.parse("255.0.0.3:65535")),
                "21" + kind + "000c ac130001 ff000003 a652 ffff");
    }

    @ParameterizedTest
    @CsvSource({"SOCK_STREAM, 21", "SOCK_DGRAM, 22"})
    void inet6_bothWays_isExact(String type, String kind) {
        bothWays(
                proxied(
                        type.equals("SOCK_STREAM") ? SocketType.SOCK_STREAM : SocketType.SOCK_DGRAM,
                        Endpoint.parse("[2001:db8::8000:0:1]:65535"),
                        Endpoint.parse("[fedc:ba98::1]:443")),
                "21"
                        + kind
                        + "0024 20010db8000000000000800000000001"
                        + "fedcba98000000000000000000000001 ffff 01bb");
    }

    @ParameterizedTest
    @CsvSource({"SOCK_STREAM, 31", "SOCK_DGRAM, 32"})
    void unix_bothWays_isExact(String type, String kind) {
        bothWays(
                proxied(
                        type.equals("SOCK_STREAM") ? SocketType.SOCK_STREAM : SocketType.SOCK_DGRAM,
                        UnixEndpoint.path("/run/x"),
                        UnixEndpoint.abstractName(new byte[] {'a', 0, 'b'})),
                "21"
                        + kind
                        + "00d8 2f72756e2f78"
                        + "00".repeat(102)
                        + "00610062"
                        + "00".repeat(104));
    }

    @Test
    void unix_unnamedAndOfFullLength_isExact() {
        bothWays(
                proxied(
                        SocketType.SOCK_STREAM,
                        UnixEndpoint.UNNAMED,
                        UnixEndpoint.path("x".repeat(108))),
                "213100d8" + "00".repeat(108) + "78".repeat(108));
    }

    /// C reads a path to its first NUL, whatever stands behind it.
    @Test
    void unix_bytesBehindThePath_areIgnored() {
        ParsedHeader parsed =
                parse("213100d8" + "2f6100ff" + "00".repeat(104) + "2f62" + "00".repeat(106));

        assertThat(((ParsedHeader.Complete) parsed).header())
                .isEqualTo(
                        proxied(
                                SocketType.SOCK_STREAM,
                                UnixEndpoint.path("/a"),
                                UnixEndpoint.path("/b")));
    }

    @Test
    void unspec_bothWays_isUnknown() {
        bothWays(new ProxyHeader.Unknown(ProxyVersion.V2, List.of()), "21000000");
        bothWays(
                new ProxyHeader.Unknown(ProxyVersion.V2, List.of(new ProxyTlv.Netns("blue"))),
                "21000007 30 0004 626c7565");
    }

    @Test
    void local_bothWays_isExact() {
        bothWays(new ProxyHeader.Local(), "20000000");
        assertThat(new ProxyHeader.Local().version()).isEqualTo(ProxyVersion.V2);
        assertThat(new ProxyHeader.Local().tlvs()).isEmpty();
    }

    /// "must discard the protocol block including the family which is ignored"
    @ParameterizedTest
    @CsvSource({
        "2011000c0102030401020304ffffffff, 28",
        "20ff0003aaaaaa, 19",
        "20110001ff, 17",
        "20000007030004deadbeef, 23"
    })
    void local_withAnything_isLocal(String hex, int length) {
        assertThat(parse(hex + "aa"))
                .isEqualTo(new ParsedHeader.Complete(new ProxyHeader.Local(), length));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11 | the PROXY header has version and command 0x11: only 0x20 (LOCAL) and 0x21"
                        + " (PROXY) are assigned",
                "22 | the PROXY header has version and command 0x22: only 0x20 (LOCAL) and 0x21"
                        + " (PROXY) are assigned",
                "a1 | the PROXY header has version and command 0xa1: only 0x20 (LOCAL) and 0x21"
                        + " (PROXY) are assigned",
                "21 01 0000 | the PROXY header has family and type 0x01: not one of those that are"
                        + " assigned",
                "21 10 0000 | the PROXY header has family and type 0x10: not one of those that are"
                        + " assigned",
                "21 13 0000 | the PROXY header has family and type 0x13: not one of those that are"
                        + " assigned",
                "21 20 0000 | the PROXY header has family and type 0x20: not one of those that are"
                        + " assigned",
                "21 30 0000 | the PROXY header has family and type 0x30: not one of those that are"
                        + " assigned",
                "21 41 0000 | the PROXY header has family and type 0x41: not one of those that are"
                        + " assigned",
                "21 ff 0000 | the PROXY header has family and type 0xff: not one of those that are"
                        + " assigned",
                "21 11 000b | the PROXY header has 11 bytes for addresses of 12 (family and type"
                        + " 0x11)",
                "21 12 0000 | the PROXY header has 0 bytes for addresses of 12 (family and type"
                        + " 0x12)",
                "21 21 0023 | the PROXY header has 35 bytes for addresses of 36 (family and type"
                        + " 0x21)",
                "21 32 00d7 | the PROXY header has 215 bytes for addresses of 216 (family and type"
                        + " 0x32)",
            })
    void head_broken_isMalformedBeforeTheRestComes(String hex, String why) {
        assertThat(parse(hex)).isEqualTo(new ParsedHeader.Malformed(why));
        assertThat(parse(hex + "0".repeat(600))).isEqualTo(new ParsedHeader.Malformed(why));
    }

    @Test
    void limit_isExact() {
        byte[] head = bytes(SIGNATURE + "210001f0");
        assertThat(ProxyHeader.parse(head, 16, 512)).isEqualTo(new ParsedHeader.Incomplete(512));
        assertThat(ProxyHeader.parse(head, 16, 511))
                .isEqualTo(
                        new ParsedHeader.Malformed(
                                "the PROXY header has 512 bytes, and the limit is 511"));
        byte[] longest = bytes(SIGNATURE + "2100ffff");
        assertThat(ProxyHeader.parse(longest)).isEqualTo(new ParsedHeader.Incomplete(65551));
        byte[] local = bytes(SIGNATURE + "2000ffff");
        assertThat(ProxyHeader.parse(local, 16, 65550)).isInstanceOf(ParsedHeader.Malformed.class);
    }

    @Test
    void parse_partOfAnArray_seesNoMore() {
        byte[] whole = bytes(SIGNATURE + "20000000");
        assertThat(ProxyHeader.parse(whole, 15, 16)).isEqualTo(new ParsedHeader.Incomplete(16));
        assertThat(ProxyHeader.parse(whole, 16, 16))
                .isEqualTo(new ParsedHeader.Complete(new ProxyHeader.Local(), 16));
        assertThatThrownBy(() -> ProxyHeader.parse(whole, 17, 16))
                .isInstanceOf(IndexOutOfBoundsException.class);
        for (int limit : new int[] {15, 65552}) {
            assertThatThrownBy(() -> ProxyHeader.parse(whole, 16, limit))
                    .hasMessage(
                            "a limit of "
                                    + limit
                                    + " bytes for a PROXY header is not in 16 to 65551");
        }
        assertThat(ProxyHeader.parse(whole, 16, 65551)).isInstanceOf(ParsedHeader.Complete.class);
    }

    @Test
    void signature_wrongInAnyByte_isNoHeader() {
        byte[] whole = bytes(SIGNATURE + "20000000");
        for (int i = 0; i < 12; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 1;
            assertThat(ProxyHeader.parse(wrong)).isEqualTo(new ParsedHeader.Absent());
            assertThat(ProxyHeader.parse(Arrays.copyOf(wrong, i + 1)))
                    .isEqualTo(new ParsedHeader.Absent());
            if (i > 0) {
                assertThat(ProxyHeader.parse(Arrays.copyOf(wrong, i)))
                        .isEqualTo(new ParsedHeader.Incomplete(16));
            }
        }
    }

    @Test
    void inet6_scopeAndFlow_areLeftOut() {
        Endpoint scoped = new Inet6Endpoint(0xfe80L << 48, 1, 80, 7, 3);
        ProxyHeader.Proxied header = new ProxyHeader.Proxied(scoped, scoped);

        Endpoint plain = new Inet6Endpoint(0xfe80L << 48, 1, 80, 0, 0);
        assertThat(header.source()).isEqualTo(plain);
        assertThat(header.destination()).isEqualTo(plain);
        assertThat(header.version()).isEqualTo(ProxyVersion.V2);
        assertThat(header.type()).isEqualTo(SocketType.SOCK_STREAM);
        assertThat(header.tlvs()).isEmpty();
    }

    @Test
    void header_thatCannotBe_isRefused() {
        Endpoint inet = Endpoint.parse("1.2.3.4:5");
        Endpoint inet6 = Endpoint.parse("[::1]:5");
        Endpoint unix = UnixEndpoint.path("/x");
        Endpoint vsock = Endpoint.parse("vsock:2:5");
        for (Endpoint[] pair :
                new Endpoint[][] {
                    {inet, inet6}, {inet6, unix}, {unix, inet}, {vsock, vsock}, {inet6, inet}
                }) {
            assertThatThrownBy(() -> new ProxyHeader.Proxied(pair[0], pair[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "a PROXY header has two IPv4, two IPv6 or two Unix endpoints, not "
                                    + pair[0]
                                    + " and "
                                    + pair[1]);
        }
        assertThatThrownBy(() -> proxied(SocketType.SOCK_SEQPACKET, inet, inet))
                .hasMessage("a PROXY header has SOCK_STREAM and SOCK_DGRAM, not SOCK_SEQPACKET");
        Endpoint nul = UnixEndpoint.abstractName(new byte[] {'a', 0});
        for (Endpoint[] pair : new Endpoint[][] {{unix, nul}, {nul, unix}}) {
            assertThatThrownBy(() -> new ProxyHeader.Proxied(pair[0], pair[1]))
                    .hasMessageContaining("ends in a NUL");
        }
        assertThatThrownBy(() -> new ProxyHeader.Proxied(UnixEndpoint.abstractName(""), unix))
                .hasMessageContaining("ends in a NUL");
    }

    @Test
    void size_atTheLimit_isExact() {
        Endpoint inet = Endpoint.parse("1.2.3.4:5");
        List<ProxyTlv> most = List.of(new ProxyTlv.Noop(65535 - 12 - 3));
        ProxyHeader header =
                new ProxyHeader.Proxied(ProxyVersion.V2, SocketType.SOCK_STREAM, inet, inet, most);
        assertThat(header.encode()).hasSize(ProxyHeader.MAX_LENGTH_V2);
        assertThat(ProxyHeader.parse(header.encode()))
                .isEqualTo(new ParsedHeader.Complete(header, 65551));

        List<ProxyTlv> more = List.of(new ProxyTlv.Noop(65535 - 12 - 2));
        assertThatThrownBy(
                        () ->
                                new ProxyHeader.Proxied(
                                        ProxyVersion.V2, SocketType.SOCK_STREAM, inet, inet, more))
                .hasMessage("addresses and TLVs of 65536 bytes: a PROXY header has room for 65535");
        assertThat(new ProxyHeader.Unknown(ProxyVersion.V2, more).encode()).hasSize(65540);
    }
}
