package soquete.server;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.option.SolTcp;
import soquete.option.TcpInfo;

/// The deadlines of the connections: one thread for all, one task for each, which looks whether a
/// deadline has passed and when the next may. So nothing is scheduled by a read or a write.
final class Watch {
    private final ServerSettings.Deadlines deadlines;
    private final boolean preparing;
    private final BiConsumer<Connection, CutReason> cut;
    private final @Nullable ScheduledThreadPoolExecutor clock;

    /// @param preparing whether connections are prepared before they are served
    /// @param cut       does not wait
    Watch(
            ServerSettings.Deadlines deadlines,
            boolean preparing,
            BiConsumer<Connection, CutReason> cut) {
        this.deadlines = deadlines;
        this.preparing = preparing;
        this.cut = cut;
        this.clock = isNeeded() ? clock() : null;
    }

    private boolean isNeeded() {
        return (preparing && deadlines.prepare() != ServerSettings.NEVER)
                || deadlines.idle() != ServerSettings.NEVER
                || deadlines.read() != ServerSettings.NEVER
                || deadlines.total() != ServerSettings.NEVER;
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor one =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("soquete-deadlines").factory());
        one.setRemoveOnCancelPolicy(true);
        return one;
    }

    /// Begins to watch a connection.
    Watched begin(Connection connection) {
        Watched watched = new Watched(connection);
        if (clock != null) {
            watched.look();
        }
        return watched;
    }

    void close() {
        if (clock != null) {
            clock.shutdownNow();
        }
    }

    /// A connection under watch.
    final class Watched implements Runnable {
        private final Connection connection;
        private boolean prepared = !preparing;
        private boolean over;
        private @Nullable ScheduledFuture<?> next;
        private long seenSince;
        private long lastLook;
        private long transferred = -1;

        private Watched(Connection connection) {
            this.connection = connection;
            this.seenSince = connection.began();
            this.lastLook = connection.began();
        }

        /// The handler begins: the deadline of the preparation no longer counts.
        synchronized void prepared() {
            prepared = true;
            connection.active();
            if (next != null) {
                next.cancel(false);
            }
            if (clock != null) {
                look(); // also where nothing was due before
            }
        }

        synchronized void end() {
            over = true;
            if (next != null) {
                next.cancel(false);
            }
        }

        @Override
        public void run() {
            look();
        }

        private synchronized void look() {
            if (over) {
                return;
            }
            long now = System.nanoTime();
            long wait = ServerSettings.NEVER;
            if (!prepared) {
                wait = left(wait, deadlines.prepare(), connection.began(), now, CutReason.PREPARE);
            } else {
                wait = left(wait, deadlines.idle(), idleSince(now), now, CutReason.IDLE);
                wait =
                        left(
                                wait,
                                deadlines.read(),
                                connection.readingSince(now),
                                now,
                                CutReason.READ);
            }
            wait = left(wait, deadlines.total(), connection.began(), now, CutReason.TOTAL);
            if (!over && wait != ServerSettings.NEVER && clock != null && !clock.isShutdown()) {
                next = clock.schedule(this, wait, TimeUnit.NANOSECONDS);
            }
        }

        /// The lesser of a wait and what is left of a deadline.
        private long left(long wait, long deadline, long since, long now, CutReason reason) {
            if (deadline == ServerSettings.NEVER || over) {
                return wait;
            }
            long left = deadline - (now - since);
            if (left <= 0) {
                over = true;
                cut.accept(connection, reason);
            }
            return Math.min(wait, left);
        }

        /// Since when no byte went either way. What went past the connection, on the socket itself,
        /// shows in the kernel's counters, without saying when.
        private long idleSince(long now) {
            long last = connection.lastActive();
            if (deadlines.idle() != ServerSettings.NEVER) {
                long count = transferred();
                boolean explained = last - lastLook > 0;
                if (count != transferred && transferred >= 0 && !explained) {
                    seenSince = now;
                }
                transferred = count;
                lastLook = now;
            }
            return last - seenSince > 0 ? last : seenSince;
        }

        private long transferred() {
            if (!(connection.listener().endpoint() instanceof InetEndpoint)
                    || !connection.socket().type().equals(SocketType.SOCK_STREAM)) {
                return -1;
            }
            try {
                TcpInfo info = connection.socket().get(SolTcp.TCP_INFO);
                return info.bytesReceived().orElse(0) + info.bytesAcked().orElse(0);
            } catch (IOException e) {
                return -1; // not TCP, or closed meanwhile
            }
        }
    }
}
