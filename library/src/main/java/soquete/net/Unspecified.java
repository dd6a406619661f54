package soquete.net;

import java.net.InetAddress;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;

/// Where a socket is bound that nobody said it for.
final class Unspecified {
    /// `0.0.0.0`
    static final InetAddress ADDRESS = Inet4Endpoint.ANY.toInetSocketAddress().getAddress();

    private Unspecified() {}

    /// Any address and port.
    ///
    /// @throws IllegalArgumentException for a family that has no such thing
    static Endpoint of(Family family) {
        if (family.equals(Family.AF_INET)) {
            return Inet4Endpoint.ANY;
        }
        if (family.equals(Family.AF_INET6)) {
            return Inet6Endpoint.ANY;
        }
        throw new IllegalArgumentException(
                "bind(null) chooses a port, and " + family + " has none: give an EndpointAddress");
    }
}
