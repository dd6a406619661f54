package soquete.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.message.Bytes;

/// What holds for every header.
class ProxyHeaderTest {
    @Provide
    Arbitrary<ProxyHeader> headers() {
        return Arbitraries.oneOf(
                Arbitraries.just(new ProxyHeader.Local()),
                Arbitraries.just(new ProxyHeader.Unknown(ProxyVersion.V1, List.of())),
                tlvs().map(tlvs -> new ProxyHeader.Unknown(ProxyVersion.V2, tlvs)),
                lines(inet4()),
                lines(inet6()),
                proxied(inet4()),
                proxied(inet6()),
                proxied(unix()));
    }

    private static Arbitrary<ProxyHeader> lines(Arbitrary<? extends Endpoint> endpoints) {
        return Combinators.combine(endpoints, endpoints)
                .as(
                        (from, to) ->
                                new ProxyHeader.Proxied(
                                        ProxyVersion.V1,
                                        SocketType.SOCK_STREAM,
                                        from,
                                        to,
                                        List.of()));
    }

    private static Arbitrary<ProxyHeader> proxied(Arbitrary<? extends Endpoint> endpoints) {
        return Combinators.combine(
                        Arbitraries.of(SocketType.SOCK_STREAM, SocketType.SOCK_DGRAM),
                        endpoints,
                        endpoints,
                        tlvs())
                .as(
                        (type, from, to, tlvs) ->
                                new ProxyHeader.Proxied(ProxyVersion.V2, type, from, to, tlvs));
    }

    private static Arbitrary<Integer> ports() {
        return Arbitraries.integers().between(0, 0xffff);
    }

    private static Arbitrary<Inet4Endpoint> inet4() {
        return Combinators.combine(Arbitraries.integers(), ports()).as(Inet4Endpoint::new);
    }

    private static Arbitrary<Inet6Endpoint> inet6() {
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.just(0L)),
                        Arbitraries.oneOf(
                                Arbitraries.longs(),
                                Arbitraries.integers()
                                        .map(i -> 0xffff_0000_0000L | (i & 0xffffffffL))),
                        ports())
                .as((high, low, port) -> new Inet6Endpoint(high, low, port, 0, 0));
    }

    private static Arbitrary<UnixEndpoint> unix() {
        Arbitrary<byte[]> path =
                Arbitraries.bytes()
                        .filter(b -> b != 0)
                        .array(byte[].class)
                        .ofMinSize(1)
                        .ofMaxSize(108);
        Arbitrary<byte[]> name =
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMinSize(1)
                        .ofMaxSize(107)
                        .filter(bytes -> bytes[bytes.length - 1] != 0);
        return Arbitraries.oneOf(
                path.map(UnixEndpoint::path),
                name.map(UnixEndpoint::abstractName),
                Arbitraries.just(UnixEndpoint.UNNAMED));
    }

    private static Arbitrary<Bytes> bytes(int most) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(most).map(Bytes::of);
    }

    private static Arbitrary<List<ProxyTlv>> tlvs() {
        Arbitrary<SslTlv> facts =
                Combinators.combine(Arbitraries.integers().between(0, 255), bytes(20))
                        .as(SslTlv::new);
        Arbitrary<ProxyTlv> ssl =
                Combinators.combine(
                                Arbitraries.integers().between(0, 255),
                                Arbitraries.integers(),
                                facts.list().ofMaxSize(3))
                        .as(ProxyTlv.Ssl::new);
        Arbitrary<ProxyTlv> other =
                Combinators.combine(
                                Arbitraries.integers()
                                        .between(0, 255)
                                        .filter(type -> !TlvLayout.hasRecord(type)),
                                bytes(40))
                        .as(ProxyTlv.Other::new);
        Arbitrary<ProxyTlv> any =
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withCharRange('\0', '\u00ff')
                                .ofMaxLength(10)
                                .map(ProxyTlv.Alpn::new),
                        Arbitraries.strings()
                                .ofMaxLength(10)
                                .filter(
                                        s ->
                                                s.codePoints()
                                                        .noneMatch(c -> c >= 0xd800 && c < 0xe000))
                                .map(ProxyTlv.Authority::new),
                        Arbitraries.just(new ProxyTlv.Crc32c()),
                        Arbitraries.integers().between(0, 50).map(ProxyTlv.Noop::new),
                        bytes(128).map(ProxyTlv.UniqueId::new),
                        Arbitraries.strings().ascii().ofMaxLength(10).map(ProxyTlv.Netns::new),
                        ssl,
                        other);
        return any.list()
                .ofMaxSize(5)
                .filter(
                        list ->
                                list.stream().filter(ProxyTlv.Crc32c.class::isInstance).count()
                                        <= 1);
    }

    @Property
    void parse_afterEncode_givesBackTheHeaderAndItsLength(
            @ForAll("headers") ProxyHeader header, @ForAll byte[] data) {
        byte[] encoded = header.encode();
        byte[] all = Arrays.copyOf(encoded, encoded.length + data.length);
        System.arraycopy(data, 0, all, encoded.length, data.length);

        assertThat(ProxyHeader.parse(encoded))
                .isEqualTo(new ParsedHeader.Complete(header, encoded.length));
        assertThat(ProxyHeader.parse(all))
                .isEqualTo(new ParsedHeader.Complete(header, encoded.length));
    }

    @Property(tries = 200)
    void everyBeginning_isIncomplete_andAsksForNoMoreThanTheHeader(
            @ForAll("headers") ProxyHeader header) {
        byte[] encoded = header.encode();
        for (int count = 0; count < encoded.length; count++) {
            ParsedHeader parsed = ProxyHeader.parse(encoded, count, ProxyHeader.MAX_LENGTH_V2);
            assertThat(parsed).isInstanceOf(ParsedHeader.Incomplete.class);
            assertThat(((ParsedHeader.Incomplete) parsed).needed())
                    .isBetween(count + 1, encoded.length);
        }
    }

    /// What is refused or recognized of some bytes stays so, whatever follows.
    @Property
    void decision_onceMade_isKept(
            @ForAll("headers") ProxyHeader header, @ForAll int where, @ForAll byte wrong) {
        byte[] bytes = header.encode();
        bytes[Math.floorMod(where, bytes.length)] = wrong;
        ParsedHeader whole = ProxyHeader.parse(bytes);

        List<ParsedHeader> decisions =
                IntStream.rangeClosed(0, bytes.length)
                        .mapToObj(n -> ProxyHeader.parse(bytes, n, ProxyHeader.MAX_LENGTH_V2))
                        .filter(parsed -> !(parsed instanceof ParsedHeader.Incomplete))
                        .distinct()
                        .toList();
        assertThat(decisions)
                .isEqualTo(whole instanceof ParsedHeader.Incomplete ? List.of() : List.of(whole));
    }
}
