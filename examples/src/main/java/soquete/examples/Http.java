package soquete.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/// One connection's requests, from bytes in any pieces to answers (RFC 9112). Bodies are passed
/// over. The head is read where it lies: no request makes more objects than its target needs.
final class Http {
    private static final int LONGEST_HEAD = 8192;
    private static final byte[] CONTINUE = bytes("HTTP/1.1 100 Continue\r\n\r\n");
    private static final byte[] HELLO = bytes("Hello from the sockets.\n");
    private static final byte[] OK = bytes("HTTP/1.1 200 OK\r\n");
    private static final byte[] PLAIN = bytes("Content-Type: text/plain\r\nContent-Length: ");
    private static final byte[] END = bytes("\r\n\r\n");
    private static final byte[] AND_CLOSE = bytes("\r\nConnection: close\r\n\r\n");
    private static final byte[] AND_KEEP = bytes("\r\nConnection: keep-alive\r\n\r\n");

    /// Where a connection's answers go.
    @FunctionalInterface
    interface Out {
        /// Sends, and answers whether more should be sent for now.
        boolean send(byte[] data, int length) throws IOException;
    }

    /// What the next bytes are.
    private enum Next {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        NOTHING
    }

    private Next next = Next.HEAD;

    /// What is left of a body or a chunk.
    private long skip;

    private byte[] held = new byte[256];
    private int size;

    private final byte[] head = new byte[256];
    private int length;

    /// Whether the last answer was given: whatever still comes is not a request.
    boolean isOver() {
        return next == Next.NOTHING;
    }

    /// Takes bytes of the client, and answers the requests that are complete. It leaves bytes in
    /// the buffer when there is no room for more answers.
    ///
    /// @return false if the connection is to be closed after the answers
    boolean take(ByteBuffer data, Out out) throws IOException {
        boolean room = true;
        while (room && data.hasRemaining() && next != Next.NOTHING) {
            if (next == Next.BODY || next == Next.CHUNK) {
                pass(data);
            } else {
                int end = next == Next.HEAD ? headEnd(data) : lineEnd(data);
                if (end >= 0) {
                    size = 0;
                    room = next == Next.HEAD ? request(end, out) : chunked(end, out);
                } else if (size == LONGEST_HEAD) {
                    String status = "431 Request Header Fields Too Large";
                    refuse(out, find('\n', 0, size) < size ? status : "414 URI Too Long");
                }
            }
        }
        return next != Next.NOTHING;
    }

    private void pass(ByteBuffer data) {
        int passed = (int) Math.min(skip, data.remaining());
        data.position(data.position() + passed);
        skip -= passed;
        if (skip == 0) {
            next = next == Next.BODY ? Next.HEAD : Next.CHUNK_END;
        }
    }

    /// Collects up to the end of a line.
    ///
    /// @return where the line ends, without its end; -1 if there is more of it to come
    private int lineEnd(ByteBuffer data) {
        while (data.hasRemaining() && size < LONGEST_HEAD) {
            if (size == held.length) {
                held = Arrays.copyOf(held, 2 * size);
            }
            byte b = data.get();
            held[size++] = b;
            if (b == '\n') {
                return size > 1 && held[size - 2] == '\r' ? size - 2 : size - 1;
            }
        }
        return -1;
    }

    /// Collects up to the empty line after a head; empty lines before it are passed over.
    private int headEnd(ByteBuffer data) {
        while (true) {
            int end = lineEnd(data);
            if (end < 0) {
                return -1;
            }
            if (end == 0) {
                size = 0;
            } else if (held[end - 1] == '\n') {
                return end > 1 && held[end - 2] == '\r' ? end - 2 : end - 1;
            }
        }
    }

    /// A line of a body in chunks.
    private boolean chunked(int end, Out out) throws IOException {
        switch (next) {
            case CHUNK_SIZE -> {
                int digits = 0;
                skip = 0;
                while (digits < end && Character.digit(held[digits], 16) >= 0) {
                    skip = skip * 16 + Character.digit(held[digits++], 16);
                }
                int rest = digits;
                while (rest < end && blank(held[rest])) {
                    rest++;
                }
                if (digits == 0 || digits > 15 || (rest < end && held[rest] != ';')) {
                    return refuse(out, "400 Bad Request");
                }
                next = skip == 0 ? Next.TRAILER : Next.CHUNK;
            }
            case CHUNK_END -> {
                if (end > 0) { // the chunk is longer than it said
                    return refuse(out, "400 Bad Request");
                }
                next = Next.CHUNK_SIZE;
            }
            default -> next = end == 0 ? Next.HEAD : Next.TRAILER;
        }
        return true;
    }

