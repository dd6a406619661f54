package soquete.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.message.Bytes;

/// Further facts of a header of version 2, byte by byte.
class ProxyTlvTest {
    private static final String UNSPEC = "0d0a0d0a000d0a515549540a2100";

    private static ParsedHeader parse(String tlvs) {
        String hex = tlvs.replace(" ", "");
        String length = HexFormat.of().toHexDigits((short) (hex.length() / 2));
        return ProxyHeader.parse(HexFormat.of().parseHex(UNSPEC + length + hex));
    }

    private static List<ProxyTlv> parsed(String tlvs) {
        return ((ParsedHeader.Complete) parse(tlvs)).header().tlvs();
    }

    private static void bothWays(ProxyTlv tlv, String hex) {
        ProxyHeader header = new ProxyHeader.Unknown(ProxyVersion.V2, List.of(tlv));
        assertThat(HexFormat.of().formatHex(header.encode(), 16, header.encode().length))
                .isEqualTo(hex.replace(" ", ""));
        assertThat(parsed(hex)).containsExactly(tlv);
        assertThat(HexFormat.fromHexDigits(hex, 0, 2)).isEqualTo(tlv.type());
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }

    @Test
    void everyKind_bothWays_isExact() {
        bothWays(new ProxyTlv.Alpn("h2"), "01 0002 6832");
        bothWays(new ProxyTlv.Alpn("\u00ff"), "01 0001 ff");
        bothWays(new ProxyTlv.Authority("\u00e9.example"), "02 000a c3a92e6578616d706c65");
        bothWays(new ProxyTlv.Noop(0), "04 0000");
        bothWays(new ProxyTlv.Noop(3), "04 0003 000000");
        bothWays(new ProxyTlv.UniqueId(Bytes.of((byte) 0, (byte) 255)), "05 0002 00ff");
        bothWays(new ProxyTlv.Netns("blue"), "30 0004 626c7565");
        bothWays(new ProxyTlv.Other(0xea, Bytes.of((byte) 1)), "ea 0001 01");
        bothWays(new ProxyTlv.Other(0xff, Bytes.NONE), "ff 0000");
        bothWays(new ProxyTlv.Other(0, Bytes.NONE), "00 0000");
        bothWays(new ProxyTlv.Ssl(0xff, -2, List.of()), "20 0005 ff fffffffe");
        bothWays(
                new ProxyTlv.Ssl(
                        5,
                        0,
                        List.of(
                                new SslTlv(SslTlv.PP2_SUBTYPE_SSL_VERSION, "TLSv1.3"),
                                new SslTlv(SslTlv.PP2_SUBTYPE_SSL_CN, "\u00e9"),
                                new SslTlv(0xaa, Bytes.NONE))),
                "20 0017 05 00000000 21 0007 544c5376312e33 22 0002 c3a9 aa 0000");
    }

    @Test
    void noop_withContent_isFilling() {
        assertThat(parsed("04 0002 abcd 04 0000"))
                .containsExactly(new ProxyTlv.Noop(2), new ProxyTlv.Noop(0));
    }

    @Test
    void numbers_areThoseOfTheSpecification() {
        assertThat(
                        List.of(
                                ProxyTlv.PP2_TYPE_ALPN,
                                ProxyTlv.PP2_TYPE_AUTHORITY,
                                ProxyTlv.PP2_TYPE_CRC32C,
                                ProxyTlv.PP2_TYPE_NOOP,
                                ProxyTlv.PP2_TYPE_UNIQUE_ID,
                                ProxyTlv.PP2_TYPE_SSL,
                                ProxyTlv.PP2_TYPE_NETNS,
                                ProxyTlv.PP2_TYPE_MIN_CUSTOM))
                .containsExactly(1, 2, 3, 4, 5, 0x20, 0x30, 0xe0);
        assertThat(
                        List.of(
                                SslTlv.PP2_SUBTYPE_SSL_VERSION,
                                SslTlv.PP2_SUBTYPE_SSL_CN,
                                SslTlv.PP2_SUBTYPE_SSL_CIPHER,
                                SslTlv.PP2_SUBTYPE_SSL_SIG_ALG,
                                SslTlv.PP2_SUBTYPE_SSL_KEY_ALG,
                                SslTlv.PP2_SUBTYPE_SSL_GROUP,
                                SslTlv.PP2_SUBTYPE_SSL_SIG_SCHEME,
                                SslTlv.PP2_SUBTYPE_SSL_CLIENT_CERT))
                .containsExactly(0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28);
        assertThat(ProxyTlv.Ssl.PP2_CLIENT_SSL).isEqualTo(1);
        assertThat(ProxyTlv.Ssl.PP2_CLIENT_CERT_CONN).isEqualTo(2);
        assertThat(ProxyTlv.Ssl.PP2_CLIENT_CERT_SESS).isEqualTo(4);
    }

