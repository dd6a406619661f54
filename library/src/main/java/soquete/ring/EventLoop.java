package soquete.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import soquete.MessageBatch;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.error.InProgressException;
import soquete.error.InterruptedCallException;
import soquete.error.Progress;
import soquete.wait.Deadline;

/// One platform thread that serves many sockets: connections, listeners, datagrams, timers and
/// tasks. Handlers are called by that thread and must not wait; code that waits belongs on virtual
/// threads and [Socket].
///
/// ```java
/// try (EventLoop loop = EventLoop.open(LoopOptions.EPOLL)) {
///     loop.listen(Socket.server(Endpoint.of("127.0.0.1", 7)), () -> LoopConnection::send);
///     …
/// }
/// ```
///
/// **Threads.** The methods of the loop may be called by any thread; those of its connections,
/// listeners and timers by its own alone.
public final class EventLoop implements Executor, AutoCloseable {
    private final LoopOptions options;
    private final Served served = new Served(this);
    private final LoopRun run;

    private EventLoop(LoopOptions options) {
        this.options = options;
        run = new LoopRun(options, served);
    }

    /// Starts a loop.
    ///
    /// @param options as [LoopOptions#EPOLL]
    /// @return a running loop
    /// @throws ErrnoException `EMFILE`, `ENFILE` too many open files; for [Engine#RING] what the
    ///     kernel has against it
    public static EventLoop open(LoopOptions options) throws IOException {
        EventLoop loop = new EventLoop(options);
        loop.run.start();
        return loop;
    }

    /// How the loop works.
    ///
    /// @return as given to [#open]
    public LoopOptions options() {
        return options;
    }

    /// Serves a listening socket: each connection that it accepts becomes one of this loop.
    ///
    /// Served inherit the options of the listening socket (`TCP_NODELAY`, `SO_KEEPALIVE`,
    /// sizes of buffers); set them there. Where too many files are open, accepting rests for a
    /// while, says so in the log, and goes on: what waits in the kernel's queue stays there.
    ///
    /// @param listener a listening stream socket, which is the loop's from here on
    /// @param handlers makes the handler of each connection, on the thread of the loop
    /// @return the listener, to end it
    /// @throws IOException if the socket is closed
    /// @throws InterruptedCallException if the thread is interrupted meanwhile; the socket is
    ///     closed
    /// @throws IllegalArgumentException if it is not of type `SOCK_STREAM`
    /// @throws RejectedExecutionException if the loop is closed
    public LoopListener listen(Socket listener, Supplier<? extends LoopHandler> handlers)
            throws IOException {
        Objects.requireNonNull(handlers, "handlers");
        return open(listener, handlers, null);
    }

    /// Watches a listening socket, and leaves accepting to the handler: for a server that looks
    /// whether it has room before it accepts. The handler accepts from a socket of its own, a
    /// duplicate of this one, and gives to [#adopt] what it accepted.
    ///
    /// @param listener a listening stream socket, which is the loop's from here on
    /// @param handler  is told when connections wait
    /// @return the listener, to pause and to end it
    /// @throws IOException as [#listen]
    /// @throws IllegalArgumentException if it is not of type `SOCK_STREAM`
    /// @throws RejectedExecutionException if the loop is closed
    public LoopListener watch(Socket listener, AcceptHandler handler) throws IOException {
        Objects.requireNonNull(handler, "handler");
        return open(listener, LoopListener.NO_HANDLERS, handler);
    }

    private LoopListener open(
            Socket listener,
            Supplier<? extends LoopHandler> handlers,
            @Nullable AcceptHandler accepts)
            throws IOException {
        Intake.requireStream(listener);
        requireOpen();
        Endpoint endpoint = listener.localEndpoint();
        int inherited = Intake.pieces(listener);
        LoopListener made =
                new LoopListener(
                        this, Intake.owned(listener), endpoint, handlers, accepts, inherited);
        try {
            call(
                    () -> {
                        served.open(made);
                        return null;
                    });
        } catch (InterruptedCallException e) {
            made.close();
            throw e;
        } catch (RejectedExecutionException e) {
            Intake.close(made.fd);
            throw e;
        }
        return made;
    }