    /// What the fields of a head say.
    private static final class Fields {
        int hosts;
        int lengths;
        long length;
        int codings;
        boolean chunkedLast;
        boolean otherCodings;
        boolean close;
        boolean keepAlive;
        boolean expects;
    }

    private boolean request(int end, Out out) throws IOException {
        int line = find('\n', 0, end);
        int lineEnd = withoutReturn(line, end);
        int method = find(' ', 0, lineEnd);
        int target = find(' ', Math.min(method + 1, lineEnd), lineEnd);
        int version = target + 1;
        if (!token(0, method)
                || !printable(method + 1, target)
                || lineEnd - version != 8
                || !exactly(version, version + 5, "HTTP/")
                || !digit(held[version + 5])
                || held[version + 6] != '.'
                || !digit(held[version + 7])) {
            return refuse(out, "400 Bad Request");
        }
        if (held[version + 5] != '1') {
            return refuse(out, "505 HTTP Version Not Supported");
        }
        boolean modern = held[version + 7] != '0';
        Fields fields = new Fields();
        if (!fields(line + 1, end, fields) || (fields.hosts != 1 && (modern || fields.hosts > 1))) {
            return refuse(out, "400 Bad Request");
        }
        // A body whose end is in doubt may hide a request: the connection ends with the answer.
        if ((fields.codings > 0 && (!fields.chunkedLast || fields.lengths > 0 || !modern))
                || fields.lengths > 1) {
            return refuse(out, "400 Bad Request");
        }
        if (fields.otherCodings) {
            return refuse(out, "501 Not Implemented");
        }
        skip = fields.length;
        next = fields.codings > 0 ? Next.CHUNK_SIZE : skip > 0 ? Next.BODY : Next.HEAD;
        if (fields.expects && modern && next != Next.HEAD) {
            out.send(CONTINUE, CONTINUE.length);
        }
        boolean keep = !fields.close && (modern || fields.keepAlive);
        boolean room = answer(method, target, modern, keep, out);
        if (!keep) {
            next = Next.NOTHING;
        }
        return room;
    }

    /// Reads the fields that matter here.
    ///
    /// @return false if one of all is malformed
    private boolean fields(int from, int end, Fields into) {
        int next;
        for (int at = from; at < end; at = next + 1) {
            next = find('\n', at, end);
            int stop = withoutReturn(next, end);
            int colon = find(':', at, stop);
            if (colon == stop || !token(at, colon)) { // a folded line begins with a space: refused
                return false;
            }
            int value = colon + 1;
            while (value < stop && blank(held[value])) {
                value++;
            }
            while (stop > value && blank(held[stop - 1])) {
                stop--;
            }
            for (int i = value; i < stop; i++) {
                if ((held[i] >= 0 && held[i] < ' ' && held[i] != '\t') || held[i] == 127) {
                    return false;
                }
            }
            if (!field(at, colon, value, stop, into)) {
                return false;
            }
        }
        return true;
    }

    private boolean field(int name, int colon, int value, int stop, Fields into) {
        switch (colon - name) { // few fields have the length of one that matters
            case 4 -> {
                if (same(name, colon, "host")) {
                    into.hosts++;
                }
            }
            case 6 -> {
                if (same(name, colon, "expect")) {
                    into.expects |= same(value, stop, "100-continue");
                }
            }
            case 10 -> {
                if (same(name, colon, "connection")) {
                    into.close |= lists(value, stop, "close");
                    into.keepAlive |= lists(value, stop, "keep-alive");
                }
            }
            case 14 -> {
                if (same(name, colon, "content-length")) {
                    into.lengths++;
                    return contentLength(value, stop, into);
                }
            }
            case 17 -> {
                if (same(name, colon, "transfer-encoding")) {
                    return codings(value, stop, into);
                }
            }
            default -> {}
        }
        return true;
    }

    private boolean contentLength(int value, int stop, Fields into) {
        if (value == stop || stop - value > 18) {
            return false;
        }
        for (int i = value; i < stop; i++) {
            if (!digit(held[i])) {
                return false;
            }
            into.length = into.length * 10 + held[i] - '0';
        }
        return true;
    }

    private boolean codings(int value, int stop, Fields into) {
        int next;
        for (int at = value; at <= stop; at = next + 1) {
            next = find(',', at, stop);
            if (into.chunkedLast) {
                return false; // nothing comes after chunks
            }
            into.codings++;
            into.chunkedLast = lists(at, next, "chunked");
            into.otherCodings |= !into.chunkedLast;
        }
        return true;
    }

