package soquete.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.ring.Ring;
import soquete.testkit.Capability;
import soquete.testkit.Finished;
import soquete.testkit.ListeningPort;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

@Timeout(60)
class HttpResponderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TWO =
            "POST /hello HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5;x=y\r\nGET /\r\n3\r\nabc\r\n0\r\nTrailer: t\r\n\r\n"
                    + "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nGET "
                    + "GET /bytes/3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    /// A client that knows what answers look like.
    private static final String CLIENT =
            """
            def connect():
                return socket.create_connection(("127.0.0.1", int(sys.argv[1])), 20)
            def body(n):
                return (b"abcdefghijklmnopqrstuvwxyz" * (n // 26 + 1))[:n]
            def answer(file):
                status, length = int(file.readline().split()[1]), 0
                for line in iter(file.readline, b"\\r\\n"):
                    name, value = line.split(b": ")
                    if name == b"Content-Length": length = int(value)
                return status, file.read(length)
            """;

    @RegisterExtension final Programs programs = new Programs();

    private static String answers(String requests, int pieces) throws IOException {
        Http http = new Http();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] all = requests.getBytes(US_ASCII);
        boolean more = true;
        for (int from = 0; more && from < all.length; from += pieces) {
            int count = Math.min(pieces, all.length - from);
            more =
                    http.take(
                            ByteBuffer.wrap(all, from, count),
                            (data, length) -> {
                                out.write(data, 0, length);
                                return true;
                            });
        }
        String text = out.toString(US_ASCII).replaceAll("Date: [^\r]*\r\n", "");
        return text.replaceAll("Content-Type: text/plain\r\n", "") + (more ? "open" : "closed");
    }

    @Test
    void requests_inOnePieceOrSplitAtEveryByte_getTheSameAnswers() throws Exception {
        String hello = "HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\nHello from the sockets.\n";
        String last = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc";

        assertThat(IntStream.rangeClosed(1, TWO.length()).boxed())
                .allSatisfy(
                        pieces ->
                                assertThat(answers(TWO, pieces))
                                        .isEqualTo(hello + hello + last + "closed"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, 400",
        "'GET /\r\nHost: a', 400",
        "'GET /a b HTTP/1.1\r\nHost: a', 400",
        "'GET  / HTTP/1.1\r\nHost: a', 400",
        "'GET / HTTP/2.0\r\nHost: a', 505",
        "'GET / HTTP/11\r\nHost: a', 400",
        "'GET / http/1.1\r\nHost: a', 400",
        "'GET / HTTP/1.1\r\nHost : a', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nHost: a', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\n\tfolded', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nX: a\rb', 400",
        "'GET / HTTP/1.1\r\nno colon', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length:', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 2', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked',"
                + " 400",
        "'GET / HTTP/1.0\r\nTransfer-Encoding: chunked', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked', 501",
        "'GET /none HTTP/1.1\r\nHost: a', 404",
        "'GET /bytes/1000000 HTTP/1.1\r\nHost: a', 404",
        "'BREW / HTTP/1.1\r\nHost: a', 501",
        "'get / HTTP/1.1\r\nHost: a', 501",
        "'G(T / HTTP/1.1\r\nHost: a', 400",
        "'GET / HTTP/1.0', 200",
        "'GET / HTTP/1.2\r\nHOST:a', 200",
        "'\r\nGET /hello?who=me HTTP/1.1\r\nHost: a', 200",
        "'GET http://a/hello HTTP/1.1\r\nHost: a', 200",
    })
    void requests_goodAndBad_areAnswered(String head, String status) throws Exception {
        assertThat(answers(head + "\r\n\r\n", 4096)).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0\r\n\r\n",
                "+1\r\na\r\n0\r\n\r\n",
                "\r\n",
                "1\r\nab\r\n",
                "0x1\r\n",
                "1 2\r\n"
            })
    void chunks_thatAreMalformed_endTheConnectionAfterTheAnswer(String chunks) throws Exception {
        String head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n";

        assertThat(answers(head + chunks + "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 4096))
                .matches("(?s)HTTP/1.1 200 .*sockets\\.\nHTTP/1.1 400 .*Request\nclosed");
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, close, Connection: close, closed",
        "1.1, 'x , CLOSE', Connection: close, closed",
        "1.1, closely, '', open",
        "1.0, '', Connection: close, closed",
        "1.0, Keep-Alive, Connection: keep-alive, open",
    })
    void connection_isKeptAsBothSay(String version, String asked, String said, String left)
            throws Exception {
        String request = "HEAD / HTTP/" + version + "\r\nHost: a\r\nConnection: " + asked;

        assertThat(answers(request + "\r\n\r\n", 7))
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\nContent-Length: 24\r\n"
                                + (said.isEmpty() ? "" : said + "\r\n")
                                + "\r\n"
                                + left);
    }

    @Test
    void head_thatIsTooLong_isRefused() throws Exception {
        String head = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9000);

        assertThat(answers(head, 100)).startsWith("HTTP/1.1 431 ").endsWith("closed");
        assertThat(answers("GET /" + "x".repeat(9000), 100)).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void date_hasTheFixedForm() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] request = "GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII);
        new Http()
                .take(
                        ByteBuffer.wrap(request),
                        (data, length) -> {
                            out.write(data, 0, length);
                            return true;
                        });

        assertThat(out.toString(US_ASCII))
                .containsPattern(
                        "\r\nDate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n");
    }

    @Test
    void requests_withoutRoomForAnswers_stayInTheBuffer() throws Exception {
        byte[] all = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(3).getBytes(US_ASCII);
        ByteBuffer data = ByteBuffer.wrap(all);
        Http http = new Http();

        assertThat(http.take(data, (bytes, length) -> false)).isTrue();
        assertThat(data.position()).isEqualTo(all.length / 3);
        assertThat(http.take(data, (bytes, length) -> true)).isTrue();
        assertThat(data.hasRemaining()).isFalse();
    }

    private Program serve(String engine) {
        if (engine.equals("ring")) {
            Capability.probed(
                            "needs io_uring",
                            () -> {
                                Ring.open().close();
                                return true;
                            })
                    .assume();
        }
        return programs.start(Recipe.command(HttpResponder.class, engine, "127.0.0.1:0"));
    }

    private Finished python(String code, Object... arguments) throws Exception {
        return programs.start(Python.command(CLIENT + code, arguments)).await(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "ring", "virtual"})
    @Needs(programs = "curl")
    void curl_getsWhatItAsksFor_overOneConnection(String engine) throws Exception {
        int port = ListeningPort.tcp(serve(engine).pid(), PATIENCE);
        String url = "http://127.0.0.1:" + port;

        Finished curl =
                programs.start(
                                "curl",
                                "-sS",
                                "--max-time",
                                "20",
                                "-d",
                                "a body",
                                "-w",
                                "%{http_code} %{size_download} %{num_connects}\\n",
                                "-o",
                                "/dev/null",
                                url + "/bytes/100000",
                                "-o",
                                "/dev/null",
                                url + "/hello")
                        .await(PATIENCE);

        assertThat(curl.out()).isEqualTo("200 100000 1\n200 24 0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "ring", "virtual"})
    @Needs(programs = "python3")
    void requests_inOneSegmentOrSplitAnywhere_areAnsweredInOrder(String engine) throws Exception {
        int port = ListeningPort.tcp(serve(engine).pid(), PATIENCE);

        Finished client =
                python(
                        """
                        sizes = [i * 7 % 100 for i in range(150)]
                        lines = [b"POST /bytes/%d HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: %d\\r\\n\\r\\n"
                                 % (n, n) + b"x" * n for n in sizes]
                        for step in (1 << 20, 1, 7, 61, 997):
                            requests = b"".join(lines if step > 1 else lines[:20])
                            with connect() as s:
                                s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                                answers = s.makefile("rb")
                                for at in range(0, len(requests), step):
                                    s.sendall(requests[at:at + step])
                                for n in sizes if step > 1 else sizes[:20]:
                                    assert answer(answers) == (200, body(n)), (step, n)
                                s.shutdown(socket.SHUT_WR)
                                assert answers.read() == b""
                        print("all")
                        """,
                        port);

        assertThat(client.out()).as(client.err()).isEqualTo("all\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "ring", "virtual"})
    @Needs(programs = "python3")
    void clients_thatReset_takeNothingWithThem(String engine) throws Exception {
        Program server = serve(engine);
        int port = ListeningPort.tcp(server.pid(), PATIENCE);

        Finished client =
                python(
                        """
                        pid = sys.argv[2]
                        def descriptors(): return len(os.listdir(f"/proc/{pid}/fd"))
                        ask = b"GET /bytes/90000 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n"
                        def reset(sent):
                            s = connect()
                            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\\1\\0\\0\\0\\0\\0\\0\\0")
                            s.sendall(sent)
                            if len(sent) > 500: s.recv(100)
                            s.close()
                        with connect() as other:
                            answers = other.makefile("rb")
                            other.sendall(ask)
                            assert answer(answers) == (200, body(90000))
                            before = descriptors()
                            for i in range(150):
                                reset((ask[:9], ask, ask * 100)[i % 3])
                            other.sendall(ask)
                            assert answer(answers) == (200, body(90000))
                            until = time.monotonic() + 10
                            # what the server opens once, for its own use, may come late
                            while descriptors() > before + 9 and time.monotonic() < until:
                                time.sleep(0.01)
                            print(descriptors() <= before + 9)
                        """,
                        port, server.pid());

        assertThat(client.out()).as(client.err()).isEqualTo("True\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "ring", "virtual"})
    @Needs(programs = "python3")
    void clients_twoHundredAtOnce_areKept(String engine) throws Exception {
        int port = ListeningPort.tcp(serve(engine).pid(), PATIENCE);

        Finished client =
                python(
                        """
                        clients = [connect() for _ in range(200)]
                        files = [s.makefile("rb") for s in clients]
                        for turn in range(5):
                            for i, s in enumerate(clients):
                                s.sendall(b"GET /bytes/%d HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n" % (i * turn))
                            for i, f in enumerate(files):
                                assert answer(f) == (200, body(i * turn)), (turn, i)
                        print("all")
                        """,
                        port);

        assertThat(client.out()).as(client.err()).isEqualTo("all\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "ring", "virtual"})
    @Needs(programs = "python3")
    void client_thatAsksForMuchAndReadsLate_getsAll_andTheServerStaysSmall(String engine)
            throws Exception {
        Program server = serve(engine);
        int port = ListeningPort.tcp(server.pid(), PATIENCE);

        Finished client =
                python(
                        """
                        def resident():
                            for line in open(f"/proc/{sys.argv[2]}/status"):
                                if line.startswith("VmRSS"): return int(line.split()[1]) >> 10
                        with connect() as s:
                            before = resident()
                            s.sendall(b"GET /bytes/999999 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n" * 300)
                            s.shutdown(socket.SHUT_WR)
                            answers, wanted, most = s.makefile("rb"), body(999999), 0
                            for i in range(300):
                                assert answer(answers) == (200, wanted), i
                                most = max(most, resident() - before)
                            assert answers.read() == b""
                            print("all" if most < 200 else most)
                        """,
                        port,
                        server.pid());

        assertThat(client.out()).as(client.err()).isEqualTo("all\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "ring", "virtual"})
    @Needs(programs = "python3")
    void client_thatSendsOnAfterItsFault_isHeardOutAndReadsTheAnswer(String engine)
            throws Exception {
        int port = ListeningPort.tcp(serve(engine).pid(), PATIENCE);

        Finished client =
                python(
                        """
                        with connect() as s:
                            s.sendall(b"GET / HTTP/9.9\\r\\n\\r\\n" + b"x" * 500000)
                            s.sendall(b"x" * 500000)
                            answers = s.makefile("rb")
                            print(answer(answers)[0], answers.read())
                        """,
                        port);

        assertThat(client.out()).as(client.err()).isEqualTo("505 b''\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "ring", "virtual"})
    @Needs(programs = "wrk")
    void wrk_findsNoFault(String engine) throws Exception {
        int port = ListeningPort.tcp(serve(engine).pid(), PATIENCE);
        String url = "http://127.0.0.1:" + port + "/hello";

        Finished wrk = programs.start("wrk", "-t1", "-c64", "-d2s", url).await(PATIENCE);

        assertThat(wrk.out())
                .containsPattern("(?m)^ *[1-9][0-9]{2,} requests in ")
                .doesNotContain("Non-2xx", "Socket errors");
    }
}
