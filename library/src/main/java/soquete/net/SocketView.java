package soquete.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.option.SolSocket;

/// A stream socket of any family as a [java.net.Socket], for libraries that demand one: TCP, Unix,
/// vsock.
///
/// It keeps the contract of [java.net.Socket], with the exceptions that code on it expects. Where
/// that contract has nothing to say:
///
/// - **Addresses.** A Unix or vsock connection has neither IP address nor port. It answers the
///   address that `connect` was given, if that was an [InetSocketAddress] ([#to] makes sockets that
///   ignore it otherwise); without one, the loopback address and port 0.
///   [#getRemoteSocketAddress] then is an [EndpointAddress].
/// - **TCP and IP options** do nothing on sockets of other families.
/// - **Time.** [#setSoTimeout] bounds each read, and nothing else; the timeout of the socket itself
///   does not count here.
/// - **Interrupts** end a read or write with [java.io.InterruptedIOException] and leave the socket
///   open, on every kind of thread.
///
/// The view has no state of the connection but what `java.net` wants remembered: both may be used
/// at the same time. Closing one closes the other.
public final class SocketView extends java.net.Socket {
    private final Socket socket;
    private final @Nullable Endpoint always;
    private final ViewStreams streams;
    private volatile @Nullable SocketAddress named;
    private volatile @Nullable Endpoint local;
    private volatile @Nullable Endpoint remote;
    private volatile boolean inputShutdown;
    private volatile boolean outputShutdown;
    private volatile int soTimeout;

    @SuppressWarnings("NullAway") // no SocketImpl: every method of the class is overridden
    private SocketView(Socket socket, @Nullable Endpoint always) throws SocketException {
        super((SocketImpl) null);
        this.socket = socket;
        this.always = always;
        this.streams = new ViewStreams(this, socket);
    }

    /// Shows a socket, connected or not.
    ///
    /// @param socket of `SOCK_STREAM`
    /// @return a view; closing it closes the socket
    /// @throws IOException if the socket is closed
    /// @throws IllegalArgumentException if it is of another type
    public static SocketView of(Socket socket) throws IOException {
        Names.requireStream(socket);
        SocketView view = new SocketView(socket, null);
        Endpoint at = socket.localEndpoint();
        view.remote = Names.remote(socket);
        if (view.remote != null || Names.isBound(at)) {
            view.local = at;
        }
        return view;
    }

    /// A new socket whose `connect` goes to one endpoint, whatever address it is given. So a
    /// library that knows only host names and ports talks to a Unix or vsock server.
    ///
    /// @param endpoint where `connect` goes
    /// @return an unconnected socket
    /// @throws soquete.error.ErrnoException as [Socket#open(soquete.endpoint.Family, SocketType)]
    public static SocketView to(Endpoint endpoint) throws IOException {
        return new SocketView(Socket.open(endpoint.family(), SocketType.SOCK_STREAM), endpoint);
    }

    /// The socket that this is a view of.
    ///
    /// @return the socket
    public Socket socket() {
        return socket;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (endpoint == null) {
            throw new IllegalArgumentException("connect: The address can't be null");
        }
        if (timeout < 0) {
            throw new IllegalArgumentException("connect: timeout can't be negative");
        }
        requireOpen();
        if (remote != null) {
            throw new SocketException("already connected");
        }
        Endpoint to = target(endpoint);
        Duration before = socket.timeout();
        try {
            socket.timeout(duration(timeout));
            socket.connect(to);
            local = socket.localEndpoint();
        } catch (IOException e) {
            close();
            throw Failures.connecting(e);
        } finally {
            socket.timeout(before);
        }
        named = endpoint;
        remote = to;
    }

    private Endpoint target(SocketAddress endpoint) throws IOException {
        Endpoint one = always;
        if (one != null) {
            return one;
        }
        if (endpoint instanceof InetSocketAddress inet && inet.isUnresolved()) {
            close();
            throw new UnknownHostException(inet.getHostString());
        }
        return EndpointAddress.endpoint(endpoint);
    }

    @Override
    public void bind(@Nullable SocketAddress bindpoint) throws IOException {
        requireOpen();
        if (isBound()) {
            throw new SocketException("Already bound");
        }
        try {
            if (bindpoint != null) {
                socket.bind(EndpointAddress.endpoint(bindpoint));
            } else if (always == null) {
                socket.bind(Unspecified.of(socket.family()));
            }
            local = socket.localEndpoint();
        } catch (IOException e) {
            throw Failures.binding(e);
        }
    }

    /// The address of the peer, as the class says.
    ///
    /// @return null before a connection
    @Override
    public @Nullable InetAddress getInetAddress() {
        Endpoint to = remote;
        if (to == null) {
            return null;
        }
        InetAddress known = named instanceof InetSocketAddress inet ? inet.getAddress() : null;
        return known != null ? known : Names.address(to);
    }

    @Override
    public int getPort() {
        Endpoint to = remote;
        if (to == null) {
            return 0;
        }
        return named instanceof InetSocketAddress inet ? inet.getPort() : Names.port(to);
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        Endpoint to = remote;
        if (to == null) {
            return null;
        }
        SocketAddress known = named;
        return known != null ? known : EndpointAddress.of(to);
    }

