package soquete.endpoint;

import java.net.InetSocketAddress;

/// An IPv6 endpoint: `struct sockaddr_in6`, ipv6(7).
///
/// @param high     the first 64 bits of the address, host order
/// @param low      the last 64 bits of the address, host order
/// @param port     the port in host order, 0 to 65535
/// @param flowInfo the flow label and traffic class, host order (`sin6_flowinfo`), normally 0
/// @param scopeId  the interface index that a link-local address needs (`sin6_scope_id`), or 0
public record Inet6Endpoint(long high, long low, int port, int flowInfo, int scopeId)
        implements InetEndpoint {
    /// The address `::` (`in6addr_any`) with port 0.
    public static final Inet6Endpoint ANY = new Inet6Endpoint(0, 0, 0, 0, 0);

    /// The address `::1` (`in6addr_loopback`) with port 0.
    public static final Inet6Endpoint LOOPBACK = new Inet6Endpoint(0, 1, 0, 0, 0);

    /// Checks the port.
    ///
    /// @throws IllegalArgumentException if `port` is out of range
    public Inet6Endpoint {
        Port.check(port);
    }

    /// Whether this is an IPv4 address in IPv6 clothes, `::ffff:a.b.c.d`.
    ///
    /// @return true for an IPv4-mapped address
    public boolean isMapped() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /// The IPv4 endpoint inside a mapped one.
    ///
    /// @return the IPv4 address with this port
    /// @throws IllegalStateException unless [#isMapped]
    public Inet4Endpoint unmapped() {
        if (!isMapped()) {
            throw new IllegalStateException(this + " is not an IPv4-mapped address");
        }
        return new Inet4Endpoint((int) low, port);
    }

    @Override
    public Family family() {
        return Family.AF_INET6;
    }

    @Override
    public String host() {
        StringBuilder text = new StringBuilder(46);
        Inet6Text.append(text, high, low, scopeId);
        return text.toString();
    }

    @Override
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    @Override
    public Inet6Endpoint withPort(int port) {
        return new Inet6Endpoint(high, low, port, flowInfo, scopeId);
    }

    @Override
    public InetSocketAddress toInetSocketAddress() {
        return InetAddresses.socketAddress(this);
    }

    /// `[::1]:80`, `[fe80::1%eth0]:80`; the flow information is not shown.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(54).append('[');
        Inet6Text.append(text, high, low, scopeId);
        return text.append("]:").append(port).toString();
    }
}
