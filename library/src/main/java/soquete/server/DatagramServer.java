package soquete.server;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import soquete.MessageBatch;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;

/// A server of datagrams: it receives on any number of sockets, many with one system call, and
/// serves each datagram on a virtual thread.
///
/// ```java
/// try (DatagramServer server = Server.datagrams(Endpoint.of("0.0.0.0", 7))
///         .handle(request -> request.reply(request.data()))) {
///     server.await();
/// }
/// ```
///
/// It drains as a [Server] does: the sockets let nothing more in, what is in their buffers is
/// served, and after the deadline the sockets are closed and the threads interrupted.
///
/// Any thread may call anything at any time.
public final class DatagramServer implements Closeable {
    private static final long SLICE = 50;

    private final Shape shape;
    private final DatagramHandler handler;
    private final List<Listener> listeners;
    private final List<Receiver> receivers = new ArrayList<>();
    private final Map<Listener, AtomicInteger> receiving = new ConcurrentHashMap<>();
    private final Set<Thread> live = ConcurrentHashMap.newKeySet();

    /// Those that the drain cut, and that still run.
    private final Set<Thread> cut = ConcurrentHashMap.newKeySet();

    private final Semaphore room;
    private final Reports reports;
    private final LongAdder received = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final LongAdder droppedBefore = new LongAdder();
    private final Drain drain = new Drain(new Ending());
    private volatile boolean draining;
    private @Nullable Thread hook;

    /// The numbers of a server.
    ///
    /// @param receivers     loops for each socket
    /// @param maxConcurrent datagrams at the same time
    /// @param maxSize       of a datagram
    /// @param batch         datagrams with one call
    /// @param drainNanos    how long close waits
    record Shape(int receivers, int maxConcurrent, int maxSize, int batch, long drainNanos) {}

    DatagramServer(
            Shape shape, List<Opening.Opened> opened, Reporter reporter, DatagramHandler handler)
            throws IOException {
        this.shape = shape;
        this.handler = handler;
        this.room = new Semaphore(shape.maxConcurrent(), true);
        this.reports = new Reports(reporter);
        this.listeners = opened.stream().map(Opening.Opened::listener).toList();
        try {
            for (Opening.Opened one : opened) {
                addReceivers(one);
            }
        } catch (Throwable t) {
            receivers.forEach(Receiver::closeDuplicate);
            for (Opening.Opened one : opened) {
                if (one.own()) {
                    one.listener().socket().close();
                }
            }
            throw t;
        }
    }

    private void addReceivers(Opening.Opened one) throws IOException {
        Listener listener = one.listener();
        if (Receiver.isWild(listener.endpoint())) {
            if (listener.endpoint() instanceof Inet6Endpoint) {
                listener.socket().set(SolIpv6.IPV6_RECVPKTINFO, true);
            } else {
                listener.socket().set(SolIp.IP_PKTINFO, true);
            }
        }
        boolean spread = one.own() && listener.endpoint() instanceof InetEndpoint;
        int loops = spread ? 1 : shape.receivers();
        receiving.put(listener, new AtomicInteger(loops));
        for (int i = 0; i < loops; i++) {
            MessageBatch batch =
                    MessageBatch.of(shape.batch(), shape.maxSize(), Receiver.CONTROL_SPACE);
            Socket socket = i == 0 ? listener.socket() : listener.socket().duplicate();
            receivers.add(
                    new Receiver(this, listener, socket, one.own(), batch, receivers.size() + 1));
        }
    }

    void start(boolean drainOnShutdown) {
        if (drainOnShutdown) {
            hook = Shutdowns.add(this::close);
        }
        var _ = Rehearsal.play(listeners.getFirst());
        tell(new ServerEvent.Started(listeners));
        receivers.forEach(Receiver::start);
    }

    /// Where the server receives, each endpoint once, with the ports that the kernel chose.
    ///
    /// @return in the order of the builder
    public List<Endpoint> endpoints() {
        Set<Endpoint> once = new LinkedHashSet<>();
        for (Listener listener : listeners) {
            once.add(listener.endpoint());
        }
        return List.copyOf(once);
    }

    /// The sockets: several for an endpoint, where it has several receivers.
    ///
    /// @return in the order of the builder
    public List<Listener> listeners() {
        return listeners;
    }

    /// What the server has counted.
    ///
    /// @return numbers of about the same moment
    public DatagramCounts counts() {
        long dropped = droppedBefore.sum();
        for (Listener listener : listeners) {
            dropped += dropped(listener);
        }
        return new DatagramCounts(
                received.sum(), finished.sum(), failed.sum(), ignored.sum(), dropped);
    }

