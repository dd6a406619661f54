package soquete.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// Internet endpoints to and from `java.net`.
final class InetAddresses {
    private InetAddresses() {}

    static InetEndpoint endpoint(InetSocketAddress from) {
        InetAddress address = from.getAddress();
        if (address == null) {
            throw new IllegalArgumentException(
                    from + " is unresolved: a name is not an address, resolve it first");
        }
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        if (address instanceof Inet6Address inet6) {
            return new Inet6Endpoint(
                    bytes.getLong(), bytes.getLong(), from.getPort(), 0, inet6.getScopeId());
        }
        return new Inet4Endpoint(bytes.getInt(), from.getPort());
    }

    static InetSocketAddress socketAddress(Inet4Endpoint from) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(from.address()).array();
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), from.port());
        } catch (UnknownHostException e) {
            throw new AssertionError("4 bytes are an IPv4 address", e);
        }
    }

    static InetSocketAddress socketAddress(Inet6Endpoint from) {
        if (from.isMapped()) {
            return socketAddress(from.unmapped()); // java.net has no mapped addresses
        }
        byte[] bytes = ByteBuffer.allocate(16).putLong(from.high()).putLong(from.low()).array();
        try {
            // A scope of 0 must become "no scope", or the address would print with %0.
            int scope = from.scopeId() == 0 ? -1 : from.scopeId();
            return new InetSocketAddress(
                    Inet6Address.getByAddress(null, bytes, scope), from.port());
        } catch (UnknownHostException e) {
            throw new AssertionError("16 bytes are an IPv6 address", e);
        }
    }
}
