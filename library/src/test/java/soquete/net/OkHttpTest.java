package soquete.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.endpoint.UnixEndpoint;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// A HTTP client that knows only `java.net.Socket`, over Unix sockets: OkHttp with servers in
/// Python and nginx.
@Timeout(60)
class OkHttpTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PYTHON =
            """
            import http.server, socketserver, sys, time
            class Handler(http.server.BaseHTTPRequestHandler):
                protocol_version = 'HTTP/1.1'
                def address_string(self): return 'unix'
                def answer(self, body):
                    self.send_response(200)
                    self.send_header('Content-Length', str(len(body)))
                    self.send_header('X-Host', self.headers['Host'])
                    self.end_headers()
                    self.wfile.write(body)
                def do_GET(self):
                    if self.path == '/slow': time.sleep(2)
                    self.answer(self.path.encode() * 50000)
                def do_POST(self):
                    self.answer(self.rfile.read(int(self.headers['Content-Length']))[::-1])
            class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
                daemon_threads = True
            server = Server(sys.argv[1], Handler)
            print('ready', flush=True)
            server.serve_forever()
            """;

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;
    private OkHttpClient client = new OkHttpClient();

    private OkHttpClient over(Path path) {
        client =
                new OkHttpClient.Builder()
                        .socketFactory(new EndpointSocketFactory(UnixEndpoint.path(path)))
                        .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                        .build();
        return client;
    }

    @AfterEach
    void endClient() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    private Path python() throws Exception {
        Files.writeString(directory.resolve("server.py"), PYTHON);
        Path path = directory.resolve("http");
        Program server =
                programs.start(directory, Map.of(), "python3", "server.py", path.toString());
        server.awaitOut("ready", LONG);
        return path;
    }

    private static Response get(OkHttpClient client, String path) throws IOException {
        Request request = new Request.Builder().url("http://docker.internal" + path).build();
        return client.newCall(request).execute();
    }

    @Test
    @Needs(programs = "python3")
    void okHttp_overAUnixSocket_getsAndPosts() throws Exception {
        OkHttpClient http = over(python());
        for (int i = 0; i < 5; i++) {
            try (Response response = get(http, "/" + i)) {
                assertThat(response.code()).isEqualTo(200);
                assertThat(response.header("X-Host")).isEqualTo("docker.internal");
                assertThat(response.body().string()).isEqualTo(("/" + i).repeat(50_000));
            }
        }
        assertThat(http.connectionPool().connectionCount()).as("kept alive").isOne();
        byte[] data = "obrigado".repeat(100_000).getBytes(UTF_8);
        Request post =
                new Request.Builder().url("http://x/").post(RequestBody.create(data)).build();
        try (Response response = http.newCall(post).execute()) {
            byte[] back = response.body().bytes();
            assertThat(back).hasSize(data.length).startsWith("odagirbo".getBytes(UTF_8));
        }
    }

    @Test
    @Needs(programs = "python3")
    void okHttp_readTimeout_isItsOwn() throws Exception {
        OkHttpClient http =
                over(python()).newBuilder().readTimeout(50, TimeUnit.MILLISECONDS).build();
        assertThatThrownBy(() -> get(http, "/slow"))
                .isInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void okHttp_nobodyListening_failsToConnect() {
        OkHttpClient http = over(directory.resolve("nobody"));
        assertThatThrownBy(() -> get(http, "/"))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("ENOENT");
    }

    @Test
    @Needs(programs = "nginx")
    void okHttp_withNginxOnAUnixSocket_getsAFile() throws Exception {
        Files.writeString(directory.resolve("page.txt"), "olá\n".repeat(200_000));
        Path path = directory.resolve("nginx.sock");
        Files.writeString(
                directory.resolve("nginx.conf"),
                """
                daemon off; master_process off; pid %1$s/pid; error_log stderr notice;
                events {}
                http {
                  access_log off; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p;
                  fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                  server { listen unix:%2$s; root %1$s; }
                }
                """
                        .formatted(directory, path));
        Program nginx = programs.start("nginx", "-c", directory.resolve("nginx.conf").toString());
        nginx.awaitErr("using the \"epoll\"", LONG);
        try (Response response = get(over(path), "/page.txt")) {
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.header("Server")).startsWith("nginx");
            assertThat(response.body().string()).isEqualTo("olá\n".repeat(200_000));
        }
    }
}
