package soquete.endpoint;

/// Internet endpoints as text: what is read and what is printed.
final class InetText {
    private InetText() {}

    static InetEndpoint endpoint(String host, int port) {
        Port.check(port);
        String literal = unbracketed(host);
        if (literal.indexOf(':') >= 0) {
            return Inet6Text.parse(literal, port, host);
        }
        return new Inet4Endpoint(parseInet4(literal, host), port);
    }

    static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || colon < text.lastIndexOf(']')) {
            throw new IllegalArgumentException(
                    "no port in \"" + text + "\": write ADDRESS:PORT, as 127.0.0.1:80 or [::1]:80");
        }
        String host = text.substring(0, colon);
        if (!host.startsWith("[") && host.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "several colons in \"" + text + "\": put an IPv6 address in brackets");
        }
        return endpoint(host, Port.parse(text.substring(colon + 1), text));
    }

    static void appendInet4(StringBuilder text, int address) {
        text.append(address >>> 24)
                .append('.')
                .append(address >>> 16 & 0xff)
                .append('.')
                .append(address >>> 8 & 0xff)
                .append('.')
                .append(address & 0xff);
    }

    /// Four decimal numbers of one to three digits, as inet_pton(3) wants them: no octal, no
    /// hexadecimal, no leading zero.
    static int parseInet4(String literal, String where) {
        int address = 0;
        int at = 0;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (at >= literal.length() || literal.charAt(at) != '.') {
                    throw notAnAddress(where);
                }
                at++;
            }
            int start = at;
            int value = 0;
            while (at < literal.length() && isDigit(literal.charAt(at)) && at - start < 3) {
                value = value * 10 + literal.charAt(at) - '0';
                at++;
            }
            boolean leadingZero = at - start > 1 && literal.charAt(start) == '0';
            if (at == start || value > 255 || leadingZero) {
                throw notAnAddress(where);
            }
            address = address << 8 | value;
        }
        if (at != literal.length()) {
            throw notAnAddress(where);
        }
        return address;
    }

    static IllegalArgumentException notAnAddress(String host) {
        if (host.isEmpty()) {
            return new IllegalArgumentException(
                    "the host is empty, \"\": write an address, as 127.0.0.1, or 0.0.0.0 for any");
        }
        int nul = host.indexOf('\0');
        if (nul >= 0) {
            return new IllegalArgumentException(
                    "a NUL character at index "
                            + nul
                            + " of the host \""
                            + host.replace('\0', '?')
                            + "\"");
        }
        return new IllegalArgumentException(
                "\"" + host + "\" is not an IP address: a name must be resolved first");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String unbracketed(String host) {
        if (!host.startsWith("[")) {
            return host;
        }
        if (!host.endsWith("]") || host.indexOf(':') < 0) {
            throw notAnAddress(host);
        }
        return host.substring(1, host.length() - 1);
    }
}
