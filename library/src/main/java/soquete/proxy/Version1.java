package soquete.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;

/// Version 1: a line of text.
final class Version1 {
    private static final byte[] BEGIN = "PROXY ".getBytes(US_ASCII);
    private static final String UNKNOWN = "PROXY UNKNOWN";
    private static final int SHORTEST = UNKNOWN.length() + 2;

    private Version1() {}

    /// Whether the bytes are those of the beginning, as far as both go.
    static boolean mayBegin(byte[] bytes, int count) {
        return matches(BEGIN, bytes, count);
    }

    /// Whether the bytes have the whole beginning.
    static boolean begins(byte[] bytes, int count) {
        return count >= BEGIN.length && mayBegin(bytes, count);
    }

    static boolean matches(byte[] begin, byte[] bytes, int count) {
        for (int i = 0; i < Math.min(begin.length, count); i++) {
            if (bytes[i] != begin[i]) {
                return false;
            }
        }
        return true;
    }

    static ParsedHeader parse(byte[] bytes, int count) {
        int end = Math.min(count, ProxyHeader.MAX_LENGTH_V1);
        for (int i = BEGIN.length; i < end; i++) {
            if (bytes[i] == '\n') {
                return new ParsedHeader.Malformed(
                        "a line feed without a carriage return ends the PROXY header");
            }
            if (bytes[i] == '\r') {
                if (i + 1 < end) {
                    return bytes[i + 1] == '\n'
                            ? line(new String(bytes, 0, i, US_ASCII))
                            : new ParsedHeader.Malformed(
                                    "a carriage return without a line feed in the PROXY header");
                }
                if (i + 1 < ProxyHeader.MAX_LENGTH_V1) {
                    return new ParsedHeader.Incomplete(Math.max(SHORTEST, count + 1));
                }
            }
        }
        return end == ProxyHeader.MAX_LENGTH_V1
                ? new ParsedHeader.Malformed(
                        "no end of the line within the 107 bytes that a PROXY header of version 1"
                                + " may have")
                : new ParsedHeader.Incomplete(Math.max(SHORTEST, count + 2));
    }

    private static ParsedHeader line(String line) {
        int length = line.length() + 2;
        if (line.equals(UNKNOWN) || line.startsWith(UNKNOWN + " ")) {
            ProxyHeader header = new ProxyHeader.Unknown(ProxyVersion.V1, List.of());
            return new ParsedHeader.Complete(header, length);
        }
        String[] words = line.split(" ", -1);
        try {
            return new ParsedHeader.Complete(header(words), length);
        } catch (IllegalArgumentException e) {
            // What came from outside is shown without its control characters.
            return new ParsedHeader.Malformed(
                    "\"" + line.replaceAll("[^ -~]", "?") + "\": " + e.getMessage());
        }
    }

    private static ProxyHeader header(String[] words) {
        boolean inet4 = words[1].equals("TCP4");
        if (!inet4 && !words[1].equals("TCP6")) {
            throw new IllegalArgumentException("the protocol is not TCP4, TCP6 or UNKNOWN");
        }
        if (words.length != 6) {
            throw new IllegalArgumentException(
                    "two addresses and two ports follow, each behind one space");
        }
        return new ProxyHeader.Proxied(
                ProxyVersion.V1,
                SocketType.SOCK_STREAM,
                endpoint(inet4, words[2], port(words[4])),
                endpoint(inet4, words[3], port(words[5])),
                List.of());
    }

    private static InetEndpoint endpoint(boolean inet4, String address, int port) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            // Neither the brackets nor the scopes that endpoints have elsewhere.
            if (c != '.' && (inet4 ? c < '0' || c > '9' : c != ':' && !HexFormat.isHexDigit(c))) {
                throw notAnAddress(inet4);
            }
        }
        InetEndpoint endpoint;
        try {
            endpoint = Endpoint.of(address, port);
        } catch (IllegalArgumentException e) {
            throw notAnAddress(inet4);
        }
        if (inet4 != endpoint instanceof Inet4Endpoint) {
            throw notAnAddress(inet4);
        }
        return endpoint;
    }

    private static IllegalArgumentException notAnAddress(boolean inet4) {
        return new IllegalArgumentException(
                "not an address of " + (inet4 ? "IPv4, as TCP4 wants" : "IPv6, as TCP6 wants"));
    }

    private static int port(String digits) {
        int port = 0;
        boolean valid = !digits.isEmpty() && digits.length() <= 5;
        for (int i = 0; valid && i < digits.length(); i++) {
            char c = digits.charAt(i);
            valid = c >= '0' && c <= '9';
            port = port * 10 + c - '0';
        }
        if (!valid || port > 0xffff || (digits.length() > 1 && digits.charAt(0) == '0')) {
            throw new IllegalArgumentException(
                    "a port is not a number in 0 to 65535 without leading zeros");
        }
        return port;
    }

    static byte[] encode(ProxyHeader header) {
        String line =
                header instanceof ProxyHeader.Proxied proxied
                        ? line(
                                (InetEndpoint) proxied.source(),
                                (InetEndpoint) proxied.destination())
                        : UNKNOWN;
        return (line + "\r\n").getBytes(US_ASCII);
    }

    private static String line(InetEndpoint source, InetEndpoint destination) {
        return String.join(
                " ",
                "PROXY",
                source instanceof Inet4Endpoint ? "TCP4" : "TCP6",
                host(source),
                host(destination),
                Integer.toString(source.port()),
                Integer.toString(destination.port()));
    }

    /// The protocol has IPv6 addresses of hexadecimal digits alone.
    private static String host(InetEndpoint endpoint) {
        return endpoint instanceof Inet6Endpoint inet6 && inet6.isMapped()
                ? "::ffff:"
                        + Long.toHexString(inet6.low() >>> 16 & 0xffff)
                        + ":"
                        + Long.toHexString(inet6.low() & 0xffff)
                : endpoint.host();
    }
}
