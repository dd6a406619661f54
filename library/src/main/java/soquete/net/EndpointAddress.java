package soquete.net;

import java.io.Serial;
import java.net.SocketAddress;
import java.util.Objects;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// An endpoint of a family that `java.net` has no address for, as a [SocketAddress]: what the views
/// answer for Unix and vsock sockets, and take in `connect` and `bind`.
public final class EndpointAddress extends SocketAddress {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Endpoint endpoint;

    /// Wraps an endpoint.
    ///
    /// @param endpoint of any family
    public EndpointAddress(Endpoint endpoint) {
        this.endpoint = Objects.requireNonNull(endpoint);
    }

    /// An endpoint as code on `java.net` expects it.
    ///
    /// @param endpoint of any family
    /// @return a [java.net.InetSocketAddress] for an Internet endpoint, else an [EndpointAddress]
    public static SocketAddress of(Endpoint endpoint) {
        return endpoint instanceof InetEndpoint inet
                ? inet.toInetSocketAddress()
                : new EndpointAddress(endpoint);
    }

    /// The endpoint of any address, the other way round.
    ///
    /// @param address an [EndpointAddress], or what [Endpoint#of(SocketAddress)] takes
    /// @return its endpoint
    /// @throws IllegalArgumentException if it is of another kind, or unresolved
    public static Endpoint endpoint(SocketAddress address) {
        return address instanceof EndpointAddress own ? own.endpoint : Endpoint.of(address);
    }

    /// The endpoint.
    ///
    /// @return as given
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EndpointAddress that && endpoint.equals(that.endpoint);
    }

    @Override
    public int hashCode() {
        return endpoint.hashCode();
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }

    @Serial
    private Object writeReplace() throws java.io.NotSerializableException {
        throw new java.io.NotSerializableException(EndpointAddress.class.getName());
    }
}
