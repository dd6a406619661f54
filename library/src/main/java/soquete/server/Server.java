package soquete.server;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import soquete.ListenFds;
import soquete.OwnedFd;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.error.ErrnoException;

/// A server: it accepts on any number of listeners and serves each connection on a virtual thread,
/// or on one of a few event loops ([ServerBuilder#handleOnLoops]).
///
/// ```java
/// try (Server server = Server.on(Endpoint.of("127.0.0.1", 7)).idle(Duration.ofMinutes(1))
///         .handle(connection -> {
///             byte[] data = connection.recv(8192);
///             while (data.length > 0) {
///                 connection.sendAll(data);
///                 data = connection.recv(8192);
///             }
///         })) {
///     server.await();
/// }
/// ```
///
/// **Limits** are those of [ServerBuilder]. No queue grows without bound: what is more than the
/// limits stays in the kernel's queue, which is bounded by [ServerBuilder#backlog].
///
/// **Failures** of a handler end its connection alone, and are reported. When descriptors or memory
/// are short (`EMFILE`, `ENFILE`, `ENOBUFS`, `ENOMEM`), accepting pauses and goes on by itself, and
/// what the kernel has queued is kept. A listener that can no longer accept is reported and logged;
/// when none is left, the server drains.
///
/// **The end.** [#close], or the end of the JVM after [ServerBuilder#drainOnShutdown], drains:
///
/// 1. New connections are no longer let into the kernel's queues; those in there are accepted and
///    served, within the limits; the listeners are closed.
/// 2. Handlers are told: [Connection#isDraining], [Connection#onDrain].
/// 3. When all have ended, or after the deadline, what is left is cut: its sockets are closed and
///    its threads interrupted; those of event loops are not, for they are others' as well.
///
/// Any thread may call anything at any time.
public final class Server implements Closeable {
    private final ServerSettings settings;
    private final List<Listener> listeners;
    private final List<Acceptor> acceptors = new ArrayList<>();
    private final Map<Listener, AtomicInteger> accepting = new ConcurrentHashMap<>();
    private final Semaphore preparing;
    private final Watch watch;
    private final Tally tally = new Tally();
    private final Reports reports;
    private final Drain drain = new Drain(new Ending());
    private final HandoverOffers offers = new HandoverOffers(this);
    private final Draining draining;
    private final Admission admission;
    private @Nullable Thread hook;

    Server(ServerSettings settings, List<Opening.Opened> opened) throws IOException {
        this.settings = settings;
        this.preparing = new Semaphore(settings.maxPreparing(), true);
        this.reports = new Reports(settings.reporter());
        this.draining = new Draining((c, failure) -> tell(new ServerEvent.Failed(c, failure)));
        this.admission = new Admission(this, drain, draining);
        boolean prepared = !settings.preparations().isEmpty();
        this.watch = new Watch(settings.deadlines(), prepared, Server::cutSoon);
        this.listeners = opened.stream().map(Opening.Opened::listener).toList();
        try {
            for (Opening.Opened one : opened) {
                addAcceptors(one);
            }
        } catch (Throwable t) {
            acceptors.forEach(Acceptor::closeDuplicate);
            for (Opening.Opened one : opened) {
                if (one.own()) {
                    one.listener().socket().close();
                }
            }
            throw t;
        }
    }

    /// A server on some endpoints, to be described further and started with
    /// [ServerBuilder#handle].
    ///
    /// @param endpoints as [ServerBuilder#on(Endpoint...)]
    /// @return a new builder
    public static ServerBuilder on(Endpoint... endpoints) {
        return new ServerBuilder().on(endpoints);
    }

    /// A server of messages without connections: of UDP, or of Unix datagrams.
    ///
    /// @param endpoints as [DatagramServerBuilder#on]
    /// @return a new builder
    public static DatagramServerBuilder datagrams(Endpoint... endpoints) {
        return new DatagramServerBuilder().on(endpoints);
    }

    /// A server on sockets that listen already.
    ///
    /// @param listening as [ServerBuilder#from(Socket...)]
    /// @return a new builder
    public static ServerBuilder from(Socket... listening) {
        return new ServerBuilder().from(listening);
    }

    /// A server on the sockets that the starter of this process gave it: systemd's socket
    /// activation.
    ///
    /// @param given as [ServerBuilder#from(ListenFds)]
    /// @return a new builder
    public static ServerBuilder from(ListenFds given) {
        return new ServerBuilder().from(given);
    }

    /// A server on the sockets that a server in another process hands over.
    ///
    /// @param given as [ServerBuilder#from(Handover)]
    /// @return a new builder
    public static ServerBuilder from(Handover given) {
        return new ServerBuilder().from(given);
    }

