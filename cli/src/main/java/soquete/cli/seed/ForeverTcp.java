package soquete.cli.seed;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import soquete.cli.failure.Report;
import soquete.cli.terminal.OutputClosedException;
import soquete.error.ErrnoException;

/// The lecture's server for any number of clients at once, each on a virtual thread: one that
/// connects and says nothing holds nobody up.
public final class ForeverTcp implements Ending.Server {
    private static final long BREATH = 100_000_000L; // nanoseconds, while descriptors are short
    private static final long LAST_WORDS = 1_000_000_000L;

    private final Settings settings;
    private final Stage stage;
    private final Report report;
    private final Plug listener;
    private final Conversations conversations = new Conversations();
    private final CountDownLatch accepting = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable OutputClosedException mute;

    private ForeverTcp(Settings settings, Stage stage, Report report, Plug listener) {
        this.settings = settings;
        this.stage = stage;
        this.report = report;
        this.listener = listener;
    }

    /// Runs the server until a signal ends it.
    ///
    /// @param settings where to listen
    /// @param stage    where it acts
    /// @param bound    hears where the server listens
    /// @param report   hears of conversations that fail
    public static void run(Settings settings, Stage stage, Bound bound, Report report)
            throws IOException {
        report.prepare();
        stage.print(Words.HELLO);
        try (Plug listener = TcpServer.listen(settings, stage)) {
            ForeverTcp server = new ForeverTcp(settings, stage, report, listener);
            Ending ending = Ending.onSignal(server, settings, stage, report);
            try {
                bound.at(listener);
                server.acceptAll();
                ending.awaitHalt();
            } catch (Throwable t) {
                ending.dismiss();
                throw t;
            }
        }
    }

    @Override
    public int stop(long grace) throws InterruptedException {
        stopping = true;
        listener.close();
        accepting.await(); // a connection that was just taken is under way too
        if (conversations.awaitAll(grace)) {
            return 0;
        }
        int cut = conversations.cut();
        conversations.awaitAll(LAST_WORDS);
        return cut;
    }

    private void acceptAll() throws IOException {
        try {
            boolean complained = false;
            long number = 0;
            while (true) {
                try {
                    Plug conn = listener.accept();
                    complained = false;
                    conversations.begin(conn);
                    number++;
                    Thread.ofVirtual().name("client-" + number).start(() -> serve(conn));
                } catch (ClosedChannelException e) {
                    if (stopping) {
                        return;
                    }
                    OutputClosedException closed = mute;
                    if (closed != null) {
                        throw closed;
                    }
                    throw e;
                } catch (ErrnoException e) {
                    if (!passes(e)) {
                        throw e;
                    }
                    if (!complained) {
                        report.of(e);
                    }
                    complained = true;
                    breathe();
                }
            }
        } finally {
            accepting.countDown();
        }
    }

    /// Whether a failed accept is about one connection, or about descriptors that others give back;
    /// see the section on error handling in accept(2).
    private static boolean passes(ErrnoException e) {
        return switch (e.errno().name()) {
            case "EBADF", "EINVAL", "ENOTSOCK", "EOPNOTSUPP", "EFAULT" -> false;
            default -> true;
        };
    }

    private void breathe() {
        try {
            conversations.awaitOne(BREATH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Plug conn) {
        try (conn) {
            Dialogue.limit(conn, settings);
            Dialogue.serve(stage, conn);
        } catch (OutputClosedException e) {
            mute = e;
            listener.close();
        } catch (IOException | RuntimeException | LinkageError e) {
            if (!conversations.isCutting()) {
                report.of(e);
            }
        } finally {
            conversations.end(conn);
        }
    }
}
