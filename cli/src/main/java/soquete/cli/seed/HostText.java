package soquete.cli.seed;

import soquete.cli.failure.UsageException;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// Hosts as they are typed: literal addresses here, names by a look-up.
public final class HostText {
    private HostText() {}

    /// Whether a host is an address: four numbers with points, or with a colon.
    ///
    /// @param host what was typed
    /// @return false for names, and for the short forms of IPv4 (`127.1`) that only the C library
    ///     reads
    public static boolean isLiteral(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        int points = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return points == 3;
    }

    /// Refuses a host that can be neither a name nor an address.
    ///
    /// @param host what was typed
    /// @throws UsageException with the reason
    public static void check(String host) {
        if (host.isEmpty()) {
            throw new UsageException("usage.host-empty");
        }
        if (host.indexOf('\0') >= 0) {
            throw new UsageException("usage.host-nul", host.replace('\0', '?'));
        }
        if (isLiteral(host)) {
            endpoint(host, 0);
        }
    }

    /// The endpoint of a literal address.
    ///
    /// @param host an address
    /// @param port 0 to 65535
    /// @return the endpoint
    /// @throws UsageException if it is not an address after all
    static InetEndpoint endpoint(String host, int port) {
        try {
            return Endpoint.of(host, port);
        } catch (IllegalArgumentException e) {
            int scope = host.indexOf('%');
            if (scope >= 0 && host.indexOf(':') >= 0) {
                throw new UsageException("usage.host-scope", host, host.substring(scope + 1));
            }
            throw new UsageException("usage.host-address", host);
        }
    }
}