    /// Serves a connected socket.
    ///
    /// @param connected a connected stream socket, which is the loop's from here on
    /// @param handler   is told [LoopHandler#onOpen] first, and [LoopHandler#onClose] last
    /// @throws IOException if the socket is closed
    /// @throws IllegalArgumentException if it is not of type `SOCK_STREAM`
    /// @throws RejectedExecutionException if the loop is closed
    public void adopt(Socket connected, LoopHandler handler) throws IOException {
        Intake.requireStream(connected);
        begin(connected, handler, 0, null);
    }

    /// Opens a stream connection. What becomes of it, the handler is told: [LoopHandler#onOpen], or
    /// [LoopHandler#onClose] with the reason.
    ///
    /// @param remote  where to connect: TCP for IPv4 and IPv6, or any other family with streams
    /// @param handler is told
    /// @throws IOException if the socket cannot be opened, or the connection is refused at once
    /// @throws RejectedExecutionException if the loop is closed
    public void connect(Endpoint remote, LoopHandler handler) throws IOException {
        Socket socket = Socket.open(remote.family(), SocketType.SOCK_STREAM);
        try {
            connect(socket, remote, handler);
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// Connects a socket that was opened, and perhaps bound, before.
    ///
    /// @param socket  a stream socket, which is the loop's from here on
    /// @param remote  where to connect
    /// @param handler is told, as in [#connect(Endpoint, LoopHandler)]
    /// @throws IOException if the connection is refused at once; the socket is still the caller's
    /// @throws RejectedExecutionException if the loop is closed
    public void connect(Socket socket, Endpoint remote, LoopHandler handler) throws IOException {
        Intake.requireStream(socket);
        socket.timeout(Duration.ZERO);
        if (driver().connectsItself()) {
            begin(socket, handler, LoopConnection.CONNECTING, remote);
            return;
        }
        int state = 0;
        try {
            socket.connect(remote);
        } catch (InProgressException e) {
            state = LoopConnection.CONNECTING;
        }
        begin(socket, handler, state, null);
    }

    /// Serves a datagram socket whose messages come without control messages.
    ///
    /// @param socket  any socket that keeps messages apart; the loop's from here on
    /// @param handler is told when messages are there
    /// @param slots   messages that one system call can receive
    /// @param bytes   of the longest message
    /// @return the socket as the loop has it
    /// @throws IOException as [#datagrams(Socket, DatagramHandler, int, int, int)]
    public LoopDatagrams datagrams(Socket socket, DatagramHandler handler, int slots, int bytes)
            throws IOException {
        return datagrams(socket, handler, slots, bytes, 0);
    }

    /// Serves a datagram socket. With `UDP_GRO` set on it, a slot of 65535 bytes holds many
    /// datagrams of one sender, and the control message [soquete.message.TransportControl.UdpGro],
    /// for which there must be room, says how long each is.
    ///
    /// @param socket       any socket that keeps messages apart; the loop's from here on
    /// @param handler      is told when messages are there
    /// @param slots        messages that one system call can receive
    /// @param bytes        of the longest message
    /// @param controlSpace room for the control messages of each, in bytes, as
    ///     [soquete.posix.Cmsg#CMSG_SPACE] counts them
    /// @return the socket as the loop has it
    /// @throws IOException if the socket is closed, or cannot be watched; it is still the caller's
    /// @throws InterruptedCallException if the thread is interrupted meanwhile; the socket is
    ///     closed
    /// @throws IllegalArgumentException if the socket is a stream, or a number is out of its range
    /// @throws RejectedExecutionException if the loop is closed
    public LoopDatagrams datagrams(
            Socket socket, DatagramHandler handler, int slots, int bytes, int controlSpace)
            throws IOException {
        if (!socket.type().keepsMessages()) {
            throw new IllegalArgumentException(
                    socket + " is a stream: give it to listen, adopt or connect");
        }
        requireOpen();
        LoopDatagrams made =
                new LoopDatagrams(
                        this, socket, handler, MessageBatch.of(slots, bytes, controlSpace));
        try {
            call(
                    () -> {
                        served.open(made);
                        return null;
                    });
        } catch (InterruptedCallException e) {
            made.closeSoon();
            throw e;
        }
        return made;
    }

    private void begin(Socket socket, LoopHandler handler, int state, @Nullable Endpoint remote)
            throws IOException {
        Objects.requireNonNull(handler, "handler");
        requireOpen();
        int all = state | LoopConnection.SHARED | Intake.pieces(socket);
        LoopConnection connection = new LoopConnection(this, Intake.owned(socket), handler, all);
        connection.driverState = remote;
        try {
            execute(() -> served.open(connection));
        } catch (RejectedExecutionException e) {
            Intake.close(connection.fd);
            throw e;
        }
    }

    private void requireOpen() {
        if (run.tasks.isClosed()) {
            throw closed();
        }
    }

    /// Runs a task on the thread of the loop, soon. Tasks run in the order in which they were
    /// given.
    ///
    /// @param task must not wait; what it throws is logged
    /// @throws RejectedExecutionException if the loop is closed
    @Override
    public void execute(Runnable task) {
        Objects.requireNonNull(task, "task");
        if (!run.tasks.add(task)) {
            throw closed();
        }
    }

    /// Runs a task on the thread of the loop, not before a time has passed.
    ///
    /// @param delay how long to wait at least
    /// @param task  must not wait; what it throws is logged
    /// @return the timer, which may be cancelled
    /// @throws IllegalArgumentException   if the delay is negative
    /// @throws IllegalStateException if the calling thread is not that of the loop
    public LoopTimer schedule(Duration delay, Runnable task) {
        requireOwnThread();
        Objects.requireNonNull(task, "task");
        long nanos = Deadline.nanos(delay);
        if (nanos == Deadline.NEVER) {
            throw new IllegalArgumentException("the delay " + delay + " is longer than 146 years");
        }
        return run.timers.add(System.nanoTime() + nanos, task);
    }

    /// As [#execute], and does nothing where the loop is closed.
    void tryExecute(Runnable task) {
        run.tasks.add(task);
    }

    /// Whether the calling thread is that of the loop.
    ///
    /// @return true in handlers, timers and tasks
    @SuppressWarnings("ReferenceEquality") // identity is meant
    public boolean isOwnThread() {
        return Thread.currentThread() == run.thread;
    }

    /// The connections that are open, or closing.
    ///
    /// @return at some moment not long ago
    public int connections() {
        return served.count();
    }

    /// How often a receive had to wait because all buffers of the ring were in use (`ENOBUFS`).
    /// Nothing is lost by that; where it is often, more buffers ([RingSizes#buffers]) save calls.
    /// May be asked by any thread.
    ///
    /// @return since the loop was opened; 0 with [Engine#EPOLL]
    public long receivesWithoutBuffer() {
        return driver().receivesWithoutBuffer();
    }

    /// How often there were more completions than the ring's queue holds ([Ring#overflows]). May be
    /// asked by any thread.
    ///
    /// @return since the loop was opened; 0 with [Engine#EPOLL]
    public long completionOverflows() {
        return driver().completionOverflows();
    }

    /// Ends the loop: its tasks run, its connections end with
    /// [java.nio.channels.AsynchronousCloseException], its listeners and datagram sockets are
    /// closed. Timers that are not due do not run any more. Returns when that is done, except on
    /// the thread of the loop itself. Safe to repeat.
    @Override
    public void close() {
        run.tasks.close();
        if (isOwnThread()) {
            return;
        }
        run.join();
    }

    /// `EventLoop[soquete-loop, EPOLL, 12 connections]`
    @Override
    public String toString() {
        return "EventLoop["
                + options.name()
                + ", "
                + options.engine()
                + ", "
                + connections()
                + " connections]";
    }

    /// Runs something on the thread of the loop, and waits for its result.
    <T> T call(Callable<T> work) throws IOException {
        FutureTask<T> future = new FutureTask<>(work);
        if (isOwnThread()) {
            future.run();
        } else {
            execute(future);
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    "the thread was interrupted while the loop had its turn", Progress.NOTHING);
        }
    }

    void requireOwnThread() {
        if (!isOwnThread()) {
            throw new IllegalStateException(
                    "this belongs to the thread of the loop "
                            + options.name()
                            + ": use EventLoop.execute from another");
        }
    }

    private RejectedExecutionException closed() {
        return new RejectedExecutionException("the loop " + options.name() + " is closed");
    }

    Driver driver() {
        return run.driver();
    }

    Chunks chunks() {
        return run.chunks;
    }

    Served served() {
        return served;
    }

    void changed(LoopConnection connection) {
        served.changed(connection);
    }

    boolean sendsAtOnce() {
        return driver().sendsAtOnce();
    }

    void trySend(LoopConnection connection, ByteBuffer data) {
        long result = driver().trySend(connection, data);
        if (result < 0) {
            data.position(data.limit());
            connection.breakOff(ErrnoException.of("send", (int) -result, null));
        }
    }

    int highWater() {
        return options.highWater();
    }
}
