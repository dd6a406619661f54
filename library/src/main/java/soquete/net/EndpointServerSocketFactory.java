package soquete.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;

/// Makes server sockets that listen at one endpoint, whatever port they are asked for.
public final class EndpointServerSocketFactory extends ServerSocketFactory {
    private final Endpoint endpoint;

    /// A factory for one endpoint.
    ///
    /// @param endpoint where every socket listens
    public EndpointServerSocketFactory(Endpoint endpoint) {
        this.endpoint = Objects.requireNonNull(endpoint);
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return ServerSocketView.to(endpoint);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port, backlog, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress ifAddress)
            throws IOException {
        ServerSocketView view = ServerSocketView.to(endpoint);
        try {
            view.bind(null, backlog);
            return view;
        } catch (Throwable t) {
            view.close();
            throw t;
        }
    }
}