    @Override
    public InetAddress getLocalAddress() {
        Endpoint at = local;
        return at == null || isClosed() ? Unspecified.ADDRESS : Names.address(at);
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

    /// There is no `SocketChannel` behind this socket; [Socket#channel] is what Soquete has.
    ///
    /// @return null
    @Override
    public @Nullable SocketChannel getChannel() {
        return null;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        requireConnected();
        if (inputShutdown) {
            throw new SocketException("Socket input is shutdown");
        }
        return streams.input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        requireConnected();
        if (outputShutdown) {
            throw new SocketException("Socket output is shutdown");
        }
        return streams.output();
    }

    @Override
    public void shutdownInput() throws IOException {
        requireConnected();
        if (inputShutdown) {
            throw new SocketException("Socket input is already shutdown");
        }
        inputShutdown = true;
        socket.shutdown(Shutdown.SHUT_RD);
    }

    @Override
    public void shutdownOutput() throws IOException {
        requireConnected();
        if (outputShutdown) {
            throw new SocketException("Socket output is already shutdown");
        }
        outputShutdown = true;
        socket.shutdown(Shutdown.SHUT_WR);
    }

    @Override
    public void close() {
        socket.close();
    }

    @Override
    public void sendUrgentData(int data) throws IOException {
        requireConnected();
        socket.send(new byte[] {(byte) data}, MsgFlags.MSG_OOB);
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        change(() -> NetOptions.setNoDelay(socket, on));
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return ask(() -> NetOptions.noDelay(socket));
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        requireOpen();
        if (on && linger < 0) {
            throw new IllegalArgumentException("invalid value for SO_LINGER: " + linger);
        }
        change(() -> NetOptions.setLinger(socket, on ? linger : -1));
    }

    @Override
    public int getSoLinger() throws SocketException {
        return ask(() -> NetOptions.linger(socket));
    }

    @Override
    public void setOOBInline(boolean on) throws SocketException {
        change(() -> socket.set(SolSocket.SO_OOBINLINE, on));
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return ask(() -> socket.get(SolSocket.SO_OOBINLINE));
    }

    /// Bounds each read. A read that takes longer ends in [java.net.SocketTimeoutException]; the
    /// socket remains usable.
    ///
    /// @param timeout milliseconds; 0 for none
    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        requireOpen();
        if (timeout < 0) {
            throw new IllegalArgumentException("timeout can't be negative: " + timeout);
        }
        soTimeout = timeout;
        streams.readTimeout(duration(timeout));
    }

    @Override
    public int getSoTimeout() throws SocketException {
        requireOpen();
        return soTimeout;
    }

    @Override
    public void setSendBufferSize(int size) throws SocketException {
        change(() -> socket.set(SolSocket.SO_SNDBUF, NetOptions.size(size)));
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return ask(() -> NetOptions.asked(socket, SolSocket.SO_SNDBUF));
    }

    @Override
    public void setReceiveBufferSize(int size) throws SocketException {
        change(() -> socket.set(SolSocket.SO_RCVBUF, NetOptions.size(size)));
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return ask(() -> NetOptions.asked(socket, SolSocket.SO_RCVBUF));
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        change(() -> socket.set(SolSocket.SO_KEEPALIVE, on));
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return ask(() -> socket.get(SolSocket.SO_KEEPALIVE));
    }

    @Override
    public void setTrafficClass(int tc) throws SocketException {
        change(() -> NetOptions.setTrafficClass(socket, tc));
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return ask(() -> NetOptions.trafficClass(socket));
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        change(() -> socket.set(SolSocket.SO_REUSEADDR, on));
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return ask(() -> socket.get(SolSocket.SO_REUSEADDR));
    }

    /// Sets an option of [java.net.StandardSocketOptions], or a [soquete.option.Option].
    @Override
    public <T> java.net.Socket setOption(SocketOption<T> name, @Nullable T value)
            throws IOException {
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
        return NetOptions.supported(false);
    }

    /// Does nothing, as in the JDK.
    @Override
    public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {}

    @Override
    public boolean isConnected() {
        return remote != null;
    }

    @Override
    public boolean isBound() {
        return local != null;
    }

    @Override
    public boolean isClosed() {
        return !socket.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return inputShutdown;
    }

    @Override
    public boolean isOutputShutdown() {
        return outputShutdown;
    }

    @Override
    public String toString() {
        return "SocketView of " + socket;
    }

    private void requireOpen() throws SocketException {
        if (isClosed()) {
            throw new SocketException("Socket is closed");
        }
    }

    private void requireConnected() throws SocketException {
        requireOpen();
        if (remote == null) {
            throw new SocketException("Socket is not connected");
        }
    }

    static Duration duration(int millis) {
        return millis == 0 ? Socket.FOREVER : Duration.ofMillis(millis);
    }

    /// Something that sets an option.
    interface Change {
        void make() throws IOException;
    }

    /// Something that reads one.
    interface Question<T> {
        T ask() throws IOException;
    }

    static void change(Change change) throws SocketException {
        try {
            change.make();
        } catch (IOException e) {
            throw Failures.option(e);
        }
    }

    static <T> T ask(Question<T> question) throws SocketException {
        try {
            return question.ask();
        } catch (IOException e) {
            throw Failures.option(e);
        }
    }
}
