package soquete.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;
import javax.net.SocketFactory;
import soquete.endpoint.Endpoint;

/// Makes sockets that connect to one endpoint, whatever host and port they are asked for: the way
/// to let an HTTP client or a database driver talk to a Unix or vsock server.
///
/// The names and addresses given are what the sockets answer as theirs; nothing is looked up.
public final class EndpointSocketFactory extends SocketFactory {
    private final Endpoint endpoint;

    /// A factory for one endpoint.
    ///
    /// @param endpoint where every socket connects
    public EndpointSocketFactory(Endpoint endpoint) {
        this.endpoint = Objects.requireNonNull(endpoint);
    }

    @Override
    public java.net.Socket createSocket() throws IOException {
        return SocketView.to(endpoint);
    }

    @Override
    public java.net.Socket createSocket(String host, int port) throws IOException {
        return connected(InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public java.net.Socket createSocket(String host, int port, InetAddress localHost, int localPort)
            throws IOException {
        return createSocket(host, port);
    }

    @Override
    public java.net.Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public java.net.Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    private java.net.Socket connected(SocketAddress named) throws IOException {
        SocketView view = SocketView.to(endpoint);
        try {
            view.connect(named);
            return view;
        } catch (Throwable t) {
            view.close();
            throw t;
        }
    }
}
