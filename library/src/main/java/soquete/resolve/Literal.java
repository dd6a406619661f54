package soquete.resolve;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// Hosts that are addresses already.
final class Literal {
    private Literal() {}

    /// The endpoint, or null where the host is a name (or an address in a form that only the C
    /// library reads, as `127.1`), or the service is not a port number.
    static @Nullable InetEndpoint endpoint(String host, String service) {
        int port = port(service);
        if (port < 0 || !looksLikeAddress(host)) {
            return null;
        }
        try {
            return Endpoint.of(host, port);
        } catch (IllegalArgumentException e) {
            return null; // the C library says what is wrong with it
        }
    }

    private static int port(String service) {
        if (service.isEmpty() || service.length() > 5) {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < service.length(); i++) {
            int digit = service.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            port = port * 10 + digit;
        }
        return port > 0xffff ? -1 : port;
    }

    private static boolean looksLikeAddress(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return true;
    }
}
