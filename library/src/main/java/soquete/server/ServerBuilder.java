package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import soquete.ListenFd;
import soquete.ListenFds;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.option.Option;
import soquete.ring.LoopOptions;
import soquete.tls.TlsOptions;

/// What a [Server] is to be, before it starts. [Server#on] and [Server#from] make one, and
/// [#handle] starts the server; or [#handleOnLoops], on event loops.
///
/// A builder belongs to one thread, and starts one server.
public final class ServerBuilder {
    private static final long SECONDS = 1_000_000_000;

    private final List<Opening> openings = new ArrayList<>();
    private final List<Preparation> preparations = new ArrayList<>();
    private final List<Opening.Choice<?>> options = new ArrayList<>();
    private ProxyPolicy proxy = ProxyPolicy.OFF;
    private UnixBinding binding = UnixBinding.AS_C.removedOnClose();
    private boolean replaceStale;
    private int maxConnections = 10_000;
    private int maxPerPeer = Integer.MAX_VALUE;
    private int acceptRate;
    private int acceptors = 1;
    private int backlog = 4096;
    private int maxPreparing = Integer.MAX_VALUE;
    private long prepareNanos = 10 * SECONDS;
    private long idleNanos = ServerSettings.NEVER;
    private long readNanos = ServerSettings.NEVER;
    private long totalNanos = ServerSettings.NEVER;
    private long drainNanos = 10 * SECONDS;
    private boolean drainOnShutdown;
    private boolean started;
    private Reporter reporter = Reporter.logging();

    ServerBuilder() {}

    /// Listens on further endpoints, with `SOCK_STREAM`.
    ///
    /// @param endpoints of any family that has streams; port 0 lets the kernel choose
    /// @return this
    public ServerBuilder on(Endpoint... endpoints) {
        return on(SocketType.SOCK_STREAM, endpoints);
    }

    /// Listens on further endpoints with another type of socket: `SOCK_SEQPACKET` of `AF_UNIX` or
    /// `AF_VSOCK`.
    ///
    /// @param type      a type with connections
    /// @param endpoints of any family that has it
    /// @return this
    public ServerBuilder on(SocketType type, Endpoint... endpoints) {
        return on(type, Protocol.DEFAULT, endpoints);
    }

    /// Listens on further endpoints with another protocol: `IPPROTO_MPTCP`, `IPPROTO_SCTP`.
    ///
    /// @param type      a type with connections
    /// @param protocol  a protocol with connections
    /// @param endpoints of any family that has them
    /// @return this
    public ServerBuilder on(SocketType type, Protocol protocol, Endpoint... endpoints) {
        for (Endpoint endpoint : endpoints) {
            openings.add(new Opening.OfEndpoint(Listener.UNNAMED, endpoint, type, protocol));
        }
        return this;
    }

    /// Listens on further endpoints, as [#on(Endpoint...)], that [Listener#name] tells apart.
    ///
    /// @param name      as `http`
    /// @param endpoints where
    /// @return this
    public ServerBuilder named(String name, Endpoint... endpoints) {
        for (Endpoint endpoint : endpoints) {
            openings.add(
                    new Opening.OfEndpoint(
                            name, endpoint, SocketType.SOCK_STREAM, Protocol.DEFAULT));
        }
        return this;
    }

    /// Accepts on further sockets that listen already. They belong to the server from the start
    /// on.
    ///
    /// @param listening as they came from another process, say
    /// @return this
    public ServerBuilder from(Socket... listening) {
        for (Socket socket : listening) {
            openings.add(new Opening.OfSocket(Listener.UNNAMED, socket));
        }
        return this;
    }

    /// Accepts on a further socket that listens already, as [#from(Socket...)].
    ///
    /// @param name      as `http`
    /// @param listening the socket
    /// @return this
    public ServerBuilder named(String name, Socket listening) {
        openings.add(new Opening.OfSocket(name, listening));
        return this;
    }

    /// Accepts on the sockets that the starter of this process gave it, under the names it gave
    /// them.
    ///
    /// @param given as [ListenFds#take]; what is no socket stays the caller's
    /// @return this
    public ServerBuilder from(ListenFds given) {
        for (ListenFd fd : given.all()) {
            if (fd instanceof ListenFd.OfSocket of) {
                named(of.name(), of.socket());
            }
        }
        return this;
    }

    /// Accepts on the sockets of a server in another process, under the names they have there.
    ///
    /// @param given as [Handover#take]; [Handover#ready] is for the caller, when the server has
    ///     started
    /// @return this
    public ServerBuilder from(Handover given) {
        for (Listener listener : given.listeners()) {
            named(listener.name(), listener.socket());
        }
        return this;
    }