    /// Whether another process has the listeners of this server, which drains.
    boolean isShared() {
        return offers.areShared();
    }

    /// Where the server listens, each endpoint once, with the ports that the kernel chose.
    ///
    /// @return in the order of the builder
    public List<Endpoint> endpoints() {
        Set<Endpoint> once = new LinkedHashSet<>();
        for (Listener listener : listeners) {
            once.add(listener.endpoint());
        }
        return List.copyOf(once);
    }

    /// The listeners: several for an endpoint, where it has several acceptors.
    ///
    /// @return in the order of the builder
    public List<Listener> listeners() {
        return listeners;
    }

    /// The listeners of a name.
    ///
    /// @param name as [Listener#name]
    /// @return in the order of the builder
    public List<Listener> listeners(String name) {
        return listeners.stream().filter(one -> one.name().equals(name)).toList();
    }

    /// How many connections have not ended.
    ///
    /// @return 0 to [ServerBuilder#maxConnections]
    public int connections() {
        return admission.count();
    }

    /// What the server has counted.
    ///
    /// @return numbers of about the same moment
    public ServerCounts counts() {
        return tally.counts();
    }

    /// Whether the server has begun to drain.
    ///
    /// @return true from the beginning on
    public boolean isDraining() {
        return draining.hasBegun();
    }

    /// Waits until the server has drained, whoever began that.
    ///
    /// @return how
    /// @throws InterruptedException if this thread is interrupted; the server goes on
    public Drained await() throws InterruptedException {
        return drain.await();
    }

    /// Waits until the server has drained, for so long at most.
    ///
    /// @param timeout how long
    /// @return how; empty if it has not
    /// @throws InterruptedException if this thread is interrupted; the server goes on
    public Optional<Drained> await(Duration timeout) throws InterruptedException {
        long nanos = timeout.isPositive() ? Limits.nanos(timeout, "the timeout") : 0;
        return Optional.ofNullable(drain.await(nanos));
    }

    /// Drains, as the class says, and waits for the end of it. If a drain has begun already, this
    /// waits for that one, and the earlier of the deadlines holds. An interrupt brings the deadline
    /// to now.
    ///
    /// A handler must not call this, for it would wait for itself: [#beginDrain].
    ///
    /// @param timeout how long handlers may go on; [Duration#ZERO] to cut at once,
    ///     [Socket#FOREVER] to wait for all
    /// @return how it went
    /// @throws IllegalArgumentException if it is negative
    public Drained drain(Duration timeout) {
        beginDrain(timeout);
        return drain.awaitOwn();
    }

    /// Begins to drain, as [#drain], and returns at once. [#await] has the result.
    ///
    /// @param timeout as [#drain]
    /// @throws IllegalArgumentException if it is negative
    public void beginDrain(Duration timeout) {
        drain.begin(timeout.isZero() ? 0 : Limits.nanos(timeout, "the timeout"), false);
    }

    /// Lets a successor of the same user, another process, take the listening sockets and go on
    /// with them, so that no connection is refused or lost while the program is replaced. The
    /// successor calls [Handover#take].
    ///
    /// When the successor says that it is ready, this server drains with the deadline of
    /// [ServerBuilder#drain], as the class says, but leaves the queues of the kernel and the files
    /// of Unix sockets to it. [#await] tells when that is over. Until then nothing changes: a
    /// successor that dies before is reported, and this server serves on.
    ///
    /// @param control where the successor comes: a path, which is made with the mode 0600 and
    ///     removed at the end, or an abstract name. The file of a server that was killed is
    ///     replaced
    /// @return the offer, which can be taken back
    /// @throws ErrnoException `EADDRINUSE` somebody else listens there; as [Socket#bind]
    /// @throws IllegalStateException if the server drains already
    public HandoverOffer handOver(UnixEndpoint control) throws IOException {
        return handOver(control, HandoverTerms.SAME_USER);
    }

    /// Lets a successor take the listening sockets, as [#handOver(UnixEndpoint)], on other terms.
    ///
    /// @param control as [#handOver(UnixEndpoint)]
    /// @param terms   who may come, and for how long it is waited for
    /// @return the offer
    /// @throws IOException as [#handOver(UnixEndpoint)]
    public HandoverOffer handOver(UnixEndpoint control, HandoverTerms terms) throws IOException {
        return offers.open(control, terms);
    }

    /// Begins to drain, and leaves the queues of the kernel to a successor: they are neither
    /// changed nor accepted from, and the files of Unix sockets stay.
    void beginLeaving() {
        drain.begin(settings.drainNanos(), true);
    }

