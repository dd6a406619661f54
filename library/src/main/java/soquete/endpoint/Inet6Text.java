package soquete.endpoint;

/// IPv6 addresses as text: RFC 4291 section 2.2 is read, RFC 5952 is printed.
final class Inet6Text {
    private static final int GROUPS = 8;

    private Inet6Text() {}

    static Inet6Endpoint parse(String literal, int port, String where) {
        int percent = literal.indexOf('%');
        String address = percent < 0 ? literal : literal.substring(0, percent);
        int[] groups = groups(address, where);
        int scope = percent < 0 ? 0 : Scopes.index(literal.substring(percent + 1), where);
        return new Inet6Endpoint(pack(groups, 0), pack(groups, 4), port, 0, scope);
    }

    static void append(StringBuilder text, long high, long low, int scope) {
        if (high == 0 && low >>> 32 == 0xffff) {
            text.append("::ffff:");
            InetText.appendInet4(text, (int) low);
        } else {
            appendGroups(text, high, low);
        }
        if (scope != 0) {
            text.append('%').append(Scopes.name(scope));
        }
    }

    private static void appendGroups(StringBuilder text, long high, long low) {
        int run = longestRunOfZeros(high, low);
        int gapStart = run >>> 8;
        int gapEnd = gapStart + (run & 0xff);
        int i = 0;
        while (i < GROUPS) {
            if (i == gapStart) {
                text.append("::");
                i = gapEnd;
            } else {
                if (i > 0 && i != gapEnd) {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(high, low, i)));
                i++;
            }
        }
    }

    /// `start << 8 | length` of the first longest run of at least two zero groups; a start of 8
    /// where there is none.
    private static int longestRunOfZeros(long high, long low) {
        int best = GROUPS << 8;
        int start = 0;
        for (int i = 0; i <= GROUPS; i++) {
            if (i == GROUPS || group(high, low, i) != 0) {
                int length = i - start;
                if (length > 1 && length > (best & 0xff)) {
                    best = start << 8 | length;
                }
                start = i + 1;
            }
        }
        return best;
    }

    private static int group(long high, long low, int i) {
        long half = i < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (i & 3))) & 0xffff;
    }

    private static int[] groups(String address, String where) {
        int[] groups = new int[GROUPS];
        int gap = address.indexOf("::");
        if (gap < 0) {
            if (fill(groups, address, where) != GROUPS) {
                throw InetText.notAnAddress(where);
            }
            return groups;
        }
        int[] tail = new int[GROUPS];
        String before = address.substring(0, gap);
        String after = address.substring(gap + 2);
        int head = before.isEmpty() ? 0 : fill(groups, before, where);
        int rest = after.isEmpty() ? 0 : fill(tail, after, where);
        if (head + rest >= GROUPS || before.indexOf('.') >= 0) {
            throw InetText.notAnAddress(where);
        }
        System.arraycopy(tail, 0, groups, GROUPS - rest, rest);
        return groups;
    }

    /// Reads groups separated by single colons, the last two possibly as an IPv4 address.
    private static int fill(int[] groups, String text, String where) {
        int count = 0;
        int at = 0;
        while (true) {
            int colon = text.indexOf(':', at);
            String part = colon < 0 ? text.substring(at) : text.substring(at, colon);
            if (colon < 0 && part.indexOf('.') >= 0 && count <= GROUPS - 2) {
                int inet4 = InetText.parseInet4(part, where);
                groups[count] = inet4 >>> 16;
                groups[count + 1] = inet4 & 0xffff;
                return count + 2;
            }
            if (count == GROUPS) {
                throw InetText.notAnAddress(where);
            }
            groups[count++] = hex(part, where);
            if (colon < 0) {
                return count;
            }
            at = colon + 1;
        }
    }

    private static int hex(String part, String where) {
        if (part.isEmpty() || part.length() > 4) {
            throw InetText.notAnAddress(where);
        }
        int value = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw InetText.notAnAddress(where);
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static long pack(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }
}