    /// Sets an option on the listening sockets that the server opens, before bind. On Linux a
    /// connection inherits most options of its listener: `TCP_NODELAY`, `SO_KEEPALIVE`, the sizes
    /// of the buffers.
    ///
    /// @param option as [soquete.option.SolTcp#TCP_NODELAY]
    /// @param value  its value
    /// @param <T>    the type of the value
    /// @return this
    public <T> ServerBuilder option(Option<T> option, T value) {
        options.add(new Opening.Choice<>(option, value));
        return this;
    }

    /// What becomes of the files of Unix sockets. Without this they have the permissions that the
    /// umask leaves, and are removed at the end.
    ///
    /// @param binding permissions and end
    /// @return this
    public ServerBuilder unix(UnixBinding binding) {
        this.binding = binding;
        return this;
    }

    /// Removes the file of a Unix socket on which nobody listens any more, instead of ending in
    /// `EADDRINUSE`: that of a server that was killed. Whether somebody listens is found out by
    /// connecting to it. Two servers that start at the same moment may take the path from each
    /// other.
    ///
    /// @return this
    public ServerBuilder replaceStale() {
        replaceStale = true;
        return this;
    }

    /// How many connections that nobody has accepted yet the kernel keeps for each listener.
    /// 4096 without this; the kernel lowers it to `net.core.somaxconn`.
    ///
    /// @param connections as in [Socket#listen(int)]
    /// @return this
    /// @throws IllegalArgumentException if it is negative
    public ServerBuilder backlog(int connections) {
        backlog = Limits.atLeast(0, connections, "the backlog");
        return this;
    }

    /// How many loops accept, for each listener. With more than one, IPv4 and IPv6 endpoints get as
    /// many sockets (`SO_REUSEPORT`), and the kernel spreads the connections over their queues;
    /// other listeners are shared by the loops.
    ///
    /// A server of a few ten thousand connections a second needs one. Between several queues there
    /// is no order: at a limit, one that came later may be served earlier. Whoever else listens on
    /// the port at the start makes it end in `EADDRINUSE`, as with one socket; to share a port with
    /// another server on purpose, both set the [#option] `SO_REUSEPORT`.
    ///
    /// @param loops 1 or more
    /// @return this
    /// @throws IllegalArgumentException if it is less than 1
    public ServerBuilder acceptors(int loops) {
        acceptors = Limits.atLeast(1, loops, "the number of acceptors");
        return this;
    }

    /// How many connections there may be at the same time, those in preparation included; 10,000
    /// without this.
    ///
    /// When so many are there the server stops accepting. None is refused: they wait in the
    /// kernel's queue ([#backlog]), and when that is full as well, the kernel lets TCP clients
    /// try again, and Unix clients wait in connect(2).
    ///
    /// @param connections 1 or more
    /// @return this
    /// @throws IllegalArgumentException if it is less than 1
    public ServerBuilder maxConnections(int connections) {
        maxConnections = Limits.atLeast(1, connections, "the number of connections");
        return this;
    }

    /// How many connections a peer may have at the same time. Further ones are closed at once,
    /// counted and reported ([ServerEvent.Refused]); no limit without this.
    ///
    /// A peer is an IPv4 address, the first 64 bits of an IPv6 address (a site chooses the rest at
    /// will; of a link-local address it is the whole), the user of a Unix socket (`SO_PEERCRED`),
    /// the machine of a vsock. Other families are not limited.
    ///
    /// @param connections 1 or more
    /// @return this
    /// @throws IllegalArgumentException if it is less than 1
    public ServerBuilder maxPerPeer(int connections) {
        maxPerPeer = Limits.atLeast(1, connections, "the number of connections of a peer");
        return this;
    }

    /// How many connections are accepted in a second, on all listeners together; no limit without
    /// this. After a quiet second so many are accepted at once (a token bucket). The others wait in
    /// the kernel's queue. A drain does not keep to it.
    ///
    /// @param connections 1 to 1,000,000
    /// @return this
    /// @throws IllegalArgumentException if it is out of range
    public ServerBuilder acceptRate(int connections) {
        acceptRate = Limits.atLeast(1, connections, "the accept rate");
        if (connections > AcceptRate.MOST) {
            throw new IllegalArgumentException(
                    "the accept rate " + connections + " is more than " + AcceptRate.MOST);
        }
        return this;
    }

