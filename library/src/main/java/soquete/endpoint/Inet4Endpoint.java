package soquete.endpoint;

import java.net.InetSocketAddress;

/// An IPv4 endpoint: `struct sockaddr_in`, ip(7).
///
/// @param address the 32 bits of the address in host order: `0x7f000001` is 127.0.0.1
/// @param port    the port in host order, 0 to 65535
public record Inet4Endpoint(int address, int port) implements InetEndpoint {
    /// The address 0.0.0.0 (`INADDR_ANY`) with port 0.
    public static final Inet4Endpoint ANY = new Inet4Endpoint(0, 0);

    /// The address 127.0.0.1 (`INADDR_LOOPBACK`) with port 0.
    public static final Inet4Endpoint LOOPBACK = new Inet4Endpoint(0x7f000001, 0);

    /// Checks the port.
    ///
    /// @throws IllegalArgumentException if `port` is out of range
    public Inet4Endpoint {
        Port.check(port);
    }

    @Override
    public Family family() {
        return Family.AF_INET;
    }

    @Override
    public String host() {
        StringBuilder text = new StringBuilder(15);
        InetText.appendInet4(text, address);
        return text.toString();
    }

    @Override
    public boolean isUnspecified() {
        return address == 0;
    }

    @Override
    public Inet4Endpoint withPort(int port) {
        return new Inet4Endpoint(address, port);
    }

    @Override
    public InetSocketAddress toInetSocketAddress() {
        return InetAddresses.socketAddress(this);
    }

    /// `127.0.0.1:80`
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(21);
        InetText.appendInet4(text, address);
        return text.append(':').append(port).toString();
    }
}
