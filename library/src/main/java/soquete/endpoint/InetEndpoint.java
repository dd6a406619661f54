package soquete.endpoint;

import java.net.InetSocketAddress;

/// An Internet endpoint: an IP address and a port.
public sealed interface InetEndpoint extends Endpoint permits Inet4Endpoint, Inet6Endpoint {
    /// The address as text: dotted decimal, or RFC 5952 with `%scope` where there is one.
    ///
    /// @return the address, without brackets and port
    String host();

    /// The port in host order.
    ///
    /// @return 0 to 65535
    int port();

    /// Whether the address is "any address of this machine" (`0.0.0.0` or `::`).
    ///
    /// @return true for the unspecified address
    boolean isUnspecified();

    /// The same address with another port.
    ///
    /// @param port 0 to 65535
    /// @return an endpoint of the same family
    /// @throws IllegalArgumentException if `port` is out of range
    InetEndpoint withPort(int port);

    /// The same endpoint for `java.net`; no name is looked up.
    ///
    /// @return a resolved address
    InetSocketAddress toInetSocketAddress();
}
