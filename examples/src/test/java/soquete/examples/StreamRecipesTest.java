package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// The recipes of TCP and TLS, run as a user runs them.
@Timeout(60)
class StreamRecipesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private Finished run(String... command) throws InterruptedException {
        return programs.start(command).await(PATIENCE);
    }

    @Test
    @Needs(programs = "python3")
    void tcpInfoWatch_ofASlowReceiver_findsTheReceiver() throws Exception {
        Program slow =
                programs.start(
                        Python.command(
                                """
                                server = socket.socket()
                                server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 20000)
                                server.bind(('127.0.0.1', 0))
                                server.listen()
                                conn, _ = server.accept()
                                while conn.recv(20000):
                                    time.sleep(0.004)
                                """));
        int port = ListeningPort.tcp(slow.pid(), PATIENCE);

        Finished watched =
                programs.start(
                                directory,
                                Map.of("LC_ALL", "C"),
                                Recipe.command(TcpInfoWatch.class, "127.0.0.1", port, 6))
                        .await(PATIENCE);

        assertThat(watched.out().lines())
                .hasSizeGreaterThan(2)
                .last()
                .asString()
                .matches(
                        "acked [\\d,]+ B  cwnd [1-9]\\d*  rtt [1-9][\\d,]* us"
                                + "  retransmitted \\d+  rate [\\d,]+ kB/s"
                                + "  waiting for the receiver");
        assertThat(watched.status()).isZero();
    }

    @Test
    void sendFile_toAClient_givesItsNameAndItsBytes() throws Exception {
        Path file = directory.resolve("data");
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        Files.write(file, bytes);
        Program server = programs.start(Recipe.command(SendFile.class, file, 0));
        int port = ListeningPort.tcp(server.pid(), PATIENCE);

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = client.getInputStream()) {
            assertThat(in.readNBytes(5)).isEqualTo("data\n".getBytes(UTF_8));
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        server.awaitOut(" has all 3000001 bytes\n", PATIENCE);
    }

    @Test
    void sendFile_toAClientThatLeaves_saysHowFarItCame() throws Exception {
        Path file = Files.write(directory.resolve("data"), new byte[40_000_000]);
        Program server = programs.start(Recipe.command(SendFile.class, file, 0));
        int port = ListeningPort.tcp(server.pid(), PATIENCE);

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getInputStream().readNBytes(5);
        }
        server.awaitOut(" bytes)\n", PATIENCE);
        assertThat(server.outSoFar())
                .matches(
                        "stopped after (\\d+): sendfile .*(EPIPE|ECONNRESET).*"
                                + " \\(after \\1 bytes\\)\n");
    }

    @Test
    void zeroCopySend_ofChangingMemory_arrivesAsItWas() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program sender =
                    programs.start(
                            Recipe.command(
                                    ZeroCopySend.class, "127.0.0.1", server.getLocalPort(), 5));
            try (Socket conn = server.accept();
                    InputStream in = conn.getInputStream()) {
                for (int i = 0; i < 5; i++) {
                    byte[] part = in.readNBytes(256 << 10);
                    assertThat(part).hasSize(256 << 10).containsOnly(i);
                }
                assertThat(in.read()).isEqualTo(-1);
            }
            assertThat(sender.await(PATIENCE).out())
                    .matches("1310720 bytes sent; the kernel copied [1-9]\\d* sends\n");
        }
    }

    @Test
    void happyEyeballs_toANameOfTwoAddresses_findsTheOneThatListens() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = server.getLocalPort();
            Finished connected = run(Recipe.command(HappyEyeballs.class, "localhost", port));

            assertThat(connected.out())
                    .matches("connected to 127\\.0\\.0\\.1:" + port + " after \\d+ ms\n");
            assertThat(connected.status()).isZero();
        }
        Finished refused = run(Recipe.command(HappyEyeballs.class, "localhost", port));
        assertThat(refused.out()).contains("127.0.0.1:" + port, "ECONNREFUSED");
        assertThat(refused.status()).isEqualTo(1);
    }

    @Test
    @Needs(programs = "python3")
    void tlsEcho_forItsClientAndPython_checksTheName() throws Exception {
        Path keys = directory.resolve("keys.p12");
        Path certificate = directory.resolve("certificate.pem");
        makeKeys(keys, certificate);
        Program server =
                programs.start(
                        Recipe.command(TlsEcho.class, "server", "127.0.0.1:0", keys, "secret"));
        int port = ListeningPort.tcp(server.pid(), PATIENCE);
        String at = "127.0.0.1:" + port;

        Finished client =
                run(Recipe.command(TlsEcho.class, "client", at, "localhost", keys, "secret", "oi"));
        assertThat(client.out()).as(client.err()).isEqualTo("oi\n");

        Finished python =
                run(
                        Python.command(
                                """
                                import ssl
                                context = ssl.create_default_context(cafile=sys.argv[2])
                                raw = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
                                s = context.wrap_socket(raw, server_hostname='localhost')
                                s.sendall(b'from python')
                                print(s.recv(99), s.version())
                                s.unwrap()
                                """,
                                port,
                                certificate));
        assertThat(python.out()).as(python.err()).isEqualTo("b'from python' TLSv1.3\n");

        Finished wrong =
                run(Recipe.command(TlsEcho.class, "client", at, "elsewhere", keys, "secret", "oi"));
        assertThat(wrong.err()).contains("SSLHandshakeException", "elsewhere");
        assertThat(wrong.status()).isEqualTo(1);
        server.awaitOut("no session: ", PATIENCE);
        assertThat(server.outSoFar().lines().skip(1))
                .startsWith(
                        "TLSv1.3 with TLS_AES_256_GCM_SHA384",
                        "TLSv1.3 with TLS_AES_256_GCM_SHA384");
    }

    @Test
    @Needs(programs = "python3")
    void selectorEcho_ofManyClientsAtOnce_givesEachItsOwnBytes() throws Exception {
        Program server = programs.start(Recipe.command(SelectorEcho.class, "127.0.0.1:0"));
        int port = ListeningPort.tcp(server.pid(), PATIENCE);

        Finished python =
                run(
                        Python.command(
                                """
                                import threading
                                at = ('127.0.0.1', int(sys.argv[1]))
                                both = [socket.create_connection(at) for _ in range(20)]
                                sent = [os.urandom(3000000) for _ in both]
                                def send(s, data):
                                    s.sendall(data)
                                    s.shutdown(socket.SHUT_WR)
                                threads = [threading.Thread(target=send, args=pair)
                                           for pair in zip(both, sent)]
                                for t in threads:
                                    t.start()
                                def rest(s):
                                    return b''.join(iter(lambda: s.recv(1 << 16), b''))
                                print([rest(s) for s in both] == sent)
                                """,
                                port));
        assertThat(python.out()).as(python.err()).isEqualTo("True\n");
        server.awaitOut("a connection ended\n".repeat(20), PATIENCE);
    }

    /// A key for localhost in a store, and its certificate as Python takes it.
    private void makeKeys(Path keys, Path certificate) throws Exception {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Finished made =
                run(
                        keytool,
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "secret",
                        "-alias",
                        "x");
        assertThat(made.status()).as(made.out()).isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), "secret".toCharArray());
        String base64 =
                Base64.getMimeEncoder().encodeToString(store.getCertificate("x").getEncoded());
        Files.writeString(
                certificate,
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    private static String[] concat(String[] first, String[] second) {
        return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    @Needs(programs = "systemd-socket-activate")
    void listenFdsServer_startedBySystemd_hasTheSocketAlready() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        Program systemd =
                programs.start(
                        concat(
                                new String[] {"systemd-socket-activate", "-l", "127.0.0.1:" + port},
                                Recipe.command(ListenFdsServer.class)));
        systemd.awaitErr("Listening on 127.0.0.1:" + port, PATIENCE);

        assertThat(greeting(port)).matches("hello 127\\.0\\.0\\.1:\\d+\n");
        assertThat(systemd.outSoFar()).isEqualTo("given 127.0.0.1:" + port + "\n");
    }

    @Test
    void listenFdsServer_startedAlone_listensByItself() throws Exception {
        Program server = programs.start(Recipe.command(ListenFdsServer.class, "127.0.0.1:0"));
        int port = ListeningPort.tcp(server.pid(), PATIENCE);

        assertThat(greeting(port)).matches("hello 127\\.0\\.0\\.1:\\d+\n");
        server.awaitOut("made 127.0.0.1:" + port + "\n", PATIENCE);
    }

    private static String greeting(int port) throws Exception {
        try (Socket client = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
