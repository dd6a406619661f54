package soquete.endpoint;

/// The range of a port number.
final class Port {
    private Port() {}

    static int check(int port) {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException(
                    "port " + port + " is not in 0 to 65535 (0 lets the kernel choose)");
        }
        return port;
    }

    /// Reads a decimal port; `where` is the whole text, for the refusal.
    static int parse(String digits, String where) {
        int port = 0;
        boolean number = !digits.isEmpty() && digits.length() <= 5;
        for (int i = 0; number && i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            number = digit >= 0 && digit <= 9;
            port = port * 10 + digit;
        }
        if (!number || port > 0xffff) {
            throw new IllegalArgumentException(
                    "port \"" + digits + "\" in \"" + where + "\" is not a number in 0 to 65535");
        }
        return port;
    }
}
