package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.SocketType;
import soquete.ring.EventLoop;
import soquete.ring.EventLoops;
import soquete.ring.LoopOptions;

/// Event loops that serve the connections: those that they accept themselves, and others in turn.
final class LoopService implements Service {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventLoops loops;
    private final LoopHandlers handlers;

    private LoopService(EventLoops loops, LoopHandlers handlers) {
        this.loops = loops;
        this.handlers = handlers;
    }

    static LoopService open(int count, LoopOptions options, LoopHandlers handlers)
            throws IOException {
        return new LoopService(EventLoops.open(count, options), handlers);
    }

    /// Refuses what a loop does not do.
    static void requireServable(
            ProxyPolicy proxy,
            List<Preparation> preparations,
            long readNanos,
            List<Opening> openings) {
        if (proxy.mode() != ProxyMode.OFF) {
            throw refused("proxy", "the PROXY header is read by a thread of the connection");
        }
        if (!preparations.isEmpty()) {
            throw refused("tls", "the handshake is done by a thread of the connection");
        }
        if (readNanos != ServerSettings.NEVER) {
            throw refused("readTimeout", "no read waits there; idle() and total() are kept");
        }
        for (Opening opening : openings) {
            SocketType type =
                    switch (opening) {
                        case Opening.OfEndpoint of -> of.type();
                        case Opening.OfSocket of -> of.socket().type();
                    };
            if (!type.equals(SocketType.SOCK_STREAM)) {
                throw refused(type.toString(), "a loop serves streams alone");
            }
        }
    }

    private static IllegalArgumentException refused(String what, String why) {
        return new IllegalArgumentException(
                what + " is not for event loops: " + why + ". Leave it out, or start by handle()");
    }

    @Override
    public Serving serve(
            Server server, Connection connection, Socket socket, Peers.@Nullable Peer peer) {
        return new LoopServing(server, this, connection, socket, peer);
    }

    /// One for each loop, at least.
    @Override
    public int listeners(int asked) {
        return Math.max(asked, loops.all().size());
    }

    /// TCP listeners that are the server's alone are spread over the loops. A Unix socket, or one
    /// that another process may have as well, has one queue for all: that is the acceptor's.
    @Override
    public void join(Acceptor acceptor) throws IOException {
        if (acceptor.isOwn() && acceptor.listener().isTcp()) {
            acceptor.acceptOn(loops.next());
        }
    }

    LoopHandlers handlers() {
        return handlers;
    }

    /// Gives a socket to a loop: to the one that has accepted it, or to one of all in turn. One
    /// that has ended is passed over.
    ///
    /// @return false if all have
    boolean adopt(Socket socket, LoopServing serving) throws IOException {
        for (EventLoop loop : loops.all()) {
            if (loop.isOwnThread()) {
                try {
                    serving.adoptedBy(loop, socket);
                    return true;
                } catch (RejectedExecutionException ending) {
                    break;
                }
            }
        }
        for (int i = 0; i < loops.all().size(); i++) {
            try {
                serving.adoptedBy(loops.next(), socket);
                return true;
            } catch (RejectedExecutionException ended) {
                // it failed, or a handler has closed it
            }
        }
        return false;
    }

    /// Ends the loops. A handler that does not return holds its loop up, but nobody else for long.
    @Override
    public void close() {
        List<Thread> closing = new ArrayList<>();
        for (EventLoop loop : loops.all()) {
            closing.add(Thread.ofPlatform().daemon().name("soquete-loop-end").start(loop::close));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread one : closing) {
                var _ = one.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