    private boolean answer(int method, int target, boolean modern, boolean keep, Out out)
            throws IOException {
        boolean headOnly = exactly(0, method, "HEAD");
        if (!headOnly && !exactly(0, method, "GET") && !exactly(0, method, "POST")) {
            return answer("501 Not Implemented", modern, keep, out);
        }
        byte[] content;
        if (exactly(method + 1, target, "/hello")) { // without a string for it
            content = HELLO;
        } else {
            String path = path(new String(held, method + 1, target - method - 1, US_ASCII));
            if (path.equals("/") || path.equals("/hello")) {
                content = HELLO;
            } else if (path.matches("/bytes/[0-9]{1,6}")) {
                content = alphabet(Integer.parseInt(path.substring("/bytes/".length())));
            } else {
                return answer("404 Not Found", modern, keep, out);
            }
        }
        return answer(OK, content, headOnly, modern, keep, out);
    }

    /// Of `/path?query` and `http://host/path?query`.
    private static String path(String target) {
        String path = target;
        int authority = path.indexOf("://");
        if (authority > 0 && !path.startsWith("/")) {
            int slash = path.indexOf('/', authority + 3);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static byte[] alphabet(int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) ('a' + i % 26);
        }
        return content;
    }

    /// An answer that says what is wrong with a request whose end may not be where it seems.
    private boolean refuse(Out out, String status) throws IOException {
        next = Next.NOTHING;
        return answer(status, true, false, out);
    }

    private boolean answer(String status, boolean modern, boolean keep, Out out)
            throws IOException {
        boolean headOnly = exactly(0, Math.min(held.length, 5), "HEAD ");
        byte[] line = bytes("HTTP/1.1 " + status + "\r\n");
        return answer(line, bytes(status + "\n"), headOnly, modern, keep, out);
    }

    private boolean answer(
            byte[] status, byte[] content, boolean headOnly, boolean modern, boolean keep, Out out)
            throws IOException {
        length = 0;
        put(status);
        put(Clock.now());
        put(PLAIN);
        number(content.length);
        put(keep ? modern ? END : AND_KEEP : AND_CLOSE);
        boolean room = out.send(head, length);
        return headOnly ? room : out.send(content, content.length);
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, head, length, text.length);
        length += text.length;
    }

    private void number(int value) {
        if (value >= 10) {
            number(value / 10);
        }
        head[length++] = (byte) ('0' + value % 10);
    }

    private int find(char wanted, int from, int end) {
        int at = from;
        while (at < end && held[at] != wanted) {
            at++;
        }
        return at;
    }

    /// Without the carriage return before the line feed; the last line has neither any more.
    private int withoutReturn(int line, int end) {
        return line < end && line > 0 && held[line - 1] == '\r' ? line - 1 : line;
    }

    private boolean exactly(int from, int end, String word) {
        if (end - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (held[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// In any case, as names of fields are compared.
    private boolean same(int from, int end, String word) {
        if (end - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(held[from + i]) != Character.toLowerCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a list with commas has the word.
    private boolean lists(int from, int end, String word) {
        int next;
        for (int at = from; at < end; at = next + 1) {
            next = find(',', at, end);
            int stop = next;
            while (at < stop && blank(held[at])) {
                at++;
            }
            while (stop > at && blank(held[stop - 1])) {
                stop--;
            }
            if (same(at, stop, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean token(int from, int end) {
        for (int i = from; i < end; i++) {
            byte b = held[i];
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || digit(b);
            if (!letter && (b <= ' ' || "!#$%&'*+-.^_`|~".indexOf(b) < 0)) {
                return false;
            }
        }
        return end > from;
    }

    private boolean printable(int from, int end) {
        for (int i = from; i < end; i++) {
            if (held[i] <= ' ' || held[i] == 127) {
                return false;
            }
        }
        return end > from;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    /// The time as HTTP writes it, made once a second.
    private static final class Clock {
        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern(
                        "'Date: 'EEE, dd MMM yyyy HH:mm:ss 'GMT\r\n'", Locale.ENGLISH);
        private static volatile Clock last = new Clock(0);

        private final long second;
        private final byte[] line;

        private Clock(long second) {
            this.second = second;
            this.line = bytes(FORM.format(Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC)));
        }

        static byte[] now() {
            long second = System.currentTimeMillis() / 1000;
            Clock clock = last;
            if (clock.second != second) {
                clock = new Clock(second);
                last = clock;
            }
            return clock.line;
        }
    }
}
