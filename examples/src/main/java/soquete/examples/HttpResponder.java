package soquete.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.ring.Engine;
import soquete.ring.EventLoop;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;
import soquete.ring.LoopListener;
import soquete.ring.LoopOptions;

/// An HTTP/1.1 server that answers from memory: keep-alive, pipelining, bodies that it passes over,
/// and an answer to every bad request (RFC 9112).
///
/// `HttpResponder epoll|ring|virtual [ENDPOINT]`, then `curl http://127.0.0.1:8080/hello`. `/hello`
/// says a sentence, `/bytes/N` has N bytes of the alphabet. The protocol knows nothing of who calls
/// it: an event loop, or a virtual thread for each connection.
public final class HttpResponder {
    private HttpResponder() {}

    /// Where a connection's answers go.
    interface Out {
        void send(byte[] data) throws IOException;
    }

    /// Serves until it is stopped.
    ///
    /// @param args `epoll|ring|virtual [ENDPOINT]`
    public static void main(String[] args) throws IOException, InterruptedException {
        String engine = args.length > 0 ? args[0] : "epoll";
        Endpoint at = Endpoint.parse(args.length > 1 ? args[1] : "127.0.0.1:8080");
        if (engine.equals("virtual")) {
            serveOnVirtualThreads(at);
            return;
        }
        Engine chosen = Engine.valueOf(engine.toUpperCase(Locale.ROOT));
        try (EventLoop loop = EventLoop.open(LoopOptions.EPOLL.withEngine(chosen));
                LoopListener listener = loop.listen(Socket.server(at), OnLoop::new)) {
            IO.println("http://" + listener.endpoint());
            Thread.currentThread().join(); // until the process is stopped
        }
    }

