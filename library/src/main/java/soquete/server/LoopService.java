package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.ring.EventLoop;
import soquete.ring.EventLoops;
import soquete.ring.LoopOptions;

/// Event loops that serve the connections, in turn.
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

    @Override
    public Serving serve(
            Server server, Connection connection, Socket socket, Peers.@Nullable Peer peer) {
        return new LoopServing(server, this, connection, socket, peer);
    }

    LoopHandlers handlers() {
        return handlers;
    }

    /// Gives a socket to a loop; one that has ended is passed over.
    ///
    /// @return false if all have
    boolean adopt(Socket socket, LoopServing serving) throws IOException {
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
