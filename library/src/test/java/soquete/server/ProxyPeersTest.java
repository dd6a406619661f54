package soquete.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;
import soquete.message.Shutdown;
import soquete.proxy.ProxyHeader;
import soquete.proxy.ProxyTlv;
import soquete.proxy.ProxyVersion;
import soquete.proxy.SslTlv;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;
import soquete.testkit.Program;
import soquete.testkit.Programs;
import soquete.tls.Certificates;
import soquete.tls.TlsOptions;
import soquete.tls.TlsStream;

/// Behind HAProxy and nginx, each in the network of the server, with the client in another.
@Timeout(60)
@Needs(root = true, programs = "ip")
class ProxyPeersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path NGINX_STREAM = Path.of("/usr/lib/nginx/modules/ngx_stream_module.so");

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private NetworkNamespace front;
    private NetworkNamespace back;
    private Server server;

    /// What the handler saw.
    private record Seen(Endpoint remote, Endpoint local, Endpoint proxy, ProxyHeader header) {}

    @BeforeEach
    void networksAndServer() throws Exception {
        NetworkNamespace.available().assume();
        front = NetworkNamespace.create();
        back = NetworkNamespace.create();
        front.join("a", back, "b");
        front.ip("addr", "add", "10.7.0.1/24", "dev", "a");
        back.ip("addr", "add", "10.7.0.2/24", "dev", "b");
        front.ip("addr", "add", "fd00:7::1/64", "dev", "a", "nodad");
        back.ip("addr", "add", "fd00:7::2/64", "dev", "b", "nodad");
        server =
                back.call(
                        () ->
                                Server.on(Endpoint.of("127.0.0.1", 0))
                                        .proxy(ProxyPolicy.required("127.0.0.0/8"))
                                        .handle(this::serve));
    }

    @AfterEach
    void end() {
        programs.close();
        if (server != null) {
            server.close();
        }
        if (back != null) {
            back.close();
        }
        if (front != null) {
            front.close();
        }
    }

    private void serve(Connection connection) throws IOException {
        seen.add(
                new Seen(
                        connection.remoteEndpoint(),
                        connection.localEndpoint(),
                        connection.socket().remoteEndpoint(),
                        connection.proxyHeader().orElseThrow()));
        ServerTest.echo(connection);
    }

    private int port() {
        return ((InetEndpoint) server.endpoints().getFirst()).port();
    }

    private Seen seen() throws InterruptedException {
        return Optional.ofNullable(seen.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .orElseThrow();
    }

    private Program haproxy(String sections) throws Exception {
        Path configuration =
                Files.writeString(
                        directory.resolve("haproxy.cfg"),
                        """
                        defaults
                            mode tcp
                            timeout connect 10s
                            timeout client 20s
                            timeout server 20s
                        """
                                + sections.replace("SERVER", "127.0.0.1:" + port())
                                        .replace("DIRECTORY", directory.toString()));
        return started("haproxy", "-db", "-f", configuration.toString());
    }

    private Program started(String... command) throws Exception {
        Program program = back.call(() -> programs.start(directory, Map.of(), command));
        ListeningPort.tcp(program.pid(), PATIENCE);
        return program;
    }

    private Socket connect(Endpoint to) throws Exception {
        Socket client = connectOnceItListens(to);
        client.timeout(PATIENCE);
        return client;
    }

    private Socket connectOnceItListens(Endpoint to) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return front.call(() -> Socket.client(to, PATIENCE));
            } catch (ConnectionRefusedException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private static void assertEchoes(Socket client) throws IOException {
        byte[] ping = "through the proxy".getBytes(US_ASCII);
        client.sendAll(ping);
        assertThat(client.recvExactly(ping.length)).isEqualTo(ping);
    }

    @ParameterizedTest
    @CsvSource({
        "send-proxy, V1, 10.7.0.2:8001",
        "send-proxy-v2, V2, 10.7.0.2:8001",
        "send-proxy, V1, [fd00:7::2]:8001",
        "send-proxy-v2, V2, [fd00:7::2]:8001"
    })
    @Needs(programs = "haproxy", ipv6 = true)
    void haproxy_sending_saysWhoTheClientIs(String how, ProxyVersion version, String at)
            throws Exception {
        haproxy(
                """
                listen in
                    bind 10.7.0.2:8001
                    bind fd00:7::2:8001
                    server s SERVER %s
                """
                        .formatted(how));

        try (Socket client = connect(Endpoint.parse(at))) {
            assertEchoes(client);
            Seen who = seen();
            assertThat(who.remote()).isEqualTo(client.localEndpoint());
            assertThat(who.local()).isEqualTo(client.remoteEndpoint());
            assertThat(who.proxy().toString()).startsWith("127.0.0.1:");
            assertThat(who.header())
                    .isEqualTo(
                            new ProxyHeader.Proxied(
                                    version,
                                    SocketType.SOCK_STREAM,
                                    client.localEndpoint(),
                                    client.remoteEndpoint(),
                                    List.of()));
        }
    }

    @Test
    @Needs(programs = {"haproxy", "openssl"})
    void haproxy_speakingTls_tellsOfItsCertificatesAndNames() throws Exception {
        Certificates certificates = Certificates.in(directory);
        Files.writeString(
                directory.resolve("both.pem"),
                Files.readString(directory.resolve("server.pem"))
                        + Files.readString(directory.resolve("server.key")));
        haproxy(
                """
                listen in
                    bind 10.7.0.2:8001 ssl crt DIRECTORY/both.pem ca-file DIRECTORY/ca.pem verify required alpn h2
                    unique-id-format id-%rt-of-us
                    server s SERVER send-proxy-v2-ssl-cn proxy-v2-options crc32c,unique-id,authority,ssl-cipher,cert-key,cert-sig
                """);
        try (Socket client = connect(Endpoint.parse("10.7.0.2:8001"));
                TlsStream tls =
                        TlsStream.client(
                                client,
                                "localhost",
                                certificates.clientWithKey(),
                                TlsOptions.DEFAULT.withApplicationProtocols("h2"))) {
            tls.handshake();
            tls.write("ping".getBytes(US_ASCII));
            Seen who = seen();
            assertThat(who.remote()).isEqualTo(client.localEndpoint());

            ProxyHeader header = who.header();
            assertThat(header.tlv(ProxyTlv.Crc32c.class)).isPresent();
            assertThat(header.tlv(ProxyTlv.Authority.class))
                    .contains(new ProxyTlv.Authority("localhost"));
            assertThat(header.tlv(ProxyTlv.Alpn.class)).contains(new ProxyTlv.Alpn("h2"));
            ProxyTlv.UniqueId id = header.tlv(ProxyTlv.UniqueId.class).orElseThrow();
            assertThat(new String(id.id().toArray(), UTF_8)).matches("id-[0-9]+-of-us");
            ProxyTlv.Ssl ssl = header.tlv(ProxyTlv.Ssl.class).orElseThrow();
            assertThat(ssl.isSsl()).isTrue();
            assertThat(ssl.isClientVerified()).isTrue();
            assertThat(ssl.client())
                    .isEqualTo(
                            ProxyTlv.Ssl.PP2_CLIENT_SSL
                                    | ProxyTlv.Ssl.PP2_CLIENT_CERT_CONN
                                    | ProxyTlv.Ssl.PP2_CLIENT_CERT_SESS);
            assertThat(ssl.commonName()).contains("client");
            assertThat(ssl.version()).contains(tls.session().getProtocol());
            assertThat(ssl.cipher()).contains(tls.session().getCipherSuite());
            assertThat(ssl.value(SslTlv.PP2_SUBTYPE_SSL_KEY_ALG)).isPresent();
            assertThat(ssl.value(SslTlv.PP2_SUBTYPE_SSL_SIG_ALG)).isPresent();
        }
    }

    @Test
    @Needs(programs = "haproxy")
    void haproxy_checking_isLocal() throws Exception {
        haproxy(
                """
                listen in
                    bind 10.7.0.2:8001
                    server s SERVER send-proxy-v2 check check-send-proxy inter 100
                """);
        Seen check = seen();
        assertThat(check.header()).isEqualTo(new ProxyHeader.Local());
        assertThat(check.remote()).isEqualTo(check.proxy());
        assertThat(check.local()).isEqualTo(server.endpoints().getFirst());
    }

    /// HAProxy reads what we send, and passes on what it understood.
    @Test
    @Needs(programs = "haproxy")
    void haproxy_receiving_understandsOurHeaders() throws Exception {
        haproxy(
                """
                listen in
                    bind 10.7.0.2:8001 accept-proxy
                    bind fd00:7::2:8001 accept-proxy
                    server s SERVER send-proxy-v2
                """);
        Endpoint inet = Endpoint.parse("203.0.113.7:1234");
        Endpoint inet6 = Endpoint.parse("[2001:db8::7]:1234");
        Endpoint mapped = Endpoint.parse("[::ffff:1.2.3.4]:5");
        List<ProxyTlv> tlvs =
                List.of(new ProxyTlv.Noop(5), new ProxyTlv.Authority("x"), new ProxyTlv.Crc32c());
        for (ProxyVersion version : ProxyVersion.values()) {
            for (Endpoint source : List.of(inet, inet6, mapped)) {
                ProxyHeader header =
                        new ProxyHeader.Proxied(
                                version,
                                SocketType.SOCK_STREAM,
                                source,
                                source,
                                version == ProxyVersion.V1 ? List.of() : tlvs);
                try (Socket client = connect(Endpoint.parse("10.7.0.2:8001"))) {
                    client.sendAll(header.encode());
                    assertEchoes(client);
                    Seen who = seen();
                    assertThat(who.remote()).isEqualTo(source);
                    assertThat(who.local()).isEqualTo(source);
                }
            }
        }
        for (ProxyHeader header :
                List.of(
                        new ProxyHeader.Local(),
                        new ProxyHeader.Unknown(ProxyVersion.V1, List.of()))) {
            try (Socket client = connect(Endpoint.parse("10.7.0.2:8001"))) {
                client.sendAll(header.encode());
                assertEchoes(client);
                assertThat(seen().remote()).isEqualTo(client.localEndpoint());
            }
        }
    }

    private Program nginx(String configuration) throws Exception {
        Files.writeString(
                directory.resolve("nginx.conf"),
                """
                daemon off;
                master_process off;
                pid DIRECTORY/nginx.pid;
                error_log stderr;
                load_module %s;
                events { }
                """
                                .formatted(NGINX_STREAM)
                                .replace("DIRECTORY", directory.toString())
                        + configuration
                                .replace("SERVER", "127.0.0.1:" + port())
                                .replace("DIRECTORY", directory.toString()));
        return started("nginx", "-p", directory + "/", "-c", "nginx.conf");
    }

    private static void assumeNginxStream() {
        soquete.testkit.Capability.probed(
                        "needs the stream module of nginx", () -> Files.exists(NGINX_STREAM))
                .assume();
    }

    @ParameterizedTest
    @CsvSource({"10.7.0.2:8002", "[fd00:7::2]:8002"})
    @Needs(programs = "nginx", ipv6 = true)
    void nginx_sending_saysWhoTheClientIs(String at) throws Exception {
        assumeNginxStream();
        nginx(
                """
                stream {
                    server {
                        listen 10.7.0.2:8002;
                        listen [fd00:7::2]:8002;
                        proxy_pass SERVER;
                        proxy_protocol on;
                    }
                }
                """);
        try (Socket client = connect(Endpoint.parse(at))) {
            assertEchoes(client);
            Seen who = seen();
            assertThat(who.remote()).isEqualTo(client.localEndpoint());
            assertThat(who.local()).isEqualTo(client.remoteEndpoint());
            assertThat(who.header().version()).isEqualTo(ProxyVersion.V1);
        }
    }

    /// nginx reads both versions.
    @Test
    @Needs(programs = "nginx")
    void nginx_receiving_understandsOurHeaders() throws Exception {
        assumeNginxStream();
        nginx(
                """
                stream {
                    server {
                        listen 10.7.0.2:8002 proxy_protocol;
                        return "$proxy_protocol_addr $proxy_protocol_port $proxy_protocol_server_port";
                    }
                }
                """);
        for (ProxyVersion version : ProxyVersion.values()) {
            for (String source : List.of("203.0.113.7:1234", "[2001:db8::7]:1234")) {
                InetEndpoint from = (InetEndpoint) Endpoint.parse(source);
                try (Socket client = connect(Endpoint.parse("10.7.0.2:8002"))) {
                    client.sendAll(
                            new ProxyHeader.Proxied(
                                            version,
                                            SocketType.SOCK_STREAM,
                                            from,
                                            from.withPort(99),
                                            List.of())
                                    .encode());
                    assertThat(new String(client.recv(100), US_ASCII))
                            .isEqualTo(from.host() + " 1234 99");
                }
            }
        }
    }

    @Test
    @Needs(programs = "curl")
    void curl_sendingAHeader_isServed() throws Exception {
        Endpoint at = Endpoint.of("10.7.0.2", 0);
        try (Server http =
                back.call(
                        () ->
                                Server.on(at)
                                        .proxy(ProxyPolicy.required("10.7.0.0/24"))
                                        .handle(ProxyPeersTest::http))) {
            String url = "http://" + http.endpoints().getFirst() + "/";
            Program curl =
                    front.call(() -> programs.start("curl", "-s", "--haproxy-protocol", url));
            Finished finished = curl.await(PATIENCE);
            assertThat(finished.out())
                    .matches(
                            "V1 10\\.7\\.0\\.1:[0-9]+ "
                                    + http.endpoints().getFirst()
                                    + " GET / HTTP/1.1");
        }
    }

    private static void http(Connection connection) throws IOException {
        String request = new String(connection.recv(8192), US_ASCII);
        ProxyHeader.Proxied header = (ProxyHeader.Proxied) connection.proxyHeader().orElseThrow();
        String body =
                header.version()
                        + " "
                        + header.source()
                        + " "
                        + header.destination()
                        + " "
                        + request.lines().findFirst().orElse("");
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        connection.sendAll(answer.getBytes(US_ASCII));
        connection.socket().shutdown(Shutdown.SHUT_WR);
    }
}
