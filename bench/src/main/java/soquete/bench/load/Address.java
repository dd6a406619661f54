package soquete.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.UnixEndpoint;

/// Where a server listens: a port of 127.0.0.1, 0 for one that the kernel chooses, or a path.
///
/// @param port of TCP, where the path is empty
/// @param path of a Unix socket
record Address(int port, String path) {
    /// As `bench/compare` writes it.
    ///
    /// @param text `tcp:PORT` or `unix:PATH`
    static Address of(String text) {
        if (text.startsWith("tcp:")) {
            return new Address(Integer.parseInt(text.substring(4)), "");
        }
        if (text.startsWith("unix:")) {
            return new Address(0, text.substring(5));
        }
        throw new IllegalArgumentException(text + " is neither tcp:PORT nor unix:PATH");
    }

    boolean isUnix() {
        return !path.isEmpty();
    }

    Address withPort(int chosen) {
        return new Address(chosen, path);
    }

    /// What a server listens at, now that it does.
    ///
    /// @param bound as NIO or Netty say it
    Address bound(SocketAddress bound) {
        return bound instanceof InetSocketAddress inet ? withPort(inet.getPort()) : this;
    }

    SocketAddress toSocketAddress() {
        return isUnix()
                ? UnixDomainSocketAddress.of(path)
                : new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    Endpoint toEndpoint() {
        return isUnix() ? UnixEndpoint.path(path) : Inet4Endpoint.LOOPBACK.withPort(port);
    }

    @Override
    public String toString() {
        return isUnix() ? "unix:" + path : "tcp:" + port;
    }
}
