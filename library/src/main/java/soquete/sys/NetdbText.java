package soquete.sys;

import org.jspecify.annotations.Nullable;

/// Texts for the C library, and those it would read as something else than they look like.
public final class NetdbText {
    private NetdbText() {}

    /// Refuses a NUL, which would end the text.
    ///
    /// @param what what the text is, as "host"
    /// @throws IllegalArgumentException naming the place
    public static void requireNoNul(String what, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            int nul = text.indexOf('\0');
            throw new IllegalArgumentException(
                    "a NUL character at index "
                            + nul
                            + " of the "
                            + what
                            + " \""
                            + text.replace('\0', '?')
                            + "\"");
        }
    }

    /// Refuses what getaddrinfo(3) takes for a number and cuts to 16 bits: 70000 would be 4464.
    ///
    /// @throws IllegalArgumentException for a number out of range, and for one with a sign or a
    ///     blank before it
    public static void requirePortOrName(@Nullable String service) {
        requireNoNul("service", service);
        if (service == null) {
            return;
        }
        if (service.isEmpty()) {
            throw new IllegalArgumentException(
                    "the service is empty: give a name or a number, or null for port 0");
        }
        if (isNumber(service) && !isPort(service)) {
            throw new IllegalArgumentException(
                    "the service \"" + service + "\" is not a port number in 0 to 65535");
        }
    }

    /// Whether strtoul(3) reads all of it.
    private static boolean isNumber(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || isControlBlank(text.charAt(at)))) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        return at < text.length() && areDigits(text, at);
    }

    private static boolean isControlBlank(char c) {
        return c >= '\t' && c <= '\r';
    }

    private static boolean isPort(String text) {
        if (!areDigits(text, 0)) {
            return false;
        }
        int port = 0;
        for (int i = 0; i < text.length() && port <= 0xffff; i++) {
            port = port * 10 + text.charAt(i) - '0';
        }
        return port <= 0xffff;
    }

    private static boolean areDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
