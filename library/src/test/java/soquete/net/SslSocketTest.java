package soquete.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;

/// The JDK's own TLS sockets, layered on Soquete's connections at both ends.
@Timeout(60)
class SslSocketTest {
    private static final char[] PASSWORD = "secret1".toCharArray();

    @TempDir static Path directory;
    private static SSLContext context;

    @BeforeAll
    static void makeKeyStore() throws Exception {
        Path store = directory.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process =
                new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD),
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-validity",
                                "2")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
        others.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    }

    private static Socket connected(Endpoint to) throws IOException {
        Socket socket = Socket.open(to.family(), SocketType.SOCK_STREAM);
        socket.connect(to);
        return socket;
    }

    private static CompletableFuture<byte[]> echo(ServerSocket server) {
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (java.net.Socket plain = server.accept();
                                    SSLSocket tls =
                                            (SSLSocket)
                                                    context.getSocketFactory()
                                                            .createSocket(plain, null, true)) {
                                byte[] data = tls.getInputStream().readAllBytes();
                                tls.getOutputStream().write(data);
                                tls.getOutputStream().close();
                                received.complete(data);
                            } catch (Throwable t) {
                                received.completeExceptionally(t);
                            }
                        });
        return received;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp TLSv1.3", "tcp TLSv1.2", "unix TLSv1.3"})
    void sslSocket_layeredOnAView_exchangesData(String how) throws Exception {
        String protocol = how.substring(how.indexOf(' ') + 1);
        Endpoint at =
                how.startsWith("tcp")
                        ? Inet4Endpoint.LOOPBACK
                        : UnixEndpoint.path(directory.resolve("s"));
        byte[] data = "bem vindo cliente\n".repeat(50_000).getBytes(UTF_8);
        try (Socket listener = Socket.server(at)) {
            CompletableFuture<byte[]> received = echo(ServerSocketView.of(listener));
            java.net.Socket plain = SocketView.of(connected(listener.localEndpoint()));
            SSLSocketFactory factory = context.getSocketFactory();
            try (SSLSocket tls = (SSLSocket) factory.createSocket(plain, "localhost", 443, true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setProtocols(new String[] {protocol});
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                tls.setSoTimeout(30);
                assertThat(plain.getSoTimeout()).isEqualTo(30);
                assertThat(tls.getSession().getProtocol()).isEqualTo(protocol);
                InputStream in = tls.getInputStream();
                assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
                tls.setSoTimeout(0);
                tls.getOutputStream().write(data);
                if (protocol.equals("TLSv1.3")) {
                    tls.shutdownOutput();
                    assertThat(in.readAllBytes()).isEqualTo(data);
                }
            }
            if (protocol.equals("TLSv1.3")) {
                assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(data);
            }
            assertThat(plain.isClosed()).isTrue();
        }
    }

    @Test
    void defaultFactory_layeredOnAView_refusesTheUnknownCertificate() throws Exception {
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK)) {
            CompletableFuture<byte[]> received = echo(ServerSocketView.of(listener));
            java.net.Socket plain = SocketView.of(connected(listener.localEndpoint()));
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket tls = (SSLSocket) factory.createSocket(plain, "localhost", 443, true)) {
                assertThatThrownBy(tls::startHandshake)
                        .isInstanceOf(SSLHandshakeException.class)
                        .hasMessageContaining("PKIX path building failed");
            }
            assertThatThrownBy(() -> received.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(IOException.class);
        }
    }
}