    /// Drains, with the deadline of [ServerBuilder#drain].
    @Override
    public void close() {
        drain.begin(settings.drainNanos(), false);
        var _ = drain.awaitOwn();
    }

    /// `Server[127.0.0.1:80, unix:/run/x, 17 connections]`
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Server[");
        for (Endpoint endpoint : endpoints()) {
            text.append(endpoint).append(", ");
        }
        return text.append(admission.count()).append(" connections]").toString();
    }

    private void addAcceptors(Opening.Opened one) throws IOException {
        Listener listener = one.listener();
        boolean spread = one.own() && listener.endpoint() instanceof soquete.endpoint.InetEndpoint;
        int loops = spread ? 1 : settings.acceptors();
        accepting.put(listener, new AtomicInteger(loops));
        for (int i = 0; i < loops; i++) {
            Socket socket = i == 0 ? listener.socket() : listener.socket().duplicate();
            Acceptor acceptor =
                    new Acceptor(this, listener, socket, one.own(), acceptors.size() + 1);
            acceptors.add(acceptor);
            settings.service().join(acceptor);
        }
    }

    void start() {
        if (settings.drainOnShutdown()) {
            hook = Shutdowns.add(this::close);
        }
        var _ = Rehearsal.play(listeners.getFirst());
        tell(new ServerEvent.Started(listeners));
        acceptors.forEach(Acceptor::start);
    }

    // What the accept loops use

    Admission admission() {
        return admission;
    }

    void tell(ServerEvent event) {
        reports.tell(event);
    }

    void tellFull(Listener listener) {
        tell(new ServerEvent.Full(listener, settings.maxConnections()));
    }

    void ignored(Listener listener, IOException failure) {
        tally.ignored.increment();
        tell(new ServerEvent.Ignored(listener, failure));
    }

    void backedOff(Listener listener, Throwable shortage) {
        tally.backedOff.increment();
        tell(new ServerEvent.BackedOff(listener, shortage));
    }

    /// Nobody is left who could serve: the server ends.
    void loopsLost() {
        Reports.log(
                System.Logger.Level.ERROR,
                "every event loop of " + this + " has ended: the server drains",
                null);
        drain.begin(settings.drainNanos(), false);
    }

    /// Serves what the kernel has queued, and is done with a listener.
    void serveQueue(QueueDrain queue) throws IOException, InterruptedException {
        if (!drain.leavesQueue()) {
            queue.serve(drain);
        }
    }

    /// An accept loop has ended; the last one of a listener closes it.
    void ended(Acceptor acceptor) {
        acceptor.closeDuplicate();
        Listener listener = acceptor.listener();
        if (accepting.getOrDefault(listener, new AtomicInteger()).decrementAndGet() == 0) {
            close(listener);
            accepting.remove(listener);
        }
        if (isDraining()) {
            drain.signal();
        } else if (accepting.isEmpty()) {
            drain.begin(settings.drainNanos(), false);
        }
    }

    /// Whether the listeners go on without this server.
    boolean leavesListeners() {
        return drain.leavesQueue() || offers.areShared();
    }

    private void close(Listener listener) {
        Socket socket = listener.socket();
        int fd = leavesListeners() ? socket.detach() : -1;
        if (fd >= 0) {
            OwnedFd.of(fd).close(); // as close, but the file of a Unix socket stays
        }
        socket.close();
    }

    // What the connections use

    ServerSettings settings() {
        return settings;
    }

    Semaphore preparing() {
        return preparing;
    }

    Tally tally() {
        return tally;
    }

    Watch watch() {
        return watch;
    }

    /// The close waits for the operations of the handler to end, which the clock must not.
    private static void cutSoon(Connection connection, CutReason reason) {
        Thread.ofVirtual().name("soquete-cut").start(() -> connection.cut(reason));
    }

    /// What the drain uses.
    private final class Ending implements Drainable {
        @Override
        public void stopAccepting() {
            offers.end();
            draining.begin();
            acceptors.forEach(Acceptor::stop);
        }

        @Override
        public boolean accepts() {
            return !accepting.isEmpty();
        }

        @Override
        public boolean isEmpty() {
            return admission.isEmpty();
        }

        @Override
        public void cutAll() {
            admission.cutAll();
        }

        @Override
        public int running() {
            return admission.live();
        }

        @Override
        public void over(Drained drained) {
            watch.close();
            settings.service().close();
            offers.over();
            accepting.keySet().forEach(Server.this::close); // of loops that a reporter holds up
            Shutdowns.remove(hook);
            tell(new ServerEvent.Drained(drained));
        }
    }
}
