package soquete.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.option.SolTcp;
import soquete.proxy.ProxyHeader;
import soquete.proxy.ProxyTlv;
import soquete.proxy.ProxyVersion;
import soquete.testkit.Descriptors;
import soquete.testkit.Needs;
import soquete.tls.Certificates;
import soquete.tls.TlsOptions;
import soquete.tls.TlsStream;

/// Servers behind proxies.
@Timeout(60)
class ProxyServerTest {
    private static final Endpoint ANY_PORT = Endpoint.of("127.0.0.1", 0);
    private static final Endpoint CLIENT = Endpoint.parse("203.0.113.7:1234");
    private static final Endpoint FRONT = Endpoint.parse("198.51.100.1:443");
    private static final ProxyPolicy REQUIRED = ProxyPolicy.required("127.0.0.0/8");
    private static final ProxyPolicy OPTIONAL = ProxyPolicy.optional("127.0.0.0/8");
    private static final String V1 = "PROXY TCP4 203.0.113.7 198.51.100.1 1234 443\r\n";
    private static final byte[] V2 =
            new ProxyHeader.Proxied(
                            ProxyVersion.V2,
                            SocketType.SOCK_STREAM,
                            CLIENT,
                            FRONT,
                            List.of(new ProxyTlv.Crc32c(), new ProxyTlv.Authority("example.org")))
                    .encode();

    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();

    /// Says who is there, then sends back what comes.
    private static void tell(Connection connection) throws IOException {
        String who = connection.remoteEndpoint() + " " + connection.localEndpoint() + "\n";
        connection.sendAll(who.getBytes(UTF_8));
        ServerTest.echo(connection);
    }

    private Server server(ProxyPolicy policy) throws IOException {
        return server(policy, ANY_PORT);
    }

    private Server server(ProxyPolicy policy, Endpoint at) throws IOException {
        return Server.on(at).proxy(policy).reporter(events::add).handle(ProxyServerTest::tell);
    }

    private static Socket connect(Server server) throws IOException {
        Socket client = Socket.client(server.endpoints().getFirst());
        client.timeout(Duration.ofSeconds(20));
        if (server.endpoints().getFirst().family().equals(Family.AF_INET)) {
            client.set(SolTcp.TCP_NODELAY, true);
        }
        return client;
    }

    private static byte[] joined(byte[] a, String b) {
        byte[] tail = b.getBytes(US_ASCII);
        byte[] all = Arrays.copyOf(a, a.length + tail.length);
        System.arraycopy(tail, 0, all, a.length, tail.length);
        return all;
    }