    private static void serveOnVirtualThreads(Endpoint at) throws IOException {
        try (Socket server = Socket.server(at)) {
            IO.println("http://" + server.localEndpoint());
            while (true) {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> converse(connection));
            }
        }
    }

    private static void converse(Socket connection) {
        try (connection) {
            Http http = new Http();
            byte[] room = new byte[8192];
            int count = connection.recv(room);
            while (count > 0) {
                ByteArrayOutputStream answers = new ByteArrayOutputStream();
                boolean more = http.take(ByteBuffer.wrap(room, 0, count), answers::writeBytes);
                connection.sendAll(answers.toByteArray());
                if (!more) {
                    return;
                }
                count = connection.recv(room);
            }
        } catch (IOException e) {
            // The client is gone: nobody is left to be told.
        }
    }

    /// The protocol on an event loop.
    private static final class OnLoop implements LoopHandler {
        private final Http http = new Http();

        @Override
        public void onData(LoopConnection connection, ByteBuffer data) throws IOException {
            if (!http.take(data, connection::send)) {
                connection.close();
            }
        }
    }

    /// One connection's requests, from bytes in any pieces to answers.
    static final class Http {
        private static final int LONGEST_HEAD = 8192;
        private static final byte[] ALPHABET = "abcdefghijklmnopqrstuvwxyz".getBytes(US_ASCII);
        private static final byte[] HELLO = "Hello from the sockets.\n".getBytes(US_ASCII);

        private byte[] held = new byte[512];
        private int size;

        /// What is left of a body that is passed over; -1 while chunks are.
        private long skip;

        private boolean chunked;

        /// Takes bytes of the client, and answers the requests that are complete.
        ///
        /// @return false if the connection is to be closed after the answers
        boolean take(ByteBuffer data, Out out) throws IOException {
            while (data.hasRemaining() || size > 0) {
                if (skip > 0) {
                    if (!data.hasRemaining()) {
                        return true;
                    }
                    int passed = (int) Math.min(skip, data.remaining());
                    data.position(data.position() + passed);
                    skip -= passed;
                    continue;
                }
                int end = line(data, chunked);
                if (end < 0) {
                    if (size >= LONGEST_HEAD) {
                        return refuse(out, "431 Request Header Fields Too Large");
                    }
                    return true;
                }
                String text = new String(held, 0, end, US_ASCII);
                size = 0;
                if (chunked) {
                    if (!chunk(text, out)) {
                        return false;
                    }
                } else if (!text.isEmpty() && !request(text, out)) {
                    return false;
                }
            }
            return true;
        }

        /// Collects up to the end of a head (an empty line), or of a single line.
        ///
        /// @return its length without the end; -1 if it is not complete
        private int line(ByteBuffer data, boolean single) {
            while (data.hasRemaining()) {
                if (size >= LONGEST_HEAD) {
                    return -1;
                }
                if (size == held.length) {
                    held = Arrays.copyOf(held, 2 * size);
                }
                byte b = data.get();
                held[size++] = b;
                if (b == '\n') {
                    if (single) {
                        return trimmed(size - 1);
                    }
                    int line = trimmed(size - 1);
                    if (line == 0 || held[line - 1] == '\n') {
                        return trimmed(Math.max(0, line - 1));
                    }
                }
            }
            return -1;
        }

        /// Without the carriage return before the line feed.
        private int trimmed(int end) {
            return end > 0 && held[end - 1] == '\r' ? end - 1 : end;
        }

        /// A line between the chunks of a body: a size, or nothing after the data.
        private boolean chunk(String line, Out out) throws IOException {
            if (line.isEmpty()) {
                if (skip < 0) { // after the last chunk: the end of the body
                    chunked = false;
                    skip = 0;
                }
                return true;
            }
            if (skip < 0) {
                return true; // a trailer
            }
            int end = line.indexOf(';');
            try {
                skip = Long.parseLong(end < 0 ? line : line.substring(0, end).strip(), 16);
            } catch (NumberFormatException e) {
                skip = -1;
            }
            if (skip < 0) {
                return refuse(out, "400 Bad Request");
            }
            if (skip == 0) {
                skip = -1;
            }
            return true;
        }

        private boolean request(String head, Out out) throws IOException {
            String[] lines = head.split("\r?\n", -1);
            String[] words = lines[0].split(" ", -1);
            if (words.length != 3 || words[0].isEmpty() || !words[2].startsWith("HTTP/")) {
                return refuse(out, "400 Bad Request");
            }
            if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
                return refuse(out, "505 HTTP Version Not Supported");
            }
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                if (colon <= 0 || lines[i].substring(0, colon).contains(" ")) {
                    return refuse(out, "400 Bad Request");
                }
                fields.merge(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip(),
                        (a, b) -> a + ", " + b);
            }
            boolean modern = words[2].equals("HTTP/1.1");
            if (modern && !fields.containsKey("Host")) {
                return refuse(out, "400 Bad Request");
            }
            if (!body(fields)) {
                return refuse(out, "400 Bad Request");
            }
            if (fields.getOrDefault("Expect", "").equalsIgnoreCase("100-continue")) {
                out.send("HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII));
            }
            String connection = fields.getOrDefault("Connection", "").toLowerCase(Locale.ROOT);
            boolean keep =
                    modern ? !connection.contains("close") : connection.contains("keep-alive");
            answer(words[0], words[1], keep, out);
            return keep;
        }

        /// What body follows; false if the fields contradict each other.
        private boolean body(Map<String, String> fields) {
            String encoding = fields.get("Transfer-Encoding");
            String length = fields.get("Content-Length");
            if (encoding != null) {
                skip = 0;
                chunked = encoding.equalsIgnoreCase("chunked");
                return chunked && length == null;
            }
            if (length == null) {
                return true;
            }
            if (!length.chars().allMatch(c -> c >= '0' && c <= '9') || length.length() > 18) {
                return false;
            }
            skip = length.isEmpty() ? 0 : Long.parseLong(length);
            return !length.isEmpty();
        }

        private static void answer(String method, String target, boolean keep, Out out)
                throws IOException {
            byte[] content;
            String status = "200 OK";
            if (!method.equals("GET") && !method.equals("HEAD") && !method.equals("POST")) {
                status = method.matches("[A-Z]+") ? "501 Not Implemented" : "400 Bad Request";
                content = (status + "\n").getBytes(US_ASCII);
            } else if (target.equals("/") || target.equals("/hello")) {
                content = HELLO;
            } else if (target.matches("/bytes/[0-9]{1,7}")) {
                content = alphabet(Integer.parseInt(target.substring("/bytes/".length())));
            } else {
                status = "404 Not Found";
                content = (status + "\n").getBytes(US_ASCII);
            }
            out.send(head(status, content.length, keep));
            if (!method.equals("HEAD")) {
                out.send(content);
            }
        }

        private static byte[] alphabet(int length) {
            byte[] content = new byte[length];
            for (int i = 0; i < length; i++) {
                content[i] = ALPHABET[i % ALPHABET.length];
            }
            return content;
        }

        private static boolean refuse(Out out, String status) throws IOException {
            byte[] content = (status + "\n").getBytes(US_ASCII);
            out.send(head(status, content.length, false));
            out.send(content);
            return false;
        }

        private static byte[] head(String status, int length, boolean keep) {
            String head =
                    "HTTP/1.1 "
                            + status
                            + "\r\nDate: "
                            + Clock.now()
                            + "\r\nContent-Type: text/plain\r\nContent-Length: "
                            + length
                            + (keep ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
            return head.getBytes(US_ASCII);
        }
    }

    /// The time as HTTP writes it, made once a second.
    private static final class Clock {
        private static volatile Clock last = new Clock(0);

        private final long second;
        private final String text;

        private Clock(long second) {
            this.second = second;
            this.text =
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            ZonedDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC));
        }

        static String now() {
            long second = System.currentTimeMillis() / 1000;
            Clock clock = last;
            if (clock.second != second) {
                clock = new Clock(second);
                last = clock;
            }
            return clock.text;
        }
    }
}
