package soquete.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import soquete.endpoint.Endpoint;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.LoopCalls;
import soquete.sys.Scratch;
import soquete.wait.Deadline;

/// Completions by io_uring(7): multishot accepts, multishot receives into provided buffers, one
/// send under way for each connection.
///
/// A connection is closed by the ring itself, after the last of its operations is final: so no
/// operation ever meets another file under its number, and no memory is used again that the kernel
/// still reads.
final class RingDriver extends Driver {
    private static final long ACCEPT = 1L << Registry.BITS;
    private static final long CONNECT = 2L << Registry.BITS;
    static final long RECEIVE = 3L << Registry.BITS;
    private static final long SEND = 4L << Registry.BITS;
    private static final long CLOSE = 5L << Registry.BITS;
    private static final long READABLE = 6L << Registry.BITS;
    private static final long WRITABLE = 7L << Registry.BITS;
    private static final int ECANCELED = LoopCalls.ECANCELED;
    private static final long NOTHING = 8L << Registry.BITS;
    private static final long KIND = 0xffL << Registry.BITS;

    private final Deliveries deliveries;
    private final Registry<Watched> watched;
    final Ring ring;
    final RingReceiving receiving;
    private final CompletionHandler handler = this::completed;

    /// Connections with something held that they want now, and datagram sockets that had their
    /// turn and have more.
    private final ArrayDeque<Watched> continuing = new ArrayDeque<>();

