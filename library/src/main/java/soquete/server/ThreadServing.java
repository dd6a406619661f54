package soquete.server;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The life of a connection on a thread of its own: prepared, handled, closed.
final class ThreadServing implements Serving, Runnable {
    private static final long SLICE = 100;

    private final Server server;
    private final Connection connection;
    private Peers.@Nullable Peer peer;
    private final ConnectionHandler handler;
    private final Thread thread;
    private Watch.@Nullable Watched watched;

    ThreadServing(
            Server server,
            Connection connection,
            Peers.@Nullable Peer peer,
            ConnectionHandler handler) {
        this.server = server;
        this.connection = connection;
        this.peer = peer;
        this.handler = handler;
        this.thread =
                Thread.ofVirtual().name("soquete-connection-" + connection.id()).unstarted(this);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Peers.@Nullable Peer peer() {
        return peer;
    }

    /// Counts the connection of a proxy, now that it is known for whom it is.
    private void enterAsClient() throws IOException {
        if (peer == null) {
            peer = server.admission().enterAsClient(connection);
        }
    }

    /// Closes the socket and interrupts the handler.
    @Override
    public boolean cutForDrain() {
        boolean first = connection.cut(CutReason.DRAIN);
        thread.interrupt();
        return first;
    }

    @Override
    public void run() {
        Throwable failure = null;
        boolean prepared = false;
        try {
            server.tell(new ServerEvent.Accepted(connection));
            watched = server.watch().begin(connection);
            prepared = prepare();
            if (prepared) {
                handler.handle(connection);
            }
        } catch (Throwable t) {
            failure = t;
        } finally {
            end(prepared, failure);
        }
    }

    /// Takes the steps before the handler, for as long as the connection is not cut; false if it
    /// was.
    private boolean prepare() throws Exception {
        if (server.settings().preparations().isEmpty()) {
            return true;
        }
        while (!server.preparing().tryAcquire(SLICE, TimeUnit.MILLISECONDS)) {
            if (connection.cut().isPresent()) {
                return false;
            }
        }
        try {
            for (Preparation preparation : server.settings().preparations()) {
                preparation.prepare(connection);
                if (preparation instanceof ProxyPreparation) {
                    enterAsClient();
                }
            }
        } finally {
            server.preparing().release();
        }
        if (watched != null) {
            watched.prepared();
        }
        return connection.cut().isEmpty();
    }

    /// Whatever went wrong, the connection is closed and its room given back.
    private void end(boolean prepared, @Nullable Throwable failure) {
        Optional<CutReason> cut = connection.end();
        try {
            count(prepared, failure, cut);
            connection.close();
        } catch (Throwable t) {
            connection.socket().close();
        } finally {
            if (watched != null) {
                watched.end();
            }
            server.admission().ended(this);
        }
    }

    private void count(boolean prepared, @Nullable Throwable failure, Optional<CutReason> cut) {
        Tally tally = server.tally();
        if (cut.isPresent()) {
            tally.cut.increment();
            server.tell(new ServerEvent.Cut(connection, cut.get()));
        } else if (failure == null) {
            tally.finished.increment();
        } else {
            tally.failed.increment();
            server.tell(
                    prepared
                            ? new ServerEvent.Failed(connection, failure)
                            : new ServerEvent.NotPrepared(connection, failure));
        }
    }
}
