package soquete.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.option.SolSocket;

/// A stream socket of any family as a [java.net.ServerSocket], for libraries that demand one.
///
/// It keeps the contract of [java.net.ServerSocket]; what it accepts are [SocketView]s. For Unix
/// and vsock sockets the address is the loopback address, the port 0, and [#getLocalSocketAddress]
/// an [EndpointAddress].
public final class ServerSocketView extends ServerSocket {
    private final Socket socket;
    private final @Nullable Endpoint always;
    private volatile @Nullable Endpoint local;
    private volatile int soTimeout;

    private ServerSocketView(Socket socket, @Nullable Endpoint always) throws IOException {
        this.socket = socket;
        this.always = always;
    }

    /// Shows a socket that listens, or one that `bind` will make listen.
    ///
    /// @param socket of `SOCK_STREAM`
    /// @return a view; closing it closes the socket
    /// @throws IOException if the socket is closed
    /// @throws IllegalArgumentException if it is of another type
    public static ServerSocketView of(Socket socket) throws IOException {
        Names.requireStream(socket);
        ServerSocketView view = new ServerSocketView(socket, null);
        if (socket.get(SolSocket.SO_ACCEPTCONN)) {
            view.local = socket.localEndpoint();
        }
        return view;
    }

    /// A new socket whose `bind` goes to one endpoint, whatever address it is given.
    ///
    /// @param endpoint where `bind` goes
    /// @return an unbound socket
    /// @throws soquete.error.ErrnoException as [Socket#open(soquete.endpoint.Family, SocketType)]
    public static ServerSocketView to(Endpoint endpoint) throws IOException {
        Socket socket = Socket.open(endpoint.family(), SocketType.SOCK_STREAM);
        try {
            socket.set(SolSocket.SO_REUSEADDR, true);
            return new ServerSocketView(socket, endpoint);
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// The socket that this is a view of.
    ///
    /// @return the socket
    public Socket socket() {
        return socket;
    }

    @Override
    public void bind(@Nullable SocketAddress endpoint) throws IOException {
        bind(endpoint, 0);
    }

    /// Binds and listens.
    ///
    /// @param endpoint where; null for any address and port
    /// @param backlog  how many connections may wait; less than 1 for the most the kernel allows
    @Override
    public void bind(@Nullable SocketAddress endpoint, int backlog) throws IOException {
        requireOpen();
        if (local != null) {
            throw new SocketException("Already bound");
        }
        Endpoint at = always;
        if (at == null) {
            at =
                    endpoint == null
                            ? Unspecified.of(socket.family())
                            : EndpointAddress.endpoint(endpoint);
        }
        try {
            socket.bind(at);
            if (backlog < 1) {
                socket.listen();
            } else {
                socket.listen(backlog);
            }
            local = socket.localEndpoint();
        } catch (IOException e) {
            close();
            throw Failures.binding(e);
        }
    }

    /// Takes the next connection, within the time of [#setSoTimeout].
    ///
    /// @return a [SocketView]
    @Override
    public java.net.Socket accept() throws IOException {
        requireOpen();
        if (local == null) {
            throw new SocketException("Socket is not bound yet");
        }
        Socket accepted;
        try {
            accepted = socket.accept();
        } catch (ClosedChannelException e) {
            throw Failures.closed(e);
        }
        try {
            return SocketView.of(accepted);
        } catch (Throwable t) {
            accepted.close();
            throw t;
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        Endpoint at = local;
        return at == null ? null : Names.address(at);
    }

    @Override
    public int getLocalPort() {
        Endpoint at = local;
        return at == null ? -1 : Names.port(at);
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        Endpoint at = local;
        return at == null ? null : EndpointAddress.of(at);
    }

    /// There is no `ServerSocketChannel` behind this socket.
    ///
    /// @return null
    @Override
    public @Nullable ServerSocketChannel getChannel() {
        return null;
    }

    @Override
    public boolean isBound() {
        return local != null;
    }

    @Override
    public boolean isClosed() {
        return !socket.isOpen();
    }

    /// Bounds each [#accept]; this is the timeout of the socket.
    ///
    /// @param timeout milliseconds; 0 for none
    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        requireOpen();
        if (timeout < 0) {
            throw new IllegalArgumentException("timeout < 0: " + timeout);
        }
        soTimeout = timeout;
        socket.timeout(SocketView.duration(timeout));
    }

    @Override
    public int getSoTimeout() throws IOException {
        requireOpen();
        return soTimeout;
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        SocketView.change(() -> socket.set(SolSocket.SO_REUSEADDR, on));
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return SocketView.ask(() -> socket.get(SolSocket.SO_REUSEADDR));
    }

    @Override
    public void setReceiveBufferSize(int size) throws SocketException {
        SocketView.change(() -> socket.set(SolSocket.SO_RCVBUF, NetOptions.size(size)));
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return SocketView.ask(() -> NetOptions.asked(socket, SolSocket.SO_RCVBUF));
    }

    /// Does nothing, as in the JDK.
    @Override
    public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {}

    /// Sets an option of [java.net.StandardSocketOptions], or a [soquete.option.Option].
    @Override
    public <T> ServerSocket setOption(SocketOption<T> name, @Nullable T value) throws IOException {
        requireOpen();
        NetOptions.set(socket, name, value);
        return this;
    }

    /// Reads an option of [java.net.StandardSocketOptions], or a [soquete.option.Option].
    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        requireOpen();
        return NetOptions.get(socket, name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return NetOptions.supported(true);
    }

    @Override
    public String toString() {
        return "ServerSocketView of " + socket;
    }

    private void requireOpen() throws SocketException {
        if (isClosed()) {
            throw new SocketException("Socket is closed");
        }
    }
}
