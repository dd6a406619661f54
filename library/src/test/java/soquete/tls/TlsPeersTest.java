package soquete.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.net.SocketView;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// Sessions with openssl, curl and Python.
@Needs(programs = {"openssl", "python3", "curl"})
@Timeout(60)
class TlsPeersTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir static Path directory;
    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = Certificates.in(directory);
    }

    private Program openssl(String arguments) {
        String[] words = ("openssl " + arguments).split(" ");
        return programs.start(directory, Map.of(), words);
    }

    /// `openssl s_server` on a port that the kernel chose.
    private Endpoint server(Program program) throws InterruptedException {
        program.awaitOut("ACCEPT 127.0.0.1:", LONG);
        Matcher port = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)").matcher(program.outSoFar());
        assertThat(port.find()).isTrue();
        return Endpoint.of("127.0.0.1", Integer.parseInt(port.group(1)));
    }

    private static TlsStream connect(Endpoint to, TlsOptions options) throws Exception {
        Socket socket = Ends.connected(to);
        socket.timeout(LONG);
        return TlsStream.client(socket, "localhost", certificates.client(), options);
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
    void client_talksWithOpensslServer(String version, String protocol) throws Exception {
        Program program =
                openssl(
                        "s_server -accept 127.0.0.1:0 -cert server.pem -key server.key -rev -alpn"
                                + " http/1.1,h2 "
                                + version);
        TlsOptions options = TlsOptions.DEFAULT.withApplicationProtocols("h2", "http/1.1");
        try (TlsStream tls = connect(server(program), options)) {
            tls.write("bem vindo\n".getBytes(US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(tls.inputStream(), US_ASCII));
            assertThat(lines.readLine()).isEqualTo("odniv meb");
            assertThat(tls.session().getProtocol()).isEqualTo(protocol);
            assertThat(tls.applicationProtocol()).as("the server's first").hasValue("http/1.1");
        }
    }

    @Test
    void client_ofOpensslServerWithoutAlpn_hasNone() throws Exception {
        Program program =
                openssl("s_server -accept 127.0.0.1:0 -cert server.pem -key server.key -rev");
        TlsOptions options = TlsOptions.DEFAULT.withApplicationProtocols("h2");
        try (TlsStream tls = connect(server(program), options)) {
            tls.handshake();
            assertThat(tls.applicationProtocol()).isEmpty();
        }
    }

    @Test
    void client_withACertificate_isAcceptedByOpensslServerThatNeedsOne() throws Exception {
        Program program =
                openssl(
                        "s_server -accept 127.0.0.1:0 -cert server.pem -key server.key -rev -CAfile"
                                + " ca.pem -Verify 1 -verify_return_error");
        Endpoint at = server(program);
        Socket socket = Ends.connected(at);
        try (TlsStream tls = TlsStream.client(socket, "localhost", certificates.clientWithKey())) {
            tls.write("abc\n".getBytes(US_ASCII));
            assertThat(tls.inputStream().readNBytes(4)).isEqualTo("cba\n".getBytes(US_ASCII));
        }
        try (TlsStream tls = connect(at, TlsOptions.DEFAULT)) {
            assertThatThrownBy(
                            () -> {
                                tls.handshake();
                                tls.read(new byte[1]);
                            })
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("certificate_required");
        }
    }

    @Test
    void client_askedForAKeyUpdateByOpensslServer_goesOn() throws Exception {
        Program program = openssl("s_server -accept 127.0.0.1:0 -cert server.pem -key server.key");
        try (TlsStream tls = connect(server(program), TlsOptions.DEFAULT)) {
            tls.write("before\n".getBytes(US_ASCII));
            program.awaitOut("before", LONG);
            int round = 0;
            for (String command : new String[] {"k\n", "K\n", "K\n"}) {
                // One command per read of its standard input: what we send comes after it.
                program.write(command.getBytes(US_ASCII));
                tls.write(("round " + ++round + "\n").getBytes(US_ASCII));
                program.awaitOut("round " + round, LONG);
            }
            program.write("after\n".getBytes(US_ASCII));
            assertThat(tls.inputStream().readNBytes(6)).isEqualTo("after\n".getBytes(US_ASCII));
            tls.write("still here\n".getBytes(US_ASCII));
            program.awaitOut("still here", LONG);
            // Q closes the connection without close_notify.
            program.write("Q\n".getBytes(US_ASCII));
            assertThatThrownBy(() -> tls.read(new byte[1]))
                    .isInstanceOf(TlsTruncationException.class);
        }
    }

    /// The peer does not read yet, so our writer waits; the key update must not make our reader
    /// wait for the writer.
    @Test
    void reader_askedForAKeyUpdateWhileTheWriterWaits_goesOnReading() throws Exception {
        byte[] much = new byte[10_000_000];
        new Random(7).nextBytes(much);
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK);
                TlsStream tls = connect(listener.localEndpoint(), TlsOptions.DEFAULT);
                java.net.Socket plain = SocketView.of(listener.accept());
                SSLSocket peer =
                        (SSLSocket)
                                certificates
                                        .server()
                                        .getSocketFactory()
                                        .createSocket(plain, null, true)) {
            CompletableFuture<Boolean> shaken = Ends.in(true, () -> Ends.handshake(tls));
            peer.startHandshake();
            assertThat(shaken.get(20, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Boolean> written =
                    Ends.in(
                            true,
                            () -> {
                                tls.write(much);
                                return true;
                            });
            assertThatThrownBy(() -> written.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            // In TLS 1.3, after the handshake, this asks for a key update.
            peer.startHandshake();
            peer.getOutputStream().write("news".getBytes(US_ASCII));
            assertThat(tls.inputStream().readNBytes(4)).isEqualTo("news".getBytes(US_ASCII));
            assertThat(written).isNotDone();
            assertThat(peer.getInputStream().readNBytes(much.length)).isEqualTo(much);
            assertThat(written.get(20, TimeUnit.SECONDS)).isTrue();
            tls.write("more".getBytes(US_ASCII));
            assertThat(peer.getInputStream().readNBytes(4)).isEqualTo("more".getBytes(US_ASCII));
        }
    }

    @Test
    void client_askedForRenegotiationByOpensslServer_refuses() throws Exception {
        Program program =
                openssl("s_server -accept 127.0.0.1:0 -cert server.pem -key server.key -tls1_2");
        try (TlsStream tls = connect(server(program), TlsOptions.DEFAULT)) {
            tls.write("before\n".getBytes(US_ASCII));
            program.awaitOut("before", LONG);
            program.write("r\n".getBytes(US_ASCII));
            assertThatThrownBy(() -> tls.read(new byte[1]))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("renegotiation was asked for, and refused");
        }
    }

    /// One session of our server; it answers what it read up to the end of a line, in upper case.
    private static CompletableFuture<String> answerOnce(Socket listener, TlsOptions options) {
        return Ends.in(
                true,
                () -> {
                    Socket accepted = listener.accept();
                    accepted.timeout(LONG);
                    try (TlsStream tls =
                            TlsStream.server(accepted, certificates.server(), options)) {
                        BufferedReader lines =
                                new BufferedReader(
                                        new InputStreamReader(tls.inputStream(), US_ASCII));
                        String line = String.valueOf(lines.readLine());
                        tls.write(
                                (line.toUpperCase(java.util.Locale.ROOT) + "\n")
                                        .getBytes(US_ASCII));
                        return line
                                + " "
                                + tls.session().getProtocol()
                                + " "
                                + tls.applicationProtocol().orElse("none");
                    }
                });
    }

    private static int port(Socket listener) throws IOException {
        return ((InetEndpoint) listener.localEndpoint()).port();
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
    void server_talksWithOpensslClient(String version, String protocol) throws Exception {
        TlsOptions options = TlsOptions.DEFAULT.withApplicationProtocols("h2", "http/1.1");
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK)) {
            CompletableFuture<String> served = answerOnce(listener, options);
            Program client =
                    openssl(
                            "s_client -connect 127.0.0.1:"
                                    + port(listener)
                                    + " -servername localhost -CAfile ca.pem -verify_return_error"
                                    + " -verify_hostname localhost -alpn http/1.1,h2 -quiet "
                                    + version);
            client.write("obrigado\n".getBytes(US_ASCII));
            client.awaitOut("OBRIGADO", LONG);
            assertThat(served.get(20, TimeUnit.SECONDS)).isEqualTo("obrigado " + protocol + " h2");
            assertThat(client.await(LONG).status()).isZero();
        }
    }

    @Test
    void server_askedForRenegotiationByOpensslClient_refuses() throws Exception {
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK)) {
            CompletableFuture<String> served = answerOnce(listener, TlsOptions.DEFAULT);
            Program client =
                    openssl(
                            "s_client -connect 127.0.0.1:"
                                    + port(listener)
                                    + " -servername localhost -CAfile ca.pem -tls1_2");
            client.awaitOut("Verify return code", LONG);
            client.write("R\n".getBytes(US_ASCII));
            assertThatThrownBy(() -> served.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("renegotiation was asked for, and refused");
        }
    }

    @Test
    void server_isTrustedByCurl() throws Exception {
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK)) {
            CompletableFuture<String> served =
                    Ends.in(true, () -> serveHttp(listener, "olá\n".repeat(100_000)));
            String host = "localhost:" + port(listener);
            Program curl =
                    programs.start(
                            "curl",
                            "--silent",
                            "--show-error",
                            "--http1.1",
                            "--noproxy",
                            "*",
                            "--cacert",
                            certificates.file("ca.pem").toString(),
                            "--resolve",
                            host + ":127.0.0.1",
                            "https://" + host + "/x");
            assertThat(served.get(20, TimeUnit.SECONDS)).isEqualTo("GET /x HTTP/1.1");
            var finished = curl.await(LONG);
            assertThat(finished.err()).isEmpty();
            assertThat(finished.out()).isEqualTo("olá\n".repeat(100_000));
            assertThat(finished.status()).isZero();
        }
    }

    /// HTTP whose body ends with the session, so curl must see a clean end.
    private static String serveHttp(Socket listener, String body) throws Exception {
        try (TlsStream tls =
                TlsStream.server(
                        listener.accept(),
                        certificates.server(),
                        TlsOptions.DEFAULT.withApplicationProtocols("http/1.1"))) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(tls.inputStream(), US_ASCII));
            String first = lines.readLine();
            for (String line = first; line != null && !line.isEmpty(); line = lines.readLine()) {
                assertThat(line).isNotNull();
            }
            tls.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            tls.write(body.getBytes(UTF_8));
            return String.valueOf(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void pythonServerThatUnwraps_seesACleanEndOverAUnixSocket(String version) throws Exception {
        String program =
                """
                import socket, ssl, sys
                context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
                context.minimum_version = context.maximum_version = ssl.TLSVersion.%s
                context.load_cert_chain('server.pem', 'server.key')
                listener = socket.socket(socket.AF_UNIX)
                listener.bind(sys.argv[1])
                listener.listen()
                print('ready', flush=True)
                raw, _ = listener.accept()
                tls = context.wrap_socket(raw, server_side=True)
                data = b''
                while len(data) < 1000000:
                    data += tls.recv(65536)
                tls.sendall(data[::-1])
                assert tls.recv(10) == b''
                tls.unwrap().close()
                print('clean', flush=True)
                """
                        .formatted(version);
        Files.writeString(directory.resolve("server.py"), program);
        Path path = directory.resolve("py-" + version);
        Program python =
                programs.start(directory, Map.of(), "python3", "server.py", path.toString());
        python.awaitOut("ready", LONG);
        byte[] data = new byte[1_000_000];
        data[0] = 1;
        Socket socket = Ends.connected(Ends.unix(path));
        socket.timeout(LONG);
        try (TlsStream tls = TlsStream.client(socket, "localhost", certificates.client())) {
            tls.write(data);
            byte[] back = tls.inputStream().readNBytes(data.length);
            assertThat(back).hasSize(data.length);
            assertThat(back[data.length - 1]).isEqualTo((byte) 1);
        }
        python.awaitOut("clean", LONG);
        assertThat(python.await(LONG).status()).isZero();
    }
}
