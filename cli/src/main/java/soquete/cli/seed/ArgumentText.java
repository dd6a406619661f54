package soquete.cli.seed;

/// Arguments as they are typed; -1 for what is not understood. No regular expressions and no
/// exceptions: this is on the way of every start.
public final class ArgumentText {
    private static final int HIGHEST_PORT = 0xffff;
    private static final int MOST_SECONDS_DIGITS = 7;
    private static final int NANO_DIGITS = 9;
    private static final long SECOND = 1_000_000_000L;

    private ArgumentText() {}

    /// Reads a port number.
    ///
    /// @param text decimal digits
    /// @return 0 to 65535, or -1
    public static int port(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text, i);
            if (digit < 0) {
                return -1;
            }
            port = port * 10 + digit;
        }
        return port > HIGHEST_PORT ? -1 : port;
    }

    /// Reads a duration in seconds.
    ///
    /// @param text decimal digits, perhaps with a fraction: `10`, `0.5`
    /// @return nanoseconds, more than zero; or -1
    public static long seconds(String text) {
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        int fraction = point < 0 ? 0 : text.length() - point - 1;
        boolean lengths =
                whole > 0
                        && whole <= MOST_SECONDS_DIGITS
                        && fraction <= NANO_DIGITS
                        && (point < 0 || fraction > 0);
        if (!lengths) {
            return -1;
        }
        long nanos = 0;
        long unit = SECOND;
        for (int i = 0; i < whole; i++) {
            int digit = digit(text, i);
            if (digit < 0) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        nanos *= SECOND;
        for (int i = whole + 1; i < text.length(); i++) {
            int digit = digit(text, i);
            if (digit < 0) {
                return -1;
            }
            unit /= 10;
            nanos += digit * unit;
        }
        return nanos > 0 ? nanos : -1;
    }

    private static int digit(String text, int index) {
        int digit = text.charAt(index) - '0';
        return digit >= 0 && digit <= 9 ? digit : -1;
    }
}
