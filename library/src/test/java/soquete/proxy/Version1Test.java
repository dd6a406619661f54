package soquete.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;

/// Headers of version 1, with the examples of the specification.
class Version1Test {
    private static final String ALL_ONES =
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";

    private static ParsedHeader parse(String text) {
        return ProxyHeader.parse(text.getBytes(ISO_8859_1));
    }

    private static ProxyHeader.Proxied tcp(String source, String destination) {
        return new ProxyHeader.Proxied(
                ProxyVersion.V1,
                SocketType.SOCK_STREAM,
                Endpoint.parse(source),
                Endpoint.parse(destination),
                List.of());
    }

    @Test
    void specification_itsExample_isAHeaderAndTheDataBehindIt() {
        String line = "PROXY TCP4 192.168.0.1 192.168.0.11 56324 443\r\n";

        ParsedHeader parsed = parse(line + "GET / HTTP/1.1\r\nHost: 192.168.0.11\r\n\r\n");

        assertThat(parsed)
                .isEqualTo(
                        new ParsedHeader.Complete(
                                tcp("192.168.0.1:56324", "192.168.0.11:443"), line.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535, 56,"
                + " 255.255.255.255:65535, 255.255.255.255:65535",
        "PROXY TCP6 "
                + ALL_ONES
                + " 65535 65535, 104,"
                + " [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535,"
                + " [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535",
        "PROXY TCP6 2001:db8::1 ::1 0 1, 32, [2001:db8::1]:0, [::1]:1",
        "PROXY TCP4 0.0.0.0 10.0.0.1 0 9, 33, 0.0.0.0:0, 10.0.0.1:9",
        "PROXY TCP6 ::ffff:102:304 ::ffff:a00:1 1 2, 44, [::ffff:1.2.3.4]:1, [::ffff:10.0.0.1]:2"
    })
    void line_parsedAndEncoded_isTheSame(String line, int length, String source, String to) {
        ProxyHeader.Proxied header = tcp(source, to);

        assertThat(parse(line + "\r\n")).isEqualTo(new ParsedHeader.Complete(header, length));
        assertThat(new String(header.encode(), US_ASCII)).isEqualTo(line + "\r\n");
    }

    /// The specification allows both cases and leading zeros within four digits; inet_ntop(3),
    /// which HAProxy and nginx print by, writes the last 32 bits of some addresses as IPv4.
    @ParameterizedTest
    @ValueSource(strings = {"2001:DB8::1", "2001:0db8:0000::0001", "2001:db8::0.0.0.1"})
    void ipv6_writtenOtherwise_isTheSameAddress(String address) {
        ParsedHeader parsed = parse("PROXY TCP6 " + address + " ::1 1 2\r\n");

        assertThat(((ParsedHeader.Complete) parsed).header())
                .isEqualTo(tcp("[2001:db8::1]:1", "[::1]:2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY UNKNOWN",
                "PROXY UNKNOWN ",
                "PROXY UNKNOWN " + ALL_ONES + " 65535 65535",
                "PROXY UNKNOWN whatever stands here"
            })
    void unknown_withAnything_isUnknown(String line) {
        ProxyHeader unknown = new ProxyHeader.Unknown(ProxyVersion.V1, List.of());

        assertThat(parse(line + "\r\nrest"))
                .isEqualTo(new ParsedHeader.Complete(unknown, line.length() + 2));
        assertThat(new String(unknown.encode(), US_ASCII)).isEqualTo("PROXY UNKNOWN\r\n");
    }

    @Test
    void longest_has107Bytes_andOneMoreIsRefused() {
        String line = "PROXY UNKNOWN " + ALL_ONES + " 65535 65535";

        assertThat(line + "\r\n").hasSize(107);
        assertThat(parse(line)).isEqualTo(new ParsedHeader.Incomplete(107));
        assertThat(parse(line + "\r")).isEqualTo(new ParsedHeader.Incomplete(107));
        assertThat(parse(line + "0")).isEqualTo(new ParsedHeader.Incomplete(108));
        for (String tooLong : new String[] {"0\r", "00", "0\r\n", "00\r\n"}) {
            assertThat(parse(line + tooLong))
                    .isEqualTo(
                            new ParsedHeader.Malformed(
                                    "no end of the line within the 107 bytes that a PROXY header"
                                            + " of version 1 may have"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TCP4 1.2.3.4 5.6.7.8 1 65536 | a port is not a number in 0 to 65535",
                "TCP4 1.2.3.4 5.6.7.8 01 2 | without leading zeros",
                "TCP4 1.2.3.4 5.6.7.8 00 2 | without leading zeros",
                "TCP4 1.2.3.4 5.6.7.8 1 99999 | a port",
                "TCP4 1.2.3.4 5.6.7.8 1 100000 | a port",
                "TCP4 1.2.3.4 5.6.7.8 +1 2 | a port",
                "TCP4 1.2.3.4 5.6.7.8 1 2x | a port",
                "TCP4 1.2.3.4 5.6.7.8 1 : | a port",
                "TCP4 1.2.3.4 5.6.7.8 1 / | a port",
                "TCP4 1.2.3.04 5.6.7.8 1 2 | not an address of IPv4, as TCP4 wants",
                "TCP4 1.2.3.256 5.6.7.8 1 2 | not an address of IPv4",
                "TCP4 1.2.3 5.6.7.8 1 2 | not an address of IPv4",
                "TCP4 1.2.3.4 example.org 1 2 | not an address of IPv4",
                "TCP4 1.2.3.4 ::1 1 2 | not an address of IPv4",
                "TCP4 1.2.3.4/5 5.6.7.8 1 2 | not an address of IPv4",
                "TCP6 1.2.3.4 5.6.7.8 1 2 | not an address of IPv6, as TCP6 wants",
                "TCP6 ::1 [::1] 1 2 | not an address of IPv6",
                "TCP6 fe80::1%1 ::1 1 2 | not an address of IPv6",
                "TCP6 ::1::2 ::1 1 2 | not an address of IPv6",
                "TCP6 :::1 ::1 1 2 | not an address of IPv6",
                "TCP6 12345::1 ::1 1 2 | not an address of IPv6",
                "TCP4  1.2.3.4 5.6.7.8 1 2 | each behind one space",
                "TCP4 1.2.3.4 5.6.7.8 1 2 3 | two addresses and two ports",
                "TCP4 1.2.3.4 5.6.7.8 1 | two addresses and two ports",
                "TCP4 | two addresses and two ports",
                "TCP5 1.2.3.4 5.6.7.8 1 2 | not TCP4, TCP6 or UNKNOWN",
                "tcp4 1.2.3.4 5.6.7.8 1 2 | not TCP4, TCP6 or UNKNOWN",
                "UDP4 1.2.3.4 5.6.7.8 1 2 | not TCP4, TCP6 or UNKNOWN",
                "UNKNOWNS | not TCP4, TCP6 or UNKNOWN"
            })
    void line_brokenInOnePlace_isMalformedAndSaysWhy(String rest, String why) {
        ParsedHeader parsed = parse("PROXY " + rest + "\r\n");

        assertThat(parsed).isInstanceOf(ParsedHeader.Malformed.class);
        assertThat(((ParsedHeader.Malformed) parsed).why())
                .startsWith("\"PROXY " + rest + "\": ")
                .contains(why);
    }

    @Test
    void line_empty_isMalformed() {
        assertThat(((ParsedHeader.Malformed) parse("PROXY \r\n")).why())
                .isEqualTo("\"PROXY \": the protocol is not TCP4, TCP6 or UNKNOWN");
    }

    @Test
    void line_withControlCharacters_isShownWithoutThem() {
        assertThat(((ParsedHeader.Malformed) parse("PROXY \u001b[1m\u00e9\0~\r\n")).why())
                .startsWith("\"PROXY ?[1m??~\": ");
    }

    @ParameterizedTest
    @CsvSource({
        "'PROXY TCP4 1.2.3.4 5.6.7.8 1 2\n', a line feed without a carriage return ends the PROXY"
                + " header",
        "'PROXY TCP4 1.2.3.4\r5.6.7.8 1 2\r\n', a carriage return without a line feed in the PROXY"
                + " header",
        "'PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\r\n', a carriage return without a line feed in the PROXY"
                + " header"
    })
    void end_otherThanCrLf_isMalformed(String text, String why) {
        assertThat(parse(text)).isEqualTo(new ParsedHeader.Malformed(why));
    }

    @Test
    void beginning_asFarAsItGoes_needsMore() {
        String line = "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n";

        assertThat(parse("")).isEqualTo(new ParsedHeader.Incomplete(15));
        for (int length = 1; length < 14; length++) {
            assertThat(parse(line.substring(0, length))).isEqualTo(new ParsedHeader.Incomplete(15));
        }
        for (int length = 14; length < 31; length++) {
            assertThat(parse(line.substring(0, length)))
                    .isEqualTo(new ParsedHeader.Incomplete(length + 2));
        }
        assertThat(parse(line.substring(0, 31))).isEqualTo(new ParsedHeader.Incomplete(32));
        assertThat(parse(line)).isInstanceOf(ParsedHeader.Complete.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "PROPFIND /", "proxy TCP4", "PROXY\t", "\0"})
    void otherBytes_areNoHeader(String text) {
        assertThat(parse(text)).isEqualTo(new ParsedHeader.Absent());
    }

    @Test
    void header_thatVersion1CannotSay_isRefused() {
        Endpoint inet = Endpoint.parse("1.2.3.4:5");
        assertThatThrownBy(
                        () ->
                                new ProxyHeader.Proxied(
                                        ProxyVersion.V1,
                                        SocketType.SOCK_DGRAM,
                                        inet,
                                        inet,
                                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "version 1 of the PROXY protocol has TCP over IPv4 and IPv6 alone, not"
                                + " SOCK_DGRAM from 1.2.3.4:5: take version 2");
        assertThatThrownBy(
                        () ->
                                new ProxyHeader.Proxied(
                                        ProxyVersion.V1,
                                        SocketType.SOCK_STREAM,
                                        UnixEndpoint.UNNAMED,
                                        UnixEndpoint.UNNAMED,
                                        List.of()))
                .hasMessageContaining("not SOCK_STREAM from unix:");
        assertThatThrownBy(
                        () ->
                                new ProxyHeader.Unknown(
                                        ProxyVersion.V1, List.of(new ProxyTlv.Netns("x"))))
                .hasMessage(
                        "version 1 of the PROXY protocol has no TLVs: take version 2 for"
                                + " Netns[name=x]");
    }
}
