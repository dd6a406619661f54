package soquete.cli.seed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import soquete.Datagram;
import soquete.cli.failure.Report;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.ErrnoException;

/// The lecture's server over UDP for any number of clients: a conversation is known by its peer's
/// address. One thread is enough, because no datagram keeps another waiting.
public final class ForeverUdp implements Ending.Server {
    private static final int MOST_CONVERSATIONS = 10_000;
    private static final long PATIENCE = 60_000_000_000L;

    private final Stage stage;
    private final Report report;
    private final Plug plug;
    private final long patience;
    private final Thread loop = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);

    /// The peers that were greeted, and until when they may answer; the eldest first.
    private final Map<Endpoint, Long> greeted = new LinkedHashMap<>();

    private volatile boolean stopping;
    private volatile long end;

    private ForeverUdp(Settings settings, Stage stage, Report report, Plug plug) {
        this.stage = stage;
        this.report = report;
        this.plug = plug;
        this.patience = settings.timeout() > 0 ? settings.timeout() : PATIENCE;
    }

    /// Runs the server until a signal ends it.
    ///
    /// @param settings where to wait
    /// @param stage    where it acts
    /// @param bound    hears where the server waits
    /// @param report   hears of conversations that fail
    public static void run(Settings settings, Stage stage, Bound bound, Report report)
            throws IOException {
        stage.print(Words.HELLO);
        try (Plug plug = UdpServer.bind(settings, stage)) {
            ForeverUdp server = new ForeverUdp(settings, stage, report, plug);
            Ending ending = Ending.onSignal(server, settings, stage, report);
            try {
                bound.at(plug);
                server.receiveAll();
                ending.awaitHalt();
            } catch (Throwable t) {
                ending.dismiss();
                throw t;
            }
        }
    }

    @Override
    public int stop(long grace) throws InterruptedException {
        end = System.nanoTime() + grace;
        stopping = true;
        loop.interrupt();
        over.await();
        return greeted.size();
    }

    private void receiveAll() throws IOException {
        try {
            while (!isOver()) {
                try {
                    take(plug.recvFrom(Words.MOST));
                } catch (InterruptedIOException e) {
                    if (!stopping) {
                        throw e;
                    }
                    awake(e);
                }
            }
        } finally {
            over.countDown();
        }
    }

    /// After the signal: the interrupt has done its work, and waiting has an end.
    private static void awake(InterruptedIOException e) {
        if (!(e instanceof SocketTimeoutException)) {
            Thread.interrupted();
        }
    }

    private boolean isOver() {
        if (!stopping) {
            return false;
        }
        forget();
        long left = end - System.nanoTime();
        if (greeted.isEmpty() || left <= 0) {
            return true;
        }
        plug.timeout(Duration.ofNanos(left));
        return false;
    }

    private void take(Datagram datagram) throws IOException {
        forget();
        InetEndpoint client = (InetEndpoint) datagram.from();
        boolean known = greeted.containsKey(client);
        if (known && datagram.data().length > 0) {
            greeted.remove(client);
            UdpServer.hear(stage, datagram.data());
        } else if (known || !stopping) {
            greetOrReport(client);
        }
    }

    /// One peer that cannot be reached is no reason to leave the others.
    private void greetOrReport(InetEndpoint client) throws IOException {
        try {
            greet(client);
        } catch (ErrnoException e) {
            report.of(e);
        }
    }

    private void greet(InetEndpoint client) throws IOException {
        greeted.remove(client); // to put it last
        try {
            UdpServer.greet(stage, plug, client);
        } catch (InterruptedIOException e) {
            if (!stopping) {
                throw e;
            }
            awake(e);
            UdpServer.sendGreeting(plug, client);
        }
        greeted.put(client, System.nanoTime() + patience);
    }

    /// Forgets those who did not answer, and the eldest where there are too many.
    private void forget() {
        long now = System.nanoTime();
        Iterator<Long> ends = greeted.values().iterator();
        while (ends.hasNext()) {
            if (ends.next() - now > 0 && greeted.size() < MOST_CONVERSATIONS) {
                return;
            }
            ends.remove();
        }
    }
}
