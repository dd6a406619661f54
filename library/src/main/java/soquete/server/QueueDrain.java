package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.bpf.Assembler;
import soquete.bpf.Filter;
import soquete.endpoint.Family;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.Shutdown;
import soquete.option.SolSocket;
import soquete.option.SolTcp;

/// The end of an accept loop: what the kernel has queued is served, without those that would come
/// for ever.
///
/// A listener of our own lets nobody new into its queue first: one of TCP by a filter that drops
/// `SYN`s (the client tries again, and finds the successor, or nobody), one of `AF_UNIX` by
/// shutdown (connect(2) is refused). So the queue has an end. A listener that another process holds
/// as well must stay as it is; of its queue so many are taken as there are at the time.
final class QueueDrain {
    private static final int LONGEST_QUEUE = 4096;
    private static final long SLICE = 50_000_000;
    private static final Duration SETTLING = Duration.ofMillis(20);
    private static final int FLAGS_AT = 13;
    private static final int SYN_AND_ACK = 0x12;
    private static final int SYN = 0x02;

    private final Server server;
    private final Listener listener;
    private final Socket socket;
    private final boolean own;
    private long pause = 1_000_000;

    QueueDrain(Server server, Acceptor acceptor) {
        this.server = server;
        this.listener = acceptor.listener();
        this.socket = acceptor.socket();
        this.own = acceptor.isOwn();
    }

    void serve(Drain drain) throws IOException, InterruptedException {
        boolean closed = own && !server.isShared() && letNobodyIn();
        long most = closed ? Long.MAX_VALUE : queued();
        socket.timeout(Duration.ZERO);
        long served = serve(drain, most);
        if (closed) {
            // What was past the filter when it came is in the queue by now
            Thread.sleep(SETTLING);
            serve(drain, most - served);
        }
    }

    private long serve(Drain drain, long most) throws IOException, InterruptedException {
        long served = 0;
        while (served < most && isSomebodyThere()) {
            boolean room = awaitRoom(drain);
            boolean taken = false;
            try {
                Socket next = next(drain);
                if (next == null) {
                    return served;
                }
                served++;
                if (room) {
                    taken = true;
                    server.admission().admit(next, listener);
                } else {
                    drain.refused();
                    server.admission().refuse(next, listener, Limit.DRAIN);
                }
            } finally {
                if (room && !taken) {
                    server.admission().room().release();
                }
            }
        }
        return served;
    }

    private boolean isSomebodyThere() throws IOException {
        try {
            socket.awaitReadable();
            return true;
        } catch (WouldBlockException empty) {
            return false;
        }
    }

    private boolean awaitRoom(Drain drain) throws InterruptedException {
        while (true) {
            long left = drain.left();
            if (server.admission()
                    .room()
                    .tryAcquire(Math.clamp(left, 0, SLICE), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
        }
    }

    /// The next of the queue; null where it is empty, or the time over.
    private @Nullable Socket next(Drain drain) throws IOException, InterruptedException {
        while (true) {
            try {
                return socket.accept();
            } catch (WouldBlockException empty) {
                return null;
            } catch (ErrnoException e) {
                if (e.errno().equals(Errno.EINVAL)) {
                    return null; // the end of a queue that was shut down
                }
                if (Acceptor.isShortage(e.errno())) {
                    if (drain.left() <= 0) {
                        return null;
                    }
                    TimeUnit.NANOSECONDS.sleep(Math.min(pause, SLICE));
                    pause *= 2;
                } else if (Acceptor.isOfTheConnection(e.errno())) {
                    server.ignored(listener, e);
                } else {
                    throw e;
                }
            }
        }
    }

    private boolean letNobodyIn() {
        try {
            if (listener.isTcp()) {
                socket.set(SolSocket.SO_ATTACH_FILTER, dropConnecting());
                return true;
            }
            if (socket.family().equals(Family.AF_UNIX)) {
                socket.shutdown(Shutdown.SHUT_RD);
                return true;
            }
            return false;
        } catch (IOException e) {
            return false; // no memory for a filter: the queue is bounded by its length
        }
    }

    private static Filter dropConnecting() {
        return new Assembler()
                .ldb(FLAGS_AT)
                .and(SYN_AND_ACK)
                .jeq(SYN, "drop", Assembler.NEXT)
                .ret(-1)
                .label("drop")
                .ret(0)
                .toFilter();
    }

    /// How many are in the queue of a listener that cannot be closed to new ones.
    private long queued() {
        try {
            return listener.isTcp() ? socket.get(SolTcp.TCP_INFO).unacked() : LONGEST_QUEUE;
        } catch (IOException e) {
            return LONGEST_QUEUE;
        }
    }
}
