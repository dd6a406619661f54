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
import soquete.examples.HttpResponder.Http;
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

    @RegisterExtension final Programs programs = new Programs();

    private static String answers(String requests, int pieces) throws IOException {
        Http http = new Http();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] all = requests.getBytes(US_ASCII);
        boolean more = true;
        for (int from = 0; more && from < all.length; from += pieces) {
            int count = Math.min(pieces, all.length - from);
            more = http.take(ByteBuffer.wrap(all, from, count), out::writeBytes);
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
        "'GET / HTTP/2.0\r\nHost: a', 505",
        "'GET / HTTP/1.1\r\nHost : a', 400",
        "'GET / HTTP/1.1\r\nno colon', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 2', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip', 400",
        "'GET /none HTTP/1.1\r\nHost: a', 404",
        "'BREW / HTTP/1.1\r\nHost: a', 501",
        "'brew / HTTP/1.1\r\nHost: a', 400",
        "'GET / HTTP/1.0', 200",
    })
    void badRequests_areAnswered(String head, String status) throws Exception {
        assertThat(answers(head + "\r\n\r\n", 4096)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void head_thatIsTooLong_isRefused() throws Exception {
        String head = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9000);

        assertThat(answers(head, 100)).startsWith("HTTP/1.1 431 ").endsWith("closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "virtual"})
    @Needs(programs = "curl")
    void curl_getsWhatItAsksFor_overOneConnection(String engine) throws Exception {
        Program server = programs.start(Recipe.command(HttpResponder.class, engine, "127.0.0.1:0"));
        int port = ListeningPort.tcp(server.pid(), PATIENCE);
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
}
