package soquete.cli.port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;

/// The kernel's tables of sockets: `/proc/net/tcp`, `tcp6`, `udp`, `udp6`, proc(5).
final class SocketTable {
    private static final int TIME_WAIT = 6;
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int INODE = 9;
    private static final String MAPPED = "0000000000000000FFFF0000";

    private SocketTable() {}

    /// One line of a table.
    ///
    /// @param inode the socket's inode, 0 where no process has it any more
    /// @param user  the user id
    /// @param over  whether it is a connection in TIME_WAIT
    record Entry(long inode, int user, boolean over) {}

    /// The sockets that stand in the way of binding an endpoint: the same port, and the same
    /// address or any.
    static List<Entry> conflicts(InetEndpoint endpoint, boolean udp) {
        List<Entry> found = new ArrayList<>();
        for (String table : List.of(udp ? "udp" : "tcp", udp ? "udp6" : "tcp6")) {
            for (String line : lines(Path.of("/proc/net", table))) {
                String[] fields = line.trim().split("\\s+", -1);
                if (fields.length > INODE && clashes(fields[LOCAL], endpoint)) {
                    boolean over = !udp && Integer.parseInt(fields[STATE], 16) == TIME_WAIT;
                    found.add(
                            new Entry(
                                    Long.parseLong(fields[INODE]),
                                    Integer.parseInt(fields[USER]),
                                    over));
                }
            }
        }
        return found;
    }

    /// Whether a local address of the tables, as `0100007F:FF98`, is in the way.
    static boolean clashes(String local, InetEndpoint endpoint) {
        int colon = local.indexOf(':');
        if (colon < 0 || !local.substring(colon + 1).equals(hex(endpoint.port(), 4))) {
            return false;
        }
        String address = local.substring(0, colon);
        if (endpoint.isUnspecified() || isZero(address)) {
            return true;
        }
        String wanted = text(endpoint);
        return address.equals(wanted) || address.equals(MAPPED.concat(wanted));
    }

    /// The address as the tables print it: 32-bit words in the byte order of the machine, which is
    /// little-endian on x86-64 and aarch64.
    private static String text(InetEndpoint endpoint) {
        return switch (endpoint) {
            case Inet4Endpoint inet4 -> word(inet4.address());
            case Inet6Endpoint inet6 ->
                    word((int) (inet6.high() >>> 32))
                            + word((int) inet6.high())
                            + word((int) (inet6.low() >>> 32))
                            + word((int) inet6.low());
        };
    }

    private static String word(int bits) {
        return hex(Integer.toUnsignedLong(Integer.reverseBytes(bits)), 8);
    }

    private static String hex(long value, int digits) {
        String text = Long.toHexString(value).toUpperCase(Locale.ROOT);
        return "0".repeat(digits - text.length()).concat(text);
    }

    private static boolean isZero(String address) {
        return address.chars().allMatch(c -> c == '0');
    }

    private static List<String> lines(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            return lines.isEmpty() ? lines : lines.subList(1, lines.size());
        } catch (IOException e) {
            return List.of(); // no /proc, or no IPv6: then this table knows nothing
        }
    }
}
