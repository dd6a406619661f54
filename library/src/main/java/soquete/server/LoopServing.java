package soquete.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.ring.EventLoop;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;

/// The life of a connection on an event loop. It stands between the loop and the handler, whatever
/// handler that is, and so hears of the end.
final class LoopServing implements Serving, LoopHandler {
    private static final LoopHandler NOBODY = (_, _) -> {};

    private final Server server;
    private final LoopService service;
    private final Connection connection;
    private final Socket socket;
    private final Peers.@Nullable Peer peer;
    private final boolean notesActivity;

    /// Who has the connection; known before it is given away.
    private volatile @Nullable EventLoop loop;

    private volatile @Nullable LoopConnection at;

    // Of the thread of the loop

    private LoopHandler handler = NOBODY;
    private @Nullable LoopDeadlines deadlines;
    private @Nullable Throwable failure;
    private boolean over;

    LoopServing(
            Server server,
            LoopService service,
            Connection connection,
            Socket socket,
            Peers.@Nullable Peer peer) {
        this.server = server;
        this.service = service;
        this.connection = connection;
        this.socket = socket;
        this.peer = peer;
        this.notesActivity = server.settings().deadlines().idle() != ServerSettings.NEVER;
        connection.loop(this);
    }

    @Override
    public void start() {
        try {
            if (!service.adopt(socket, this)) {
                server.loopsLost();
                throw new IllegalStateException("every event loop of the server has ended");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void adoptedBy(EventLoop next, Socket accepted) throws IOException {
        loop = next;
        next.adopt(accepted, this);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Peers.@Nullable Peer peer() {
        return peer;
    }

    /// A handler that does not return is not interrupted: its thread is that of others as well.
    @Override
    public boolean cutForDrain() {
        return connection.cut(CutReason.DRAIN);
    }

    // What the connection uses, on any thread

    long bytesReceived() {
        LoopConnection now = at;
        return now == null ? 0 : now.bytesReceived();
    }

    long bytesSent() {
        LoopConnection now = at;
        return now == null ? 0 : now.bytesSent();
    }

    void close() {
        run(() -> on(LoopConnection::close));
    }

    /// A connection that is not open yet finds out when it is.
    void abort() {
        run(() -> on(LoopConnection::abort));
    }

    private void on(Consumer<LoopConnection> action) {
        LoopConnection now = at;
        if (now != null) {
            action.accept(now);
        }
    }

    /// Runs a task on the loop, unless the connection is over by then.
    void run(Runnable task) {
        EventLoop now = loop;
        if (now == null) {
            return;
        }
        try {
            now.execute(
                    () -> {
                        if (!over) {
                            task.run();
                        }
                    });
        } catch (RejectedExecutionException ended) {
            // and the connection with it
        }
    }

    // What the loop tells

    @Override
    public void onOpen(LoopConnection now) {
        at = now;
        server.tell(new ServerEvent.Accepted(connection));
        if (connection.cut().isPresent()) {
            now.abort();
            return;
        }
        try {
            LoopHandler made = service.handlers().handler(connection);
            handler = Objects.requireNonNull(made, "the LoopHandlers gave no handler: null");
            deadlines = LoopDeadlines.begin(server.settings().deadlines(), connection, now);
            handler.onOpen(now);
        } catch (Throwable t) {
            failed(now, t);
        }
    }

    @Override
    public void onData(LoopConnection now, ByteBuffer data) {
        if (notesActivity) {
            connection.active();
        }
        try {
            handler.onData(now, data);
        } catch (Throwable t) {
            failed(now, t);
        }
    }

    @Override
    public void onWritable(LoopConnection now) {
        try {
            handler.onWritable(now);
        } catch (Throwable t) {
            failed(now, t);
        }
    }

    @Override
    public void onEnd(LoopConnection now) {
        try {
            handler.onEnd(now);
        } catch (Throwable t) {
            failed(now, t);
        }
    }

    @Override
    public LoopHandler replacedBy(LoopHandler next) {
        handler = handler.replacedBy(next);
        return this;
    }

    private void failed(LoopConnection now, Throwable t) {
        if (failure == null) {
            failure = t;
        }
        now.abort();
    }

    @Override
    public void onClose(LoopConnection now, @Nullable IOException why) {
        Optional<CutReason> cut = connection.end();
        over = true;
        try {
            if (deadlines != null) {
                deadlines.end();
            }
            if (at == null) { // it could not be opened
                server.tell(new ServerEvent.Accepted(connection));
            }
            if (failure == null) {
                failure = why;
            }
            handler.onClose(now, told(cut));
        } catch (Throwable t) {
            if (failure == null) {
                failure = t;
            }
        } finally {
            count(cut);
            server.admission().ended(this);
        }
    }

    /// What the handler is told of the end.
    private @Nullable IOException told(Optional<CutReason> cut) {
        Throwable why = failure;
        if (cut.isPresent()) {
            IOException cause = why instanceof IOException e ? e : new AsynchronousCloseException();
            return new CutException(cut.get(), cause);
        }
        if (why == null || why instanceof IOException) {
            return (IOException) why;
        }
        return new IOException("the handler failed: " + why, why);
    }

    private void count(Optional<CutReason> cut) {
        Tally tally = server.tally();
        Throwable why = failure;
        if (cut.isPresent()) {
            tally.cut.increment();
            server.tell(new ServerEvent.Cut(connection, cut.get()));
        } else if (why == null) {
            tally.finished.increment();
        } else {
            tally.failed.increment();
            server.tell(new ServerEvent.Failed(connection, why));
        }
    }
}