    /// How long a connection may take from accept to its handler: for the TLS handshake, say; 10
    /// seconds without this. It is cut then ([CutReason#PREPARE]).
    ///
    /// @param timeout more than zero; [Socket#FOREVER] for no limit
    /// @return this
    /// @throws IllegalArgumentException if it is zero or negative
    public ServerBuilder prepareTimeout(Duration timeout) {
        prepareNanos = Limits.nanos(timeout, "the prepareTimeout");
        return this;
    }

    /// How many connections may be in preparation at the same time. The others wait, within their
    /// [#prepareTimeout]. No limit but [#maxConnections] without this. It bounds the processors'
    /// time for handshakes; clients that say nothing count until their time is over.
    ///
    /// @param connections 1 or more
    /// @return this
    /// @throws IllegalArgumentException if it is less than 1
    public ServerBuilder maxPreparing(int connections) {
        maxPreparing = Limits.atLeast(1, connections, "the number of connections in preparation");
        return this;
    }

    /// How long no byte may go either way. The connection is cut then ([CutReason#IDLE]); never
    /// without this.
    ///
    /// What the handler does through [Connection] counts when it happens. What it does with the
    /// socket itself is seen for TCP alone, by the kernel's counters, and may let up to twice the
    /// time pass; elsewhere it calls [Connection#active].
    ///
    /// @param timeout more than zero; [Socket#FOREVER] for no limit
    /// @return this
    /// @throws IllegalArgumentException if it is zero or negative
    public ServerBuilder idle(Duration timeout) {
        idleNanos = Limits.nanos(timeout, "the idle deadline");
        return this;
    }

    /// How long a read of [Connection] may wait for the peer. The connection is cut then
    /// ([CutReason#READ]); never without this.
    ///
    /// @param timeout more than zero; [Socket#FOREVER] for no limit
    /// @return this
    /// @throws IllegalArgumentException if it is zero or negative
    public ServerBuilder readTimeout(Duration timeout) {
        readNanos = Limits.nanos(timeout, "the readTimeout");
        return this;
    }

    /// How long a connection may last altogether, from accept on. It is cut then
    /// ([CutReason#TOTAL]); never without this. This alone ends clients that send a byte now and
    /// then.
    ///
    /// @param timeout more than zero; [Socket#FOREVER] for no limit
    /// @return this
    /// @throws IllegalArgumentException if it is zero or negative
    public ServerBuilder total(Duration timeout) {
        totalNanos = Limits.nanos(timeout, "the total deadline");
        return this;
    }

    /// How long [Server#close] lets handlers go on; 10 seconds without this.
    ///
    /// @param timeout [Duration#ZERO] to cut at once; [Socket#FOREVER] to wait for all
    /// @return this
    /// @throws IllegalArgumentException if it is negative
    public ServerBuilder drain(Duration timeout) {
        drainNanos = timeout.isZero() ? 0 : Limits.nanos(timeout, "the drain deadline");
        return this;
    }

    /// Drains when the JVM ends (`SIGTERM`, `SIGINT`, `System.exit`), as [Server#close] does. Give
    /// whoever sends the signal more patience than [#drain] has.
    ///
    /// @return this
    public ServerBuilder drainOnShutdown() {
        drainOnShutdown = true;
        return this;
    }

    /// Takes from proxies the PROXY header in front of the data, before TLS and the handler:
    /// [Connection#proxyHeader] has it, and [Connection#remoteEndpoint] is the client that the
    /// proxy forwards. A connection whose header is missing, malformed or late is closed, counted
    /// as failed and reported ([ServerEvent.NotPrepared] with a [ProxyException]).
    ///
    /// [#maxPerPeer] counts by the client then, after the header is read.
    ///
    /// @param policy of which proxies; [ProxyPolicy#OFF] without this
    /// @return this
    public ServerBuilder proxy(ProxyPolicy policy) {
        proxy = policy;
        return this;
    }

    /// Speaks TLS on every connection, before the handler begins.
    ///
    /// @param context with the server's key and certificate
    /// @return this
    public ServerBuilder tls(SSLContext context) {
        return tls(context, TlsOptions.DEFAULT);
    }

    /// Speaks TLS on every connection, before the handler begins.
    ///
    /// @param context with the server's key and certificate
    /// @param options what to offer and to demand
    /// @return this
    public ServerBuilder tls(SSLContext context, TlsOptions options) {
        return prepare(new TlsPreparation(context, options));
    }

    /// Adds a step before the handler, after those that were added before.
    ServerBuilder prepare(Preparation preparation) {
        preparations.add(preparation);
        return this;
    }

    /// Who is told what happens; [Reporter#logging] without this.
    ///
    /// @param reporter quick, and safe for many threads
    /// @return this
    public ServerBuilder reporter(Reporter reporter) {
        this.reporter = reporter;
        return this;
    }

