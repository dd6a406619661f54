package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.Socket;
import soquete.endpoint.InetEndpoint;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;
import soquete.tls.Certificates;
import soquete.tls.TlsOptions;
import soquete.tls.TlsStream;

/// A server that speaks TLS, with curl, openssl and clients that do not speak it.
@Needs(programs = {"openssl", "curl"})
@Timeout(60)
class ServerTlsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir static Path directory;
    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = Certificates.in(directory);
    }

    /// Enough of HTTP for curl.
    private static void answer(Connection connection) throws IOException {
        BufferedReader in = connection.reader(UTF_8);
        String request = in.readLine();
        while (!in.readLine().isEmpty()) {
            // headers
        }
        String body = request + " by " + connection.tls().orElseThrow().session().getProtocol();
        BufferedWriter out = connection.writer(UTF_8);
        out.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ");
        out.write(body.length() + "\r\n\r\n" + body);
        out.flush();
    }

    private static int port(Server server) {
        return ((InetEndpoint) server.endpoints().getFirst()).port();
    }

    @Test
    void curl_isAnswered() throws Exception {
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .tls(certificates.server())
                        .handle(ServerTlsTest::answer)) {
            Finished curl =
                    programs.start(
                                    "curl",
                                    "-sS",
                                    "--cacert",
                                    certificates.file("ca.pem").toString(),
                                    "https://localhost:" + port(server) + "/x")
                            .await(LONG);
            assertThat(curl.out()).as(curl.err()).isEqualTo("GET /x HTTP/1.1 by TLSv1.3");
            assertThat(curl.status()).isZero();
        }
    }

    @Test
    void openssl_negotiatesAlpn() throws Exception {
        try (Server server =
                Server.on(ServerTest.ANY_PORT)
                        .tls(
                                certificates.server(),
                                TlsOptions.DEFAULT.withApplicationProtocols("echo"))
                        .handle(
                                c -> {
                                    String chosen =
                                            c.tls().orElseThrow().applicationProtocol().orElse("");
                                    c.sendAll((chosen + "\n").getBytes(UTF_8));
                                })) {
            Program openssl =
                    programs.start(
                            directory,
                            Map.of(),
                            "openssl",
                            "s_client",
                            "-quiet",
                            "-verify_return_error",
                            "-CAfile",
                            "ca.pem",
                            "-alpn",
                            "other,echo",
                            "-connect",
                            "localhost:" + port(server));
            Finished finished = openssl.await(LONG);
            assertThat(finished.out()).as(finished.err()).contains("echo\n");
        }
    }

    @Test
    void largeData_goesBothWays_andIsCounted() throws Exception {
        byte[] data = new byte[500_000];
        new Random(1).nextBytes(data);
        Heard heard = new Heard();
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .tls(certificates.server())
                                .reporter(heard)
                                .handle(ServerTest::echo);
                Socket socket = Socket.client(server.endpoints().getFirst())) {
            socket.timeout(LONG);
            try (TlsStream tls = TlsStream.client(socket, "localhost", certificates.client())) {
                Thread writer =
                        Thread.startVirtualThread(
                                () -> {
                                    try {
                                        tls.write(data);
                                    } catch (IOException e) {
                                        throw new AssertionError(e);
                                    }
                                });
                assertThat(tls.inputStream().readNBytes(data.length)).isEqualTo(data);
                assertThat(writer.join(LONG)).isTrue();
            }
            Connection connection = heard.await(ServerEvent.Ended.class).connection();
            assertThat(connection.bytesReceived()).isEqualTo(data.length);
            assertThat(connection.bytesSent()).isEqualTo(data.length);
            assertThat(heard.all(ServerEvent.Failed.class)).isEmpty();
        }
    }

    /// A client that does not speak TLS, and one that says nothing at all, never meet the handler,
    /// and keep nobody from being served.
    @Test
    void clientsWithoutTls_areNotServed() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .tls(certificates.server())
                                .prepareTimeout(Duration.ofSeconds(1))
                                .reporter(heard)
                                .handle(ServerTest::echo);
                Socket silent = Socket.client(server.endpoints().getFirst());
                Socket plain = Socket.client(server.endpoints().getFirst())) {
            silent.timeout(LONG);
            plain.sendAll("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            ServerEvent.NotPrepared not = heard.await(ServerEvent.NotPrepared.class);
            assertThat(not.failure()).isInstanceOf(javax.net.ssl.SSLException.class);
            try (Socket socket = Socket.client(server.endpoints().getFirst());
                    TlsStream tls = TlsStream.client(socket, "localhost", certificates.client())) {
                socket.timeout(LONG);
                tls.write(new byte[] {7});
                assertThat(tls.inputStream().read()).isEqualTo(7);
            }
            assertThat(silent.recv(100)).isEmpty();
            assertThat(heard.await(ServerEvent.Cut.class).reason()).isEqualTo(CutReason.PREPARE);
            assertThat(server.counts().finished()).isEqualTo(1);
        }
    }

    /// A handler that stops reading when it hears of the drain ends by itself, and says so to the
    /// peer.
    @Test
    void drain_ofHandlersThatStopReading_endsSessionsInOrder() throws Exception {
        Heard heard = new Heard();
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .tls(certificates.server())
                                .reporter(heard)
                                .handle(
                                        c -> {
                                            c.onDrain(c::stopReading);
                                            ServerTest.echo(c);
                                        });
                Socket socket = Socket.client(server.endpoints().getFirst())) {
            socket.timeout(LONG);
            TlsStream tls = TlsStream.client(socket, "localhost", certificates.client());
            tls.write(new byte[] {7});
            assertThat(tls.inputStream().read()).isEqualTo(7);
            server.beginDrain(LONG);
            assertThat(tls.inputStream().read()).isEqualTo(-1);
            tls.close();
            Drained drained = server.await();
            assertThat(drained.finished()).isEqualTo(1);
            assertThat(drained.isClean()).isTrue();
            assertThat(heard.all(ServerEvent.Failed.class)).isEmpty();
        }
    }

    /// The end of a drain does not wait for the close_notify of those that are cut.
    @Test
    void drain_cutsSessionsAtOnce() throws Exception {
        try (Server server =
                        Server.on(ServerTest.ANY_PORT)
                                .tls(certificates.server())
                                .handle(ServerTest::echo);
                Socket socket = Socket.client(server.endpoints().getFirst())) {
            socket.timeout(LONG);
            TlsStream tls = TlsStream.client(socket, "localhost", certificates.client());
            tls.write(new byte[] {7});
            assertThat(tls.inputStream().read()).isEqualTo(7);
            Drained drained = server.drain(Duration.ZERO);
            assertThat(drained.cut()).isEqualTo(1);
            assertThat(drained.running()).isZero();
            assertThat(drained.took()).isLessThan(Duration.ofMillis(900));
        }
    }
}