    private static long dropped(Listener listener) {
        try {
            return listener.socket().get(SolSocket.SO_MEMINFO).drops();
        } catch (IOException closedOrUntold) {
            return 0;
        }
    }

    /// Whether the server has begun to drain.
    ///
    /// @return true from the beginning on
    public boolean isDraining() {
        return draining;
    }

    /// Waits until the server has drained, whoever began that.
    ///
    /// @return how; `queued` are datagrams that were in the buffers when the drain began
    /// @throws InterruptedException if this thread is interrupted; the server goes on
    public Drained await() throws InterruptedException {
        return drain.await();
    }

    /// Drains, and waits for the end of it, as [Server#drain].
    ///
    /// @param timeout how long handlers may go on
    /// @return how it went
    /// @throws IllegalArgumentException if it is negative
    public Drained drain(Duration timeout) {
        drain.begin(timeout.isZero() ? 0 : Limits.nanos(timeout, "the timeout"), false);
        return drain.awaitOwn();
    }

    /// Drains, with the deadline of [DatagramServerBuilder#drain].
    @Override
    public void close() {
        drain.begin(shape.drainNanos(), false);
        var _ = drain.awaitOwn();
    }

    /// `DatagramServer[127.0.0.1:53]`
    @Override
    public String toString() {
        return "DatagramServer" + endpoints();
    }

    // What the loops use

    Semaphore room() {
        return room;
    }

    void tell(ServerEvent event) {
        reports.tell(event);
    }

    void ignored(Listener listener, IOException failure) {
        ignored.increment();
        tell(new ServerEvent.Ignored(listener, failure));
    }

    /// Waits for room during a drain, as long as that has time.
    boolean awaitRoom() {
        try {
            while (!room.tryAcquire(SLICE, TimeUnit.MILLISECONDS)) {
                if (drain.left() <= 0) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// Whether a drain has time left.
    boolean hasTime() {
        return drain.left() > 0;
    }

    /// Datagrams that were received, and that the drain had no time for.
    void lost(int count) {
        for (int i = 0; i < count; i++) {
            drain.refused();
        }
    }

    /// Takes over a datagram, and the room that was acquired for it.
    boolean admit(DatagramRequest request) {
        Thread thread = Thread.ofVirtual().name("soquete-datagram").unstarted(() -> serve(request));
        live.add(thread);
        received.increment();
        if (draining) {
            drain.queued();
        }
        try {
            thread.start();
            return true;
        } catch (OutOfMemoryError e) {
            live.remove(thread);
            failed.increment();
            tell(new ServerEvent.RequestFailed(request, e));
            return false;
        }
    }

    private void serve(DatagramRequest request) {
        try {
            handler.handle(request);
            finished.increment();
        } catch (Throwable t) {
            failed.increment();
            tell(new ServerEvent.RequestFailed(request, t));
        } finally {
            room.release();
            ended();
        }
    }

    private void ended() {
        Thread thread = Thread.currentThread();
        boolean ownEnd = live.remove(thread);
        if (!ownEnd) {
            cut.remove(thread);
        }
        if (draining) {
            if (ownEnd) {
                drain.finished();
            }
            drain.signal();
        }
    }

    /// A loop has ended. Its socket stays open for the replies that are still to be sent.
    void ended(Receiver receiver) {
        receiver.closeDuplicate();
        Listener listener = receiver.listener();
        if (receiving.getOrDefault(listener, new AtomicInteger()).decrementAndGet() == 0) {
            receiving.remove(listener);
        }
        if (draining) {
            drain.signal();
        } else if (receiving.isEmpty()) {
            drain.begin(shape.drainNanos(), false);
        }
    }

    /// What the drain uses.
    private final class Ending implements Drainable {
        @Override
        public void stopAccepting() {
            draining = true;
            receivers.forEach(Receiver::stop);
        }

        @Override
        public boolean accepts() {
            return !receiving.isEmpty();
        }

        @Override
        public boolean isEmpty() {
            return live.isEmpty() && cut.isEmpty();
        }

        @Override
        public void cutAll() {
            for (Thread thread : List.copyOf(live)) {
                cut.add(thread);
                if (live.remove(thread)) {
                    drain.cut();
                    thread.interrupt();
                } else {
                    cut.remove(thread);
                }
            }
            close();
        }

        private void close() {
            for (Listener listener : listeners) {
                droppedBefore.add(dropped(listener));
                listener.socket().close();
            }
        }

        @Override
        public int running() {
            return cut.size();
        }

        @Override
        public void over(Drained drained) {
            for (Listener listener : listeners) {
                listener.socket().close();
            }
            Shutdowns.remove(hook);
            tell(new ServerEvent.Drained(drained));
        }
    }
}