    /// Opens the listeners and starts the server, with a virtual thread for each connection.
    ///
    /// @param handler serves each connection
    /// @return a server that accepts
    /// @throws ErrnoException as [Socket#open], [Socket#bind] and [Socket#listen]; nothing stays
    ///     open then, but sockets that were given, and this may be called again
    /// @throws IllegalArgumentException if there is nothing to listen on, or a given socket does
    ///     not listen
    /// @throws IllegalStateException if the server has started
    public Server handle(ConnectionHandler handler) throws IOException {
        requireUnstarted();
        return start(new ThreadService(handler));
    }

    /// Opens the listeners and starts the server, with event loops in the place of threads: for
    /// tens of thousands of connections, or where a thread for each is too much. The handlers are
    /// called by the threads of the loops and must not wait.
    ///
    /// ```java
    /// Server.on(Endpoint.of("127.0.0.1", 7)).idle(Duration.ofMinutes(1))
    ///         .handleOnLoops(2, LoopOptions.RING, connection -> LoopConnection::send);
    /// ```
    ///
    /// The server accepts, limits, counts, reports and drains as with threads. The loops end with
    /// the server, after the drain, and whatever else they serve with them.
    ///
    /// TCP endpoints, of IPv4 and IPv6, get a socket for each loop (`SO_REUSEPORT`, as with
    /// [#acceptors]). The kernel spreads the connections over them by their addresses, not evenly
    /// where there are few, and each loop accepts its own. What waits at a loop that a handler
    /// holds up waits for that loop, until the server drains. Of other listeners (Unix sockets,
    /// those that were given, MPTCP) a thread accepts, and the loops have the connections in turn.
    /// A connection stays on its loop.
    ///
    /// - Deadlines are [#idle] and [#total]. What the kernel took of what was sent is seen by a
    ///   counter, and may let up to twice the idle time pass.
    /// - The drain is told to those who asked for it by [Connection#onDrain]; one that does
    ///   nothing about it is cut after the deadline.
    /// - [LoopOptions#closeLimit] is for connections that the handler closes; a cut is at once.
    /// - [Reporter] is called by the threads of the loops too, and must be quick.
    ///
    /// @param loops    how many, 1 or more: one for each processor, say
    /// @param options  of each, as [LoopOptions#RING]
    /// @param handlers who is told what happens on a connection
    /// @return a server that accepts
    /// @throws ErrnoException as [#handle]; for [soquete.ring.Engine#RING] what the kernel has
    ///     against it. Nothing stays open then, but sockets that were given
    /// @throws IllegalArgumentException as [#handle], and if something was asked for that a loop
    ///     does not do: [#tls], [#proxy], [#readTimeout], a listener that is not `SOCK_STREAM`; if
    ///     `loops` is less than 1
    /// @throws IllegalStateException if the server has started
    public Server handleOnLoops(int loops, LoopOptions options, LoopHandlers handlers)
            throws IOException {
        requireUnstarted();
        Limits.atLeast(1, loops, "the number of loops");
        LoopService.requireServable(proxy, preparations, readNanos, openings);
        LoopService service = LoopService.open(loops, options, handlers);
        try {
            return start(service);
        } catch (Throwable t) {
            service.close();
            throw t;
        }
    }

    private void requireUnstarted() {
        if (openings.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nothing to listen on: name an endpoint, or give a listening socket");
        }
        if (started) {
            throw new IllegalStateException("this builder has started its server already");
        }
    }

    private Server start(Service service) throws IOException {
        List<Opening.Opened> opened =
                new Opening.Plan(
                                backlog,
                                service.listeners(acceptors),
                                binding,
                                replaceStale,
                                options)
                        .openAll(openings);
        ServerSettings settings =
                new ServerSettings(
                        maxConnections,
                        maxPerPeer,
                        acceptRate,
                        acceptors,
                        backlog,
                        maxPreparing,
                        new ServerSettings.Deadlines(
                                prepareNanos, idleNanos, readNanos, totalNanos),
                        drainNanos,
                        drainOnShutdown,
                        preparations(),
                        proxy,
                        reporter,
                        service);
        Server server = new Server(settings, opened);
        started = true;
        server.start();
        return server;
    }

    /// The header stands in front of everything else, in whatever order the builder was told.
    private List<Preparation> preparations() {
        List<Preparation> all = new ArrayList<>(preparations);
        if (proxy.mode() != ProxyMode.OFF) {
            all.addFirst(new ProxyPreparation(proxy));
        }
        return all;
    }
}