    /// The checksum was computed by another program, bit by bit.
    @Test
    void checksum_ofAHeaderWithMoreBehindIt_isMadeAndChecked() {
        ProxyHeader header =
                new ProxyHeader.Proxied(
                        ProxyVersion.V2,
                        SocketType.SOCK_STREAM,
                        Endpoint.parse("192.168.0.1:56324"),
                        Endpoint.parse("192.168.0.11:443"),
                        List.of(new ProxyTlv.Crc32c(), new ProxyTlv.Alpn("h2")));
        String hex =
                "0d0a0d0a000d0a515549540a21110018c0a80001c0a8000bdc0401bb030004df3a35620100026832";

        assertThat(HexFormat.of().formatHex(header.encode())).isEqualTo(hex);
        assertThat(ProxyHeader.parse(HexFormat.of().parseHex(hex)))
                .isEqualTo(new ParsedHeader.Complete(header, 40));

        for (int i = 16; i < 40; i++) {
            byte[] wrong = HexFormat.of().parseHex(hex);
            wrong[i] ^= 0x40;
            assertThat(ProxyHeader.parse(wrong))
                    .as("byte %d", i)
                    .isNotEqualTo(new ParsedHeader.Complete(header, 40));
        }
        byte[] wrong = HexFormat.of().parseHex(hex);
        wrong[34] ^= 1;
        assertThat(((ParsedHeader.Malformed) ProxyHeader.parse(wrong)).why())
                .matches("the checksum of the PROXY header says [0-9a-f]+, and it is df3a3562");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01 | the PROXY header ends within the head of a TLV",
                "01 00 | the PROXY header ends within the head of a TLV",
                "e1 0000 01 00 | the PROXY header ends within the head of a TLV",
                "01 0001 | a TLV of the PROXY header says 1 bytes, and has 0",
                "01 ffff 00 | a TLV of the PROXY header says 65535 bytes, and has 1",
                "e1 0002 0000 ff 0003 aaaa | a TLV of the PROXY header says 3 bytes, and has 2",
                "02 0002 c328 | the AUTHORITY of the PROXY header is not UTF-8",
                "30 0001 80 | the NETNS of the PROXY header is not US-ASCII",
                "03 0000 | the checksum of the PROXY header has 0 bytes, not 4",
                "03 0003 000000 | the checksum of the PROXY header has 3 bytes, not 4",
                "03 0005 0000000000 | the checksum of the PROXY header has 5 bytes, not 4",
                "03 0004 00000000 03 0004 00000000 | the PROXY header has two checksums",
                "20 0004 00000000 | the SSL TLV of the PROXY header has 4 bytes, fewer than 5",
                "20 0006 0000000000 21 | the PROXY header ends within the head of a TLV",
                "20 0008 0000000000 21 0001 | a TLV of the PROXY header says 1 bytes, and has 0",
                "20 0009 0000000000 21 0002 41 ff 0000 | a TLV of the PROXY header says 2 bytes, and"
                        + " has 1",
            })
    void tlvs_broken_areMalformedAndSayWhy(String hex, String why) {
        assertThat(parse(hex)).isEqualTo(new ParsedHeader.Malformed(why));
    }

    @Test
    void uniqueId_has128BytesAtMost() {
        assertThat(parsed("05 0080" + "61".repeat(128)))
                .containsExactly(new ProxyTlv.UniqueId(text("a".repeat(128))));
        assertThat(parse("05 0081" + "61".repeat(129)))
                .isEqualTo(
                        new ParsedHeader.Malformed(
                                "a UNIQUE_ID TLV of 129 bytes: it has 128 at most"));
    }

    @Test
    void tlv_ofAKind_isTheFirst() {
        ProxyHeader header =
                new ProxyHeader.Unknown(
                        ProxyVersion.V2,
                        List.of(
                                new ProxyTlv.Noop(1),
                                new ProxyTlv.Netns("a"),
                                new ProxyTlv.Netns("b")));
        assertThat(header.tlv(ProxyTlv.Netns.class)).contains(new ProxyTlv.Netns("a"));
        assertThat(header.tlv(ProxyTlv.Ssl.class)).isEmpty();
    }

    @Test
    void ssl_says_whatTheProxyKnows() {
        ProxyTlv.Ssl ssl =
                new ProxyTlv.Ssl(
                        1,
                        0,
                        List.of(
                                new SslTlv(SslTlv.PP2_SUBTYPE_SSL_CIPHER, "TLS_AES_128_GCM_SHA256"),
                                new SslTlv(SslTlv.PP2_SUBTYPE_SSL_VERSION, "TLSv1.3"),
                                new SslTlv(SslTlv.PP2_SUBTYPE_SSL_VERSION, "another"),
                                new SslTlv(SslTlv.PP2_SUBTYPE_SSL_CN, "z\u00e9")));
        assertThat(ssl.version()).contains("TLSv1.3");
        assertThat(ssl.cipher()).contains("TLS_AES_128_GCM_SHA256");
        assertThat(ssl.commonName()).contains("z\u00e9");
        assertThat(ssl.value(SslTlv.PP2_SUBTYPE_SSL_CN)).contains(text("z\u00e9"));
        assertThat(ssl.value(SslTlv.PP2_SUBTYPE_SSL_KEY_ALG)).isEmpty();
        assertThat(ssl.isSsl()).isTrue();
        assertThat(new ProxyTlv.Ssl(6, 0, List.of()).isSsl()).isFalse();
        assertThat(new ProxyTlv.Ssl(6, 0, List.of()).commonName()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, false",
        "2, 0, true",
        "4, 0, true",
        "7, 0, true",
        "7, 1, false",
        "7, -1, false"
    })
    void ssl_clientVerified_needsACertificateAndItsProof(int client, int verify, boolean verified) {
        assertThat(new ProxyTlv.Ssl(client, verify, List.of()).isClientVerified())
                .isEqualTo(verified);
    }

    @Test
    void value_thatCannotBe_isRefused() {
        String tooLong = "\u20ac";
        assertThatThrownBy(() -> new ProxyTlv.Alpn(tooLong))
                .hasMessage("the protocol of an ALPN TLV cannot be ISO-8859-1");
        assertThatThrownBy(() -> new ProxyTlv.Authority("\ud800"))
                .hasMessage("the name of an AUTHORITY TLV cannot be UTF-8");
        assertThatThrownBy(() -> new ProxyTlv.Netns("\u00e9"))
                .hasMessage("the name of a NETNS TLV cannot be US-ASCII");
        assertThatThrownBy(() -> new SslTlv(1, "\ud800"))
                .hasMessage("a fact of an SSL TLV cannot be UTF-8");
        for (int length : new int[] {-1, 65536}) {
            assertThatThrownBy(() -> new ProxyTlv.Noop(length))
                    .hasMessage("the length of a NOOP TLV, " + length + ", is not in 0 to 65535");
        }
        assertThat(new ProxyTlv.Noop(65535).length()).isEqualTo(65535);
        for (int number : new int[] {-1, 256}) {
            assertThatThrownBy(() -> new ProxyTlv.Other(number, Bytes.NONE))
                    .hasMessage("a TLV of type " + number + " is not in 0 to 255");
            assertThatThrownBy(() -> new SslTlv(number, Bytes.NONE))
                    .hasMessage("a fact of an SSL TLV of type " + number + " is not in 0 to 255");
            assertThatThrownBy(() -> new ProxyTlv.Ssl(number, 0, List.of()))
                    .hasMessage(
                            "the client bits of an SSL TLV, " + number + ", are not in 0 to 255");
        }
        for (int type : new int[] {1, 2, 3, 4, 5, 0x20, 0x30}) {
            assertThatThrownBy(() -> new ProxyTlv.Other(type, Bytes.NONE))
                    .hasMessage("a TLV of type " + type + " has a record of its own");
        }
        List<ProxyTlv> twice = List.of(new ProxyTlv.Crc32c(), new ProxyTlv.Crc32c());
        assertThatThrownBy(() -> new ProxyHeader.Unknown(ProxyVersion.V2, twice))
                .hasMessage("a PROXY header has one checksum, not several");
        List<SslTlv> most = List.of(new SslTlv(0, Bytes.of(new byte[65535 - 5 - 3])));
        assertThat(new ProxyTlv.Ssl(0, 0, most).tlvs()).hasSize(1);
        List<SslTlv> more = List.of(new SslTlv(0, Bytes.of(new byte[65535 - 5 - 2])));
        assertThatThrownBy(() -> new ProxyTlv.Ssl(0, 0, more))
                .hasMessage("an SSL TLV of 65536 bytes: a TLV has room for 65535");
        List<ProxyTlv> huge = Collections.nCopies(70_000, new ProxyTlv.Noop(65535));
        assertThatThrownBy(() -> new ProxyHeader.Unknown(ProxyVersion.V2, huge))
                .hasMessageContaining("a PROXY header has room for 65535");
    }
}