    /// All that comes until the end.
    private static String rest(Socket client) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] data = client.recv(8192);
        while (data.length > 0) {
            all.append(new String(data, UTF_8));
            data = client.recv(8192);
        }
        return all.toString();
    }

    private Throwable notPrepared() throws InterruptedException {
        while (true) {
            ServerEvent event = events.poll(20, TimeUnit.SECONDS);
            if (event instanceof ServerEvent.NotPrepared not) {
                return not.failure();
            }
            assertThat(event).isNotNull();
        }
    }

    private static byte[] header(String version) {
        return version.equals("V1") ? V1.getBytes(US_ASCII) : V2;
    }

    @ParameterizedTest
    @CsvSource({"V1, REQUIRED", "V2, REQUIRED", "V1, OPTIONAL", "V2, OPTIONAL"})
    void header_andDataInOneSegment_isReadAndTheDataIsLeft(String version, String mode)
            throws Exception {
        ProxyPolicy policy = mode.equals("REQUIRED") ? REQUIRED : OPTIONAL;
        try (Server server = server(policy);
                Socket client = connect(server)) {
            client.sendAll(joined(header(version), "hello"));
            client.shutdown(Shutdown.SHUT_WR);

            assertThat(rest(client)).isEqualTo("203.0.113.7:1234 198.51.100.1:443\nhello");
        }
        assertThat(events.stream().filter(ServerEvent.NotPrepared.class::isInstance)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"V1, REQUIRED", "V2, REQUIRED", "V1, OPTIONAL", "V2, OPTIONAL"})
    void header_byteAfterByte_isRead(String version, String mode) throws Exception {
        ProxyPolicy policy = mode.equals("REQUIRED") ? REQUIRED : OPTIONAL;
        try (Server server = server(policy);
                Socket client = connect(server)) {
            for (byte b : joined(header(version), "hello")) {
                client.sendAll(new byte[] {b});
            }
            client.shutdown(Shutdown.SHUT_WR);

            assertThat(rest(client)).isEqualTo("203.0.113.7:1234 198.51.100.1:443\nhello");
        }
    }

    /// The reader is seen to have looked at the first part before the second is sent.
    @ParameterizedTest
    @CsvSource({"V1, AF_UNIX", "V2, AF_UNIX", "V1, AF_INET", "V2, AF_INET"})
    void header_splitAtEveryByte_isReadAndTheDataIsLeft(String version, String family)
            throws Exception {
        byte[] all = joined(header(version), "data");
        for (ProxyPolicy policy : List.of(REQUIRED, OPTIONAL)) {
            for (int split = 0; split <= all.length; split++) {
                try (Pair pair = Pair.of(family)) {
                    pair.proxy().sendAll(all, 0, split);
                    CompletableFuture<Optional<ProxyHeader>> read = reading(pair.server(), policy);
                    if (split < all.length - 4) {
                        awaitLook(pair.server(), policy, split);
                    }
                    pair.proxy().sendAll(all, split, all.length - split);
                    assertThat(read.get(20, TimeUnit.SECONDS).orElseThrow())
                            .isInstanceOfSatisfying(
                                    ProxyHeader.Proxied.class,
                                    header -> assertThat(header.source()).isEqualTo(CLIENT));
                    assertThat(pair.server().recvExactly(4)).isEqualTo("data".getBytes(US_ASCII));
                    assertThat(pair.server().timeout()).isEqualTo(Socket.FOREVER);
                }
            }
        }
    }

    private static CompletableFuture<Optional<ProxyHeader>> reading(
            Socket socket, ProxyPolicy policy) {
        CompletableFuture<Optional<ProxyHeader>> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                result.complete(policy.read(socket));
                            } catch (Throwable t) {
                                result.completeExceptionally(t);
                            }
                        });
        return result;
    }

    /// What is taken is gone from the socket.
    private static void awaitLook(Socket socket, ProxyPolicy policy, int sent)
            throws IOException, InterruptedException {
        if (policy.mode() == ProxyMode.REQUIRED) {
            while (sent > 0 && isThere(socket)) {
                Thread.onSpinWait();
            }
        } // else nothing shows
    }

    private static boolean isThere(Socket socket) throws IOException {
        try {
            return socket.recv(1, MsgFlags.MSG_PEEK.and(MsgFlags.MSG_DONTWAIT)).length > 0;
        } catch (soquete.error.WouldBlockException e) {
            return false;
        }
    }

    private record Pair(Socket proxy, Socket server) implements AutoCloseable {
        static Pair of(String family) throws IOException {
            if (family.equals("AF_UNIX")) {
                SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
                return new Pair(pair.first(), pair.second());
            }
            try (Socket listener = Socket.server(ANY_PORT)) {
                Socket client = Socket.client(listener.localEndpoint());
                client.set(SolTcp.TCP_NODELAY, true);
                return new Pair(client, listener.accept());
            }
        }

        @Override
        public void close() {
            proxy.close();
            server.close();
        }
    }

    @Test
    void header_withTlvs_isTheHandlers() throws Exception {
        CompletableFuture<ProxyHeader> seen = new CompletableFuture<>();
        try (Server server =
                        Server.on(ANY_PORT)
                                .proxy(REQUIRED)
                                .handle(c -> seen.complete(c.proxyHeader().orElseThrow()));
                Socket client = connect(server)) {
            client.sendAll(V2);
            assertThat(seen.get(20, TimeUnit.SECONDS).tlv(ProxyTlv.Authority.class))
                    .contains(new ProxyTlv.Authority("example.org"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"20000000", "21000000", "20110003ffffff"})
    void localAndUnknown_keepTheConnectionsOwnEnds(String afterSignature) throws Exception {
        try (Server server = server(REQUIRED);
                Socket client = connect(server)) {
            client.sendAll(HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + afterSignature));
            client.shutdown(Shutdown.SHUT_WR);
            assertThat(rest(client))
                    .isEqualTo(client.localEndpoint() + " " + client.remoteEndpoint() + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1\r\n', the connection does not begin with a PROXY header",
        "'PROXY TCP4 1.2.3.4\r\n', two addresses and two ports follow",
        "'PROXY ', the connection has ended before the end of its PROXY header",
        "'', the connection has ended before the end of its PROXY header"
    })
    void required_anythingElse_isClosedCountedAndTold(String text, String why) throws Exception {
        try (Server server = server(REQUIRED)) {
            try (Socket client = connect(server)) {
                client.sendAll(text.getBytes(US_ASCII));
                if (why.contains("has ended")) { // of the others the server may be done already
                    client.shutdown(Shutdown.SHUT_WR);
                }
                assertThat(notPrepared())
                        .isInstanceOf(ProxyException.class)
                        .hasMessageContaining(why);
                assertClosed(client);
            }
            assertServed(server);
            server.drain(Duration.ofSeconds(10));
            assertThat(server.counts().failed()).isEqualTo(1);
            assertThat(server.counts().finished()).isEqualTo(1);
        }
    }

    /// Nobody waits for what a header promises and does not send.
    @ParameterizedTest
    @CsvSource({
        "0d0a0d0a000d0a515549540a2111ffff, 'the PROXY header has 65551 bytes, and the limit is"
                + " 4096'",
        "0d0a0d0a000d0a515549540a21110001, the PROXY header has 1 bytes for addresses of 12",
        "0d0a0d0a000d0a515549540a31, the PROXY header has version and command 0x31"
    })
    void hostileHeader_isClosedAtOnce(String hex, String why) throws Exception {
        try (Server server = server(REQUIRED.withTimeout(Duration.ofHours(1)));
                Socket client = connect(server)) {
            client.sendAll(HexFormat.of().parseHex(hex));
            assertThat(notPrepared()).isInstanceOf(ProxyException.class).hasMessageContaining(why);
            assertClosed(client);
            assertServed(server);
        }
    }

    @Test
    void maxLength_isThatOfThePolicy() throws Exception {
        byte[] exact =
                new ProxyHeader.Unknown(ProxyVersion.V2, List.of(new ProxyTlv.Noop(600 - 16 - 3)))
                        .encode();
        assertThat(exact).hasSize(600);
        for (int limit : new int[] {600, 599}) {
            try (Pair pair = Pair.of("AF_UNIX")) {
                pair.proxy().sendAll(joined(exact, "x"));
                ProxyPolicy policy = REQUIRED.withMaxLength(limit);
                if (limit == 600) {
                    assertThat(policy.read(pair.server())).isPresent();
                    assertThat(pair.server().recv(10)).isEqualTo(new byte[] {'x'});
                } else {
                    assertThatThrownBy(() -> policy.read(pair.server()))
                            .isInstanceOf(ProxyException.class);
                }
            }
        }
    }

    private static void assertClosed(Socket client) {
        try {
            assertThat(client.recv(100)).isEmpty();
        } catch (IOException reset) {
            assertThat(reset).isInstanceOf(soquete.error.ConnectionResetException.class);
        }
    }

    private static void assertServed(Server server) throws IOException {
        try (Socket client = connect(server)) {
            client.sendAll(V2);
            client.shutdown(Shutdown.SHUT_WR);
            assertThat(rest(client)).isEqualTo("203.0.113.7:1234 198.51.100.1:443\n");
        }
    }

    @Test
    void untrustedPeer_required_isClosedWithoutReading() throws Exception {
        try (Server server = server(ProxyPolicy.required("10.0.0.0/8", "::1"));
                Socket client = connect(server)) {
            client.sendAll(V2);
            assertThat(notPrepared())
                    .hasMessage(
                            client.localEndpoint()
                                    + " is in none of the networks that PROXY headers are taken"
                                    + " from");
            assertClosed(client);
        }
    }

    @Test
    void untrustedPeer_optional_itsHeaderIsData() throws Exception {
        try (Server server = server(ProxyPolicy.optional("10.0.0.0/8"));
                Socket client = connect(server)) {
            client.sendAll(V1.getBytes(US_ASCII));
            client.shutdown(Shutdown.SHUT_WR);
            assertThat(rest(client))
                    .isEqualTo(client.localEndpoint() + " " + client.remoteEndpoint() + "\n" + V1);
        }
    }

    @Test
    void off_headerIsData() throws Exception {
        try (Server server = server(ProxyPolicy.OFF);
                Socket client = connect(server)) {
            client.sendAll(V1.getBytes(US_ASCII));
            client.shutdown(Shutdown.SHUT_WR);
            assertThat(rest(client)).endsWith("\n" + V1);
        }
    }

    /// "PRO", then "PFIND": what looked like a header is data, and none of it is lost.
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "PROPFIND / HTTP/1.1", "\r\n\r\nnot it", "P", "\r\n"})
    void optional_withoutHeader_everyByteIsData(String text) throws Exception {
        for (String family : List.of("AF_INET", "AF_UNIX")) {
            try (Pair pair = Pair.of(family)) {
                ProxyPolicy policy =
                        OPTIONAL.withTimeout(Duration.ofMillis(text.length() < 3 ? 300 : 20_000));
                CompletableFuture<Optional<ProxyHeader>> read = reading(pair.server(), policy);
                for (byte b : text.getBytes(US_ASCII)) {
                    pair.proxy().sendAll(new byte[] {b});
                }
                assertThat(read.get(20, TimeUnit.SECONDS)).isEmpty();
                pair.proxy().shutdown(Shutdown.SHUT_WR);
                assertThat(rest(pair.server())).isEqualTo(text);
            }
        }
    }

    /// A header of which no more will come is not waited for.
    @ParameterizedTest
    @ValueSource(strings = {"PRO", "P", "\r\n\r\n"})
    void halfAHeader_andTheEnd_isToldAtOnce(String half) throws Exception {
        for (String family : List.of("AF_INET", "AF_UNIX")) {
            for (ProxyPolicy policy : List.of(REQUIRED, OPTIONAL)) {
                try (Pair pair = Pair.of(family)) {
                    pair.proxy().sendAll(half.getBytes(US_ASCII));
                    CompletableFuture<Optional<ProxyHeader>> read =
                            reading(pair.server(), policy.withTimeout(Duration.ofMinutes(5)));
                    pair.proxy().shutdown(Shutdown.SHUT_WR);
                    if (policy.equals(OPTIONAL)) {
                        assertThat(read.get(20, TimeUnit.SECONDS)).isEmpty();
                        assertThat(rest(pair.server())).isEqualTo(half);
                    } else {
                        assertThatThrownBy(() -> read.get(20, TimeUnit.SECONDS))
                                .hasMessageContaining("ended before the end of its PROXY header");
                    }
                }
            }
        }
    }

    /// The server of a protocol where it speaks first.
    @Test
    void optional_silentClient_isServedAfterTheTimeout() throws Exception {
        try (Server server = server(OPTIONAL.withTimeout(Duration.ofMillis(50)));
                Socket client = connect(server)) {
            assertThat(new String(client.recv(100), UTF_8))
                    .isEqualTo(client.localEndpoint() + " " + client.remoteEndpoint() + "\n");
        }
    }

    @Test
    void slowHeader_endsAtItsOwnDeadline_andNobodyWaitsForIt() throws Exception {
        Duration limit = Duration.ofMillis(400);
        try (Server server = server(REQUIRED.withTimeout(limit));
                Socket silent = connect(server);
                Socket slow = connect(server)) {
            slow.sendAll(V1.substring(0, 20).getBytes(US_ASCII));
            for (int i = 0; i < 20; i++) {
                assertServed(server);
            }
            long begin = System.nanoTime();
            for (int i = 0; i < 2; i++) {
                assertThat(notPrepared())
                        .isInstanceOf(ProxyException.class)
                        .hasMessage("no whole PROXY header has come within PT0.4S");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(limit.multipliedBy(5));
            assertClosed(silent);
            assertClosed(slow);
        }
    }

    /// A byte now and then does not make the time longer.
    @Test
    void drippingHeader_endsAtTheDeadlineOfTheWhole() throws Exception {
        try (Server server = server(REQUIRED.withTimeout(Duration.ofMillis(300)));
                Socket client = connect(server)) {
            Thread dripping =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            for (byte b :
                                                    "PROXY UNKNOWN ".repeat(7).getBytes(US_ASCII)) {
                                                client.sendAll(new byte[] {b});
                                                Thread.sleep(20);
                                            }
                                        } catch (IOException | InterruptedException closed) {
                                            // as it must be
                                        }
                                    });
            assertThat(notPrepared()).hasMessage("no whole PROXY header has come within PT0.3S");
            dripping.join(Duration.ofSeconds(10));
        }
    }

    @Test
    void unixPeer_isTrusted(@TempDir Path directory) throws Exception {
        UnixEndpoint at = UnixEndpoint.path(directory.resolve("s"));
        try (Server server = server(ProxyPolicy.required(), at)) {
            assertServed(server);
        }
    }

    @Test
    void manyHostile_othersAreServedAndNothingLeaks() throws Exception {
        try (Server server = server(REQUIRED.withTimeout(Duration.ofMillis(500)))) {
            assertServed(server);
            Descriptors before = Descriptors.ofThisProcess();
            Socket[] hostile = new Socket[200];
            for (int i = 0; i < hostile.length; i++) {
                hostile[i] = connect(server);
                hostile[i].sendAll(V2, 0, i % V2.length);
            }
            long begin = System.nanoTime();
            assertServed(server);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(2));
            for (Socket socket : hostile) {
                assertClosed(socket);
                socket.close();
            }
            before.assertNoneAdded(Duration.ofSeconds(10));
        }
    }

    @Test
    void maxPerPeer_countsByTheClientBehindTheProxy() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (Server server =
                Server.on(ANY_PORT)
                        .proxy(REQUIRED)
                        .maxPerPeer(1)
                        .reporter(events::add)
                        .handle(
                                connection -> {
                                    connection.sendAll(new byte[] {'y'});
                                    done.await();
                                })) {
            try (Socket first = connect(server);
                    Socket second = connect(server);
                    Socket other = connect(server)) {
                first.sendAll(V2);
                assertThat(first.recv(10)).hasSize(1);
                other.sendAll(
                        new ProxyHeader.Proxied(Endpoint.parse("203.0.113.8:1"), FRONT).encode());
                assertThat(other.recv(10)).hasSize(1);
                second.sendAll(V1.getBytes(US_ASCII));
                assertThat(notPrepared())
                        .hasMessage(
                                "203.0.113.7:1234 has as many connections as one may have, through"
                                        + " a proxy");
                assertClosed(second);
            } finally {
                done.countDown();
            }
        }
    }

    @Test
    @Needs(programs = "openssl")
    void tls_behindTheHeaderInOneSegment_shakesHands(@TempDir Path directory) throws Exception {
        Certificates certificates = Certificates.in(directory);
        try (Server server =
                        Server.on(ANY_PORT)
                                .tls(certificates.server())
                                .proxy(REQUIRED)
                                .handle(ProxyServerTest::tell);
                Socket client = connect(server)) {
            client.send(V2, MsgFlags.MSG_MORE);
            TlsStream tls =
                    TlsStream.client(
                            client, "localhost", certificates.client(), TlsOptions.DEFAULT);
            tls.handshake();
            byte[] answer = new byte[100];
            int size = tls.read(answer);
            assertThat(new String(answer, 0, size, UTF_8))
                    .isEqualTo("203.0.113.7:1234 198.51.100.1:443\n");
            tls.close();
        }
    }

    @Test
    void policy_whatCannotBe_isRefused() {
        assertThatThrownBy(() -> ProxyPolicy.required("example.org"))
                .hasMessageContaining("\"example.org\" is not a prefix such as 10.0.0.1/24");
        for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(2))) {
            assertThatThrownBy(() -> REQUIRED.withTimeout(bad))
                    .hasMessage(
                            "the timeout of the PROXY header, "
                                    + bad
                                    + ", is not more than zero and at most a day");
        }
        for (int bad : new int[] {535, 65552}) {
            assertThatThrownBy(() -> REQUIRED.withMaxLength(bad))
                    .hasMessage(
                            "the limit of the PROXY header, "
                                    + bad
                                    + " bytes, is not in 536 to 65551");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255:1, true",
        "10.0.0.0/8, 11.0.0.0:1, false",
        "10.0.0.0/8, [::ffff:10.1.2.3]:1, true",
        "10.1.2.3, 10.1.2.3:1, true",
        "10.1.2.3, 10.1.2.2:1, false",
        "10.1.2.3/31, 10.1.2.2:1, true",
        "0.0.0.0/0, 255.255.255.255:1, true",
        "0.0.0.0/0, [::1]:1, false",
        "::/0, [2001:db8::1]:1, true",
        "::/0, 1.2.3.4:1, false",
        "2001:db8::/32, [2001:db8:ffff::1]:1, true",
        "2001:db8::/32, [2001:db9::]:1, false",
        "2001:db8::8000:0:0:0/65, [2001:db8::ffff:0:0:1]:1, true",
        "2001:db8::8000:0:0:0/65, [2001:db8::7fff:0:0:1]:1, false",
        "2001:db8::1, [2001:db8::1]:1, true",
        "2001:db8::1, [2001:db8::2]:1, false"
    })
    void trusts_byNetwork(String network, String peer, boolean trusted) {
        assertThat(ProxyPolicy.required(network).trusts(Endpoint.parse(peer))).isEqualTo(trusted);
    }

    @Test
    void trusts_offNobody_unixAlways() {
        assertThat(ProxyPolicy.OFF.trusts(UnixEndpoint.UNNAMED)).isFalse();
        assertThat(ProxyPolicy.required().trusts(UnixEndpoint.UNNAMED)).isTrue();
        assertThat(ProxyPolicy.required().trusts(CLIENT)).isFalse();
        assertThat(ProxyPolicy.required("1.2.3.4", "203.0.113.0/24").trusts(CLIENT)).isTrue();
    }
}