    RingDriver(Deliveries deliveries, Registry<Watched> watched, Chunks chunks, LoopOptions options)
            throws IOException {
        this.deliveries = deliveries;
        this.watched = watched;
        RingSizes sizes = options.ring();
        ring = Ring.open(sizes.submissions(), sizes.completions());
        try {
            receiving = new RingReceiving(ring, deliveries, chunks, options);
        } catch (IOException | RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    /// Begins an operation. What the ring refuses to take (it is closed, the kernel has no memory)
    /// ends the loop: see [EventLoop].
    interface Beginning {
        long begin() throws IOException;
    }

    static long begin(Beginning operation) {
        try {
            return operation.begin();
        } catch (IOException e) {
            throw new IllegalStateException("the ring takes no submissions", e);
        }
    }

    static RingConnection state(LoopConnection connection) {
        if (connection.driverState instanceof RingConnection state) {
            return state;
        }
        throw new IllegalStateException(connection + " was not opened");
    }

    @Override
    void listen(LoopListener listener) {
        accept(listener);
    }

    private void accept(LoopListener listener) {
        long data = ACCEPT | listener.number;
        listener.operation =
                begin(
                        () ->
                                listener.isWatched()
                                        ? ring.poll(data, listener.fd, Constants.POLLIN)
                                        : ring.acceptMultishot(data, listener.fd));
    }

    @Override
    void pause(LoopListener listener) {
        if (listener.operation != 0) {
            begin(() -> ring.cancel(NOTHING, listener.operation));
        }
    }

    @Override
    void resume(LoopListener listener) {
        if (listener.operation == 0) {
            accept(listener);
        }
    }

    @Override
    void release(LoopListener listener) {
        if (listener.released) {
            return; // its descriptor is closed but once
        }
        listener.released = true;
        if (listener.operation != 0) {
            pause(listener);
        } else {
            close(listener);
        }
    }

    @Override
    boolean connectsItself() {
        return true;
    }

    @Override
    void open(LoopConnection connection) {
        RingConnection state = new RingConnection();
        Object given = connection.driverState;
        connection.driverState = state;
        if (given instanceof Endpoint remote) {
            long data = CONNECT | connection.number;
            state.other = begin(() -> ring.connect(data, connection.fd, remote));
            state.underWay++;
        } else {
            receiving.begin(connection, state);
        }
    }

    @Override
    void pause(LoopConnection connection) {
        RingConnection state = state(connection);
        if (state.receive != 0 && !state.cancelling) {
            state.cancelling = true;
            cancel(state.receive);
        }
    }

    @Override
    void resume(LoopConnection connection) {
        RingConnection state = state(connection);
        if (state.holdsSomething()) {
            continuing.add(connection);
        } else if (state.receive == 0) {
            receiving.begin(connection, state);
        }
    }

    /// Never: what a handler sends is copied, and goes to the kernel with everything else.
    @Override
    boolean sendsAtOnce() {
        return false;
    }

    @Override
    long trySend(LoopConnection connection, ByteBuffer data) {
        return 0;
    }

    @Override
    void flush(LoopConnection connection) {
        Outbox outbox = connection.sending();
        Chunk chunk = outbox == null ? null : outbox.first();
        if (chunk == null) {
            return;
        }
        RingConnection state = state(connection);
        state.underWay++;
        connection.set(LoopConnection.BLOCKED);
        try {
            long data = SEND | connection.number;
            int length = chunk.waiting();
            state.other =
                    ring.send(
                            data, connection.fd, chunk.memory, chunk.start, length, MsgFlags.NONE);
        } catch (IOException e) {
            throw new IllegalStateException("the ring takes no submissions", e);
        }
    }

    @Override
    void finish(LoopConnection connection) {
        Scratch s = Scratch.take();
        try {
            // Nothing is being sent. What fails here has failed already, and receiving tells.
            Calls.shutdown(s, connection.fd, Shutdown.SHUT_WR.number());
        } finally {
            s.give();
        }
    }

    @Override
    void release(LoopConnection connection) {
        if (connection.driverState instanceof RingConnection state && state.underWay > 0) {
            cancel(state.receive);
            cancel(state.other);
        } else {
            close(connection);
        }
    }

    /// By its token: asked for all operations of a descriptor, the kernel looks at those of all
    /// connections.
    private void cancel(long token) {
        if (token != 0) {
            begin(() -> ring.cancel(NOTHING, token));
        }
    }

    private void close(Watched one) {
        begin(() -> ring.close(CLOSE | one.number, one.fd));
        one.closeBegun = true;
    }

    @Override
    void open(LoopDatagrams datagrams) {
        datagrams.operation =
                begin(
                        () ->
                                ring.pollMultishot(
                                        READABLE | datagrams.number,
                                        datagrams.fd,
                                        Constants.POLLIN));
    }

    @Override
    void awaitRoom(LoopDatagrams datagrams) {
        long data = WRITABLE | datagrams.number;
        begin(() -> ring.poll(data, datagrams.fd, Constants.POLLOUT));
    }

    @Override
    void release(LoopDatagrams datagrams) {
        // By now: afterwards its number is that of another, or of none, and the kernel would keep
        // the socket for the sake of what waits for it.
        begin(
                () -> {
                    ring.cancelDescriptor(NOTHING, datagrams.fd);
                    return ring.submit();
                });
    }

    @Override
    boolean hasMore() {
        return !continuing.isEmpty() || receiving.isShort();
    }

    @Override
    void poll(long nanos) throws IOException {
        int turns = continuing.size();
        ring.await(hasMore() ? 0 : nanos == Deadline.NEVER ? -1 : nanos);
        ring.forEachCompletion(handler);
        receiving.feed();
        for (int i = 0; i < turns; i++) {
            Watched one = continuing.remove();
            if (one instanceof LoopConnection connection) {
                receiving.deliverHeld(connection, state(connection));
            } else if (one instanceof LoopDatagrams datagrams) {
                datagrams.continuing = false;
                receive(datagrams);
            }
        }
    }

    private void completed(long token, long data, int result, int flags) throws IOException {
        long kind = data & KIND;
        if (kind == NOTHING) {
            return; // a cancellation: what it ended has a completion of its own
        }
        Watched one = watched.get(data & ~KIND);
        if (one instanceof LoopConnection connection) {
            if (kind == CLOSE) {
                deliveries.closed(connection);
            } else {
                completed(connection, state(connection), kind, result, flags);
            }
        } else if (one instanceof LoopListener listener) {
            completed(listener, kind, result, flags);
        } else if (one instanceof LoopDatagrams datagrams) {
            completed(datagrams, kind, result, flags);
        }
    }

    private void completed(
            LoopConnection connection, RingConnection state, long kind, int result, int flags)
            throws IOException {
        if (Completion.isFinal(flags)) {
            state.underWay--;
        }
        if (kind == RECEIVE) {
            receiving.completed(connection, state, result, flags);
        } else if (kind == SEND) {
            state.other = 0;
            sent(connection, result);
        } else if (kind == CONNECT) {
            state.other = 0;
            connected(connection, state, result);
        }
        if (connection.has(LoopConnection.CLOSED)
                && Completion.isFinal(flags)
                && state.underWay == 0) {
            close(connection);
        }
    }

    @Override
    long receivesWithoutBuffer() {
        return receiving.withoutBuffer();
    }

    @Override
    long completionOverflows() {
        return ring.overflows();
    }

    private void sent(LoopConnection connection, int result) {
        Outbox outbox = connection.sending();
        if (result >= 0 && outbox != null) {
            outbox.sent(result);
        } else if (result < 0 && result != -ECANCELED) {
            deliveries.failed(connection, "send", -result);
        }
        deliveries.progressed(connection);
    }

    private void connected(LoopConnection connection, RingConnection state, int result) {
        if (connection.has(LoopConnection.CLOSED)) {
            return;
        }
        deliveries.connected(connection, Math.max(0, -result));
        if (result >= 0) {
            receiving.goOn(connection, state);
        }
    }

    private void completed(LoopListener listener, long kind, int result, int flags) {
        if (kind == CLOSE) {
            deliveries.closed(listener);
            return;
        }
        if (Completion.isFinal(flags)) {
            listener.operation = 0;
        }
        if (result >= 0 && listener.isWatched()) {
            deliveries.waiting(listener);
        } else if (result >= 0) {
            listener.worked();
            deliveries.accepted(listener, result);
        } else if (LoopListener.isOfTheProcess(-result) && !listener.released) {
            deliveries.acceptFailed(listener, -result);
        }
        if (listener.operation == 0) {
            if (listener.released) {
                close(listener);
            } else if (listener.isAccepting()) {
                accept(listener);
            }
        }
    }

    private void completed(LoopDatagrams datagrams, long kind, int result, int flags) {
        if (kind == WRITABLE) {
            if (result >= 0) {
                deliveries.writable(datagrams);
            }
            return;
        }
        if (Completion.isFinal(flags) && (result >= 0 || result == -ECANCELED)) {
            open(datagrams); // before the handler, which may close it
        }
        if (result >= 0) {
            receive(datagrams);
        }
    }

    /// The next event comes for what comes later, so all that is there is received.
    private void receive(LoopDatagrams datagrams) {
        if (deliveries.readable(datagrams) && !datagrams.continuing) {
            datagrams.continuing = true;
            continuing.add(datagrams);
        }
    }

    @Override
    void wakeup() {
        try {
            ring.wakeup();
        } catch (ClosedChannelException e) {
            // The loop has ended.
        }
    }

    @Override
    void close() {
        ring.close();
    }
}
