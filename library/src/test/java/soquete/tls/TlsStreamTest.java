package soquete.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.Partial;
import soquete.error.WouldBlockException;
import soquete.message.Shutdown;
import soquete.testkit.Descriptors;
import soquete.testkit.Needs;

@Needs(programs = "openssl")
@Timeout(60)
class TlsStreamTest {
    private static final int MUCH = 10_000_000;
    private static final TlsOptions DEFAULT = TlsOptions.DEFAULT;

    @TempDir static Path directory;
    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = Certificates.in(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, tcp, true",
        "TLSv1.3, tcp, false",
        "TLSv1.3, unix, true",
        "TLSv1.2, tcp, true",
        "TLSv1.2, unix, false"
    })
    void tenMegabytes_bothWaysAtOnce_arrive(String protocol, String family, boolean virtual)
            throws Exception {
        Endpoint at =
                family.equals("tcp")
                        ? Inet4Endpoint.LOOPBACK
                        : Ends.unix(directory.resolve(protocol + virtual));
        byte[] there = chance(1);
        byte[] back = chance(2);
        try (Ends ends = Ends.over(at, certificates, DEFAULT.withProtocols(protocol))) {
            var sent = Ends.in(virtual, () -> write(ends.client(), there));
            var answered = Ends.in(virtual, () -> write(ends.server(), back));
            var heard = Ends.in(virtual, () -> ends.client().inputStream().readNBytes(MUCH));
            assertThat(ends.server().inputStream().readNBytes(MUCH)).isEqualTo(there);
            assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo(back);
            assertThat(sent.get(5, TimeUnit.SECONDS)).isTrue();
            assertThat(answered.get(5, TimeUnit.SECONDS)).isTrue();
            assertThat(ends.client().session().getProtocol()).isEqualTo(protocol);
            assertThat(ends.client()).asString().contains("localhost", protocol);
        }
    }

    private static byte[] chance(int seed) {
        byte[] data = new byte[MUCH];
        new Random(seed).nextBytes(data);
        return data;
    }

    private static boolean write(TlsStream stream, byte[] data) throws IOException {
        stream.write(data);
        return true;
    }

    @Test
    void handshake_forAnotherHost_isRefusedAndSaysWhy() throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            CompletableFuture<Boolean> server = Ends.in(true, () -> Ends.handshake(ends.server()));
            TlsStream client =
                    TlsStream.client(ends.client().socket(), "example.org", certificates.client());
            assertThatThrownBy(client::handshake)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("example.org (127.0.0.1:")
                    .hasMessageContaining("name matching example.org found")
                    .hasMessageContaining("for another host");
            assertThatThrownBy(() -> client.read(new byte[1]))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("example.org");
            assertThatThrownBy(() -> server.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("certificate_unknown");
        }
    }

    @Test
    void handshake_forAnotherHostUnverified_works() throws Exception {
        try (Ends ends = Ends.overTcp(certificates);
                TlsStream client =
                        TlsStream.client(
                                ends.client().socket(),
                                "example.org",
                                certificates.client(),
                                DEFAULT.withoutHostVerification())) {
            CompletableFuture<Boolean> server = Ends.in(true, () -> Ends.handshake(ends.server()));
            client.handshake();
            assertThat(server.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void handshake_byAddress_verifiesTheAddress() throws Exception {
        try (Ends ends = Ends.overTcp(certificates);
                TlsStream client =
                        TlsStream.client(
                                ends.client().socket(), "127.0.0.1", certificates.client())) {
            CompletableFuture<Boolean> server = Ends.in(true, () -> Ends.handshake(ends.server()));
            client.handshake();
            assertThat(server.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void handshake_withAnUnknownAuthority_isRefusedAndSaysWhy() throws Exception {
        try (Ends ends =
                Ends.over(
                        Inet4Endpoint.LOOPBACK,
                        certificates.stranger(),
                        DEFAULT,
                        certificates.server(),
                        DEFAULT)) {
            CompletableFuture<Boolean> server = Ends.in(true, () -> Ends.handshake(ends.server()));
            assertThatThrownBy(() -> ends.client().handshake()).isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> server.get(5, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(SSLException.class);
        }
        try (Ends ends = Ends.overTcp(certificates);
                TlsStream client = TlsStream.client(ends.client().socket(), "localhost")) {
            CompletableFuture<Boolean> server = Ends.in(true, () -> Ends.handshake(ends.server()));
            assertThatThrownBy(client::handshake)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("PKIX path building failed")
                    .hasMessageContaining("not signed by an authority");
            assertThatThrownBy(() -> server.get(5, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void applicationProtocol_bothKnowOne_isChosenByTheServer() throws Exception {
        try (Ends ends =
                Ends.over(
                        Inet4Endpoint.LOOPBACK,
                        certificates.client(),
                        DEFAULT.withApplicationProtocols("http/1.1", "h2"),
                        certificates.server(),
                        DEFAULT.withApplicationProtocols("h2", "http/1.1"))) {
            assertThat(ends.client().applicationProtocol()).isEmpty();
            ends.shaken();
            assertThat(ends.client().applicationProtocol()).hasValue("h2");
            assertThat(ends.server().applicationProtocol()).hasValue("h2");
        }
    }

    @Test
    void applicationProtocol_noneInCommon_endsTheHandshake() throws Exception {
        try (Ends ends =
                Ends.over(
                        Inet4Endpoint.LOOPBACK,
                        certificates.client(),
                        DEFAULT.withApplicationProtocols("spdy"),
                        certificates.server(),
                        DEFAULT.withApplicationProtocols("h2"))) {
            CompletableFuture<Boolean> server = Ends.in(true, () -> Ends.handshake(ends.server()));
            assertThatThrownBy(() -> ends.client().handshake())
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("no_application_protocol");
            assertThatThrownBy(() -> server.get(5, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void versions_noneInCommon_endTheHandshake() throws Exception {
        try (Ends ends =
                Ends.over(
                        Inet4Endpoint.LOOPBACK,
                        certificates.client(),
                        DEFAULT.withProtocols("TLSv1.2"),
                        certificates.server(),
                        DEFAULT.withProtocols("TLSv1.3"))) {
            CompletableFuture<Boolean> server = Ends.in(true, () -> Ends.handshake(ends.server()));
            assertThatThrownBy(() -> ends.client().handshake())
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("protocol_version");
            assertThatThrownBy(() -> server.get(5, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"NEED, true", "WANT, true", "WANT, false", "NONE, true"})
    void clientAuth_asksForACertificate(ClientAuth auth, boolean has) throws Exception {
        try (Ends ends =
                Ends.over(
                        Inet4Endpoint.LOOPBACK,
                        has ? certificates.clientWithKey() : certificates.client(),
                        DEFAULT,
                        certificates.server(),
                        DEFAULT.withClientAuth(auth))) {
            ends.shaken();
            if (has && auth != ClientAuth.NONE) {
                assertThat(ends.server().session().getPeerPrincipal().getName())
                        .isEqualTo("CN=client");
            } else {
                assertThatThrownBy(() -> ends.server().session().getPeerPrincipal())
                        .isInstanceOf(javax.net.ssl.SSLPeerUnverifiedException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void clientAuth_neededAndMissing_isRefused(String protocol) throws Exception {
        try (Ends ends =
                Ends.over(
                        Inet4Endpoint.LOOPBACK,
                        certificates.client(),
                        DEFAULT.withProtocols(protocol),
                        certificates.server(),
                        DEFAULT.withProtocols(protocol).withClientAuth(ClientAuth.NEED))) {
            CompletableFuture<Boolean> server = Ends.in(true, () -> Ends.handshake(ends.server()));
            // In TLS 1.3 the client has shaken hands when the server refuses: a read hears of it.
            assertThatThrownBy(
                            () -> {
                                ends.client().handshake();
                                ends.client().read(new byte[1]);
                            })
                    .isInstanceOf(SSLException.class)
                    .hasMessageMatching(".*(certificate_required|handshake_failure).*");
            assertThatThrownBy(() -> server.get(5, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connectionCutWithoutCloseNotify_isATruncation(String protocol) throws Exception {
        try (Ends ends =
                Ends.over(Inet4Endpoint.LOOPBACK, certificates, DEFAULT.withProtocols(protocol))) {
            ends.shaken();
            ends.server().write("half".getBytes(US_ASCII));
            ends.server().socket().shutdown(Shutdown.SHUT_WR);
            InputStream in = ends.client().inputStream();
            assertThat(in.readNBytes(4)).isEqualTo("half".getBytes(US_ASCII));
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(in::read)
                        .isInstanceOf(TlsTruncationException.class)
                        .hasMessageContaining("without close_notify");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, client", "TLSv1.2, server", "TLSv1.3, client", "TLSv1.3, server"})
    void close_byEitherEnd_isTheEndForTheOther(String protocol, String first) throws Exception {
        TlsOptions options =
                DEFAULT.withProtocols(protocol).withCloseTimeout(Duration.ofMinutes(5));
        try (Ends ends = Ends.over(Inet4Endpoint.LOOPBACK, certificates, options)) {
            ends.shaken();
            TlsStream one = first.equals("client") ? ends.client() : ends.server();
            TlsStream other = first.equals("client") ? ends.server() : ends.client();
            one.write("bye".getBytes(US_ASCII));
            CompletableFuture<Boolean> closed =
                    Ends.in(
                            true,
                            () -> {
                                one.close();
                                return true;
                            });
            assertThat(other.inputStream().readAllBytes()).isEqualTo("bye".getBytes(US_ASCII));
            assertThat(other.read(new byte[1])).isEqualTo(-1);
            other.close();
            assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(one.isOpen()).isFalse();
            assertThat(one.socket().isOpen()).isFalse();
            assertThatThrownBy(() -> one.write(new byte[1])).isInstanceOf(IOException.class);
            one.close();
        }
    }

    @Test
    void close_peerSaysNothing_waitsForTheCloseTimeoutAtMost() throws Exception {
        TlsOptions options = DEFAULT.withCloseTimeout(Duration.ofMillis(60));
        try (Ends ends = Ends.over(Inet4Endpoint.LOOPBACK, certificates, options)) {
            ends.shaken();
            long start = System.nanoTime();
            ends.client().close();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(60), Duration.ofSeconds(2));
        }
    }

    @Test
    void shutdownOutput_leavesTheOtherDirectionOpen() throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            ends.shaken();
            ends.client().write("question".getBytes(US_ASCII));
            ends.client().shutdownOutput();
            assertThat(ends.server().inputStream().readAllBytes())
                    .isEqualTo("question".getBytes(US_ASCII));
            ends.server().write("answer".getBytes(US_ASCII));
            ends.server().shutdownOutput();
            assertThat(ends.client().inputStream().readAllBytes())
                    .isEqualTo("answer".getBytes(US_ASCII));
            assertThatThrownBy(() -> ends.client().write(new byte[1]))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("closed for sending");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shutdownOutput_thenACut_isStillATruncation(String protocol) throws Exception {
        try (Ends ends =
                Ends.over(Inet4Endpoint.LOOPBACK, certificates, DEFAULT.withProtocols(protocol))) {
            ends.shaken();
            ends.client().shutdownOutput();
            ends.server().socket().shutdown(Shutdown.SHUT_WR);
            assertThatThrownBy(() -> ends.client().read(new byte[1]))
                    .isInstanceOf(TlsTruncationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void peerThatDeliversByteByByte_isUnderstood(String protocol) throws Exception {
        TlsOptions options = DEFAULT.withProtocols(protocol);
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket relay = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket near = Ends.connected(relay.localEndpoint());
                Socket nearRelay = relay.accept();
                Socket farRelay = Ends.connected(listener.localEndpoint());
                Socket far = listener.accept()) {
            CompletableFuture<Long> there = Ends.in(true, () -> byteByByte(nearRelay, farRelay));
            CompletableFuture<Long> back = Ends.in(true, () -> byteByByte(farRelay, nearRelay));
            TlsStream client = TlsStream.client(near, "localhost", certificates.client(), options);
            TlsStream server = TlsStream.server(far, certificates.server(), options);
            CompletableFuture<byte[]> heard =
                    Ends.in(true, () -> server.inputStream().readAllBytes());
            client.write("slowly".repeat(1000).getBytes(US_ASCII));
            client.shutdownOutput();
            assertThat(heard.get(30, TimeUnit.SECONDS))
                    .isEqualTo("slowly".repeat(1000).getBytes(US_ASCII));
            server.close();
            assertThat(client.read(new byte[1])).isEqualTo(-1);
            client.close();
            assertThat(there.get(5, TimeUnit.SECONDS)).isGreaterThan(6000);
            assertThat(back.get(5, TimeUnit.SECONDS)).isPositive();
        }
    }

    private static long byteByByte(Socket from, Socket to) throws IOException {
        byte[] one = new byte[1];
        long count = 0;
        while (from.recv(one) > 0) {
            to.sendAll(one);
            count++;
        }
        to.shutdown(Shutdown.SHUT_WR);
        return count;
    }

    @Test
    void garbageInsteadOfAClientHello_isRefusedWithAnAlert() throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            Socket client = ends.client().socket();
            client.sendAll("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            assertThatThrownBy(() -> ends.server().handshake())
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("does not speak TLS");
            ends.server().close();
            byte[] alert = client.recv(100);
            assertThat(alert).hasSizeGreaterThanOrEqualTo(7);
            assertThat(alert[0]).as("an alert").isEqualTo((byte) 21);
        }
    }

    @Test
    void connectionEndedInTheHandshake_isAFailedHandshake() throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            ends.server().socket().close();
            assertThatThrownBy(() -> ends.client().handshake())
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(".*(ended the connection|ECONNRESET).*");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void timeout_ofAReadAndOfTheHandshake_leavesTheSessionUsable(boolean virtual) throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            TlsStream client = ends.client();
            client.socket().timeout(Duration.ofMillis(40));
            assertThatThrownBy(client::handshake).isInstanceOf(SocketTimeoutException.class);
            CompletableFuture<Boolean> server =
                    Ends.in(virtual, () -> Ends.handshake(ends.server()));
            client.socket().timeout(Socket.FOREVER);
            client.handshake();
            assertThat(server.get(5, TimeUnit.SECONDS)).isTrue();
            client.socket().timeout(Duration.ofMillis(40));
            assertThatThrownBy(() -> client.read(new byte[1]))
                    .isInstanceOf(SocketTimeoutException.class);
            client.socket().timeout(Duration.ZERO);
            assertThatThrownBy(() -> client.read(new byte[1]))
                    .isInstanceOf(WouldBlockException.class);
            client.socket().timeout(Socket.FOREVER);
            ends.server().write(new byte[] {3});
            assertThat(client.inputStream().read()).isEqualTo(3);
        }
    }

    @Test
    void timeout_ofAWrite_saysHowMuchIsInRecordsAndTearsNone() throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            ends.shaken();
            TlsStream client = ends.client();
            client.socket().timeout(Duration.ofMillis(60));
            byte[] data = chance(3);
            ByteBuffer buffer = ByteBuffer.wrap(data);
            assertThatThrownBy(() -> client.write(buffer))
                    .isInstanceOfSatisfying(
                            SocketTimeoutException.class,
                            e ->
                                    assertThat(((Partial) e).transferred())
                                            .isPositive()
                                            .isEqualTo(buffer.position()));
            client.socket().timeout(Socket.FOREVER);
            CompletableFuture<Boolean> rest =
                    Ends.in(
                            true,
                            () -> {
                                client.write(buffer);
                                client.shutdownOutput();
                                return true;
                            });
            assertThat(ends.server().inputStream().readAllBytes()).isEqualTo(data);
            assertThat(rest.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void interrupt_endsAReadAndLeavesTheSessionUsable(boolean virtual) throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            ends.shaken();
            CompletableFuture<String> outcome =
                    Ends.in(
                            virtual,
                            () -> {
                                Thread.currentThread().interrupt();
                                try {
                                    return "read " + ends.client().read(new byte[1]);
                                } catch (InterruptedIOException e) {
                                    return "interrupted " + Thread.interrupted();
                                }
                            });
            assertThat(outcome.get(5, TimeUnit.SECONDS)).isEqualTo("interrupted true");
            ends.server().write(new byte[] {4});
            assertThat(ends.client().inputStream().read()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void close_fromAnotherThread_endsReaderAndWriterAtOnce(boolean virtual) throws Exception {
        TlsOptions options = DEFAULT.withCloseTimeout(Duration.ofMinutes(5));
        byte[] much = chance(4);
        try (Ends ends = Ends.over(Inet4Endpoint.LOOPBACK, certificates, options)) {
            ends.shaken();
            TlsStream client = ends.client();
            CompletableFuture<Integer> reader = Ends.in(virtual, () -> client.read(new byte[1]));
            CompletableFuture<Boolean> writer = Ends.in(virtual, () -> write(client, much));
            assertThatThrownBy(() -> writer.get(100, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            client.close();
            for (CompletableFuture<?> future : List.of(reader, writer)) {
                assertThatThrownBy(() -> future.get(5, TimeUnit.SECONDS))
                        .cause()
                        .isInstanceOf(ClosedChannelException.class);
            }
            assertThatThrownBy(() -> client.read(new byte[1]))
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void streams_carryBytesAndCloseTheSession() throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            ends.shaken();
            InputStream in = ends.server().inputStream();
            CompletableFuture<Integer> end;
            try (OutputStream out = ends.client().outputStream()) {
                out.write(1);
                out.write(new byte[] {9, 2, 3, 9}, 1, 2);
                assertThat(in.read()).isEqualTo(1);
                assertThat(in.readNBytes(1)).containsExactly(2);
                assertThat(in.available()).isOne();
                assertThat(in.read()).isEqualTo(3);
                end = Ends.in(true, in::read);
            }
            assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
            in.close();
            assertThat(ends.client().isOpen()).isFalse();
            assertThat(ends.server().isOpen()).isFalse();
        }
    }

    @Test
    void mistakes_areRefusedBeforeAnythingIsSent() throws Exception {
        try (Ends ends = Ends.overTcp(certificates);
                Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            Socket socket = ends.client().socket();
            assertThatThrownBy(() -> TlsStream.client(udp, "localhost"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("SOCK_DGRAM");
            assertThatThrownBy(() -> TlsStream.client(socket, ""))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(
                            () ->
                                    TlsStream.client(
                                            socket,
                                            "localhost",
                                            certificates.client(),
                                            DEFAULT.withProtocols("TLSv9")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> DEFAULT.withApplicationProtocols(""))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> DEFAULT.withCloseTimeout(Duration.ofSeconds(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(ends.client().read(new byte[0])).isZero();
        }
    }

    @Test
    void sessions_thatWereClosed_leaveNoDescriptor() throws Exception {
        cycle();
        Descriptors before = Descriptors.ofThisProcess();
        for (int i = 0; i < 5; i++) {
            cycle();
        }
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    private static void cycle() throws Exception {
        try (Ends ends = Ends.overTcp(certificates)) {
            ends.shaken();
            CompletableFuture<Integer> end = Ends.in(true, () -> ends.server().read(new byte[1]));
            ends.client().close();
            assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }
}
