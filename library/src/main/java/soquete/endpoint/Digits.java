package soquete.endpoint;

/// Numbers as text.
final class Digits {
    private Digits() {}

    static boolean areDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// The value of one hexadecimal digit, or -1.
    static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /// An unsigned number, decimal or `0x` and hexadecimal, of at most so many bits.
    ///
    /// @return the bits; -1 as a 64-bit number is also a value, so `where` is for the refusal
    static long unsigned(String digits, int bits, String what, String where) {
        long number = 0;
        boolean hex = digits.startsWith("0x");
        int base = hex ? 16 : 10;
        int start = hex ? 2 : 0;
        boolean valid = digits.length() > start;
        long most = bits == Long.SIZE ? -1 : (1L << bits) - 1;
        for (int i = start; valid && i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, base) : -1;
            valid =
                    digit >= 0
                            && Long.compareUnsigned(number, Long.divideUnsigned(most - digit, base))
                                    <= 0;
            number = number * base + digit;
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    what
                            + " \""
                            + digits
                            + "\" in \""
                            + where
                            + "\" is not a number in 0 to "
                            + Long.toUnsignedString(most));
        }
        return number;
    }

    /// `0x` and at least so many hexadecimal digits.
    static String hex(long number, int atLeast) {
        String digits = Long.toHexString(number);
        return "0x" + "0".repeat(Math.max(0, atLeast - digits.length())) + digits;
    }

    /// Refuses a number outside of 0 to `most`.
    static void check(int number, int most, String what) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(what + " " + number + " is not in 0 to " + most);
        }
    }

    /// Refuses an interface index that is negative.
    static void checkInterface(int index) {
        if (index < 0) {
            throw new IllegalArgumentException(
                    "interface index " + index + " is negative (0 stands for any interface)");
        }
    }
}
