package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.option.Option;

/// What a [DatagramServer] is to be, before it starts. [Server#datagrams] makes one, and [#handle]
/// starts the server.
///
/// A builder belongs to one thread, and starts one server.
public final class DatagramServerBuilder {
    private static final long SECONDS = 1_000_000_000;

    private final List<Opening> openings = new ArrayList<>();
    private final List<Opening.Choice<?>> options = new ArrayList<>();
    private int receivers = 1;
    private int maxConcurrent = 1000;
    private int maxSize = 65_535;
    private int batch = 16;
    private long drainNanos = 10 * SECONDS;
    private boolean drainOnShutdown;
    private boolean started;
    private Reporter reporter = Reporter.logging();

    DatagramServerBuilder() {}

    /// Receives on further endpoints, with `SOCK_DGRAM`.
    ///
    /// @param endpoints IPv4 and IPv6 (UDP), Unix, or another family that has datagrams; port 0
    ///     lets the kernel choose
    /// @return this
    public DatagramServerBuilder on(Endpoint... endpoints) {
        return named(Listener.UNNAMED, endpoints);
    }

    /// Receives on further endpoints, that [Listener#name] tells apart.
    ///
    /// @param name      as `dns`
    /// @param endpoints where
    /// @return this
    public DatagramServerBuilder named(String name, Endpoint... endpoints) {
        for (Endpoint endpoint : endpoints) {
            openings.add(
                    new Opening.OfEndpoint(
                            name, endpoint, SocketType.SOCK_DGRAM, Protocol.DEFAULT));
        }
        return this;
    }

    /// Receives on further sockets that are bound already: from `LISTEN_FDS`, say. They belong to
    /// the server from the start on.
    ///
    /// @param name  as `dns`
    /// @param bound of `SOCK_DGRAM`
    /// @return this
    public DatagramServerBuilder named(String name, Socket bound) {
        openings.add(new Opening.OfSocket(name, bound));
        return this;
    }

    /// Sets an option on the sockets that the server opens, before bind: `SO_RCVBUF`, say.
    ///
    /// @param option as [soquete.option.SolSocket#SO_RCVBUF]
    /// @param value  its value
    /// @param <T>    the type of the value
    /// @return this
    public <T> DatagramServerBuilder option(Option<T> option, T value) {
        options.add(new Opening.Choice<>(option, value));
        return this;
    }

    /// How many loops receive, for each endpoint. With more than one, IPv4 and IPv6 endpoints get
    /// as many sockets (`SO_REUSEPORT`), over which the kernel spreads the senders.
    ///
    /// @param loops 1 or more
    /// @return this
    /// @throws IllegalArgumentException if it is less than 1
    public DatagramServerBuilder receivers(int loops) {
        receivers = Limits.atLeast(1, loops, "the number of receivers");
        return this;
    }

    /// How many datagrams are handled at the same time; 1000 without this. When so many are, the
    /// loops stop receiving, and the kernel drops what does not fit into the buffers of the sockets
    /// (`SO_RCVBUF`, [DatagramCounts#dropped]).
    ///
    /// @param datagrams 1 or more
    /// @return this
    /// @throws IllegalArgumentException if it is less than 1
    public DatagramServerBuilder maxConcurrent(int datagrams) {
        maxConcurrent = Limits.atLeast(1, datagrams, "the number of datagrams");
        return this;
    }

    /// The longest datagram that is received whole; 65,535 bytes without this. A longer one is cut,
    /// which [DatagramRequest#truncated] tells.
    ///
    /// @param bytes 1 or more
    /// @return this
    /// @throws IllegalArgumentException if it is less than 1
    public DatagramServerBuilder maxSize(int bytes) {
        maxSize = Limits.atLeast(1, bytes, "the size of a datagram");
        return this;
    }

    /// How many datagrams a loop receives with one system call; 16 without this. Each has room for
    /// [#maxSize].
    ///
    /// @param datagrams 1 to 1024
    /// @return this
    /// @throws IllegalArgumentException if it is less than 1
    public DatagramServerBuilder batch(int datagrams) {
        batch = Limits.atLeast(1, datagrams, "the batch");
        return this;
    }

    /// How long [DatagramServer#close] lets handlers go on; 10 seconds without this.
    ///
    /// @param timeout [Duration#ZERO] to cut at once; [Socket#FOREVER] to wait for all
    /// @return this
    /// @throws IllegalArgumentException if it is negative
    public DatagramServerBuilder drain(Duration timeout) {
        drainNanos = timeout.isZero() ? 0 : Limits.nanos(timeout, "the drain deadline");
        return this;
    }

    /// Drains when the JVM ends, as [DatagramServer#close] does.
    ///
    /// @return this
    public DatagramServerBuilder drainOnShutdown() {
        drainOnShutdown = true;
        return this;
    }

    /// Who is told what happens; [Reporter#logging] without this.
    ///
    /// @param reporter quick, and safe for many threads
    /// @return this
    public DatagramServerBuilder reporter(Reporter reporter) {
        this.reporter = reporter;
        return this;
    }

    /// Opens the sockets and starts the server.
    ///
    /// @param handler serves each datagram
    /// @return a server that receives
    /// @throws ErrnoException as [Socket#open] and [Socket#bind]; nothing stays open then, but
    ///     sockets that were given, and this may be called again
    /// @throws IllegalArgumentException if there is nothing to receive on, a given socket is of
    ///     another type, or the batch is too large
    /// @throws IllegalStateException if the server has started
    public DatagramServer handle(DatagramHandler handler) throws IOException {
        if (openings.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nothing to receive on: name an endpoint, or give a socket");
        }
        if (started) {
            throw new IllegalStateException("this builder has started its server already");
        }
        UnixBinding binding = UnixBinding.AS_C.removedOnClose();
        List<Opening.Opened> opened =
                new Opening.Plan(-1, receivers, binding, false, options).openAll(openings);
        DatagramServer server =
                new DatagramServer(
                        new DatagramServer.Shape(
                                receivers, maxConcurrent, maxSize, batch, drainNanos),
                        opened,
                        reporter,
                        handler);
        started = true;
        server.start(drainOnShutdown);
        return server;
    }
}
