package soquete.server;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Tells the reporter, whose failures harm nobody.
final class Reports {
    private final Reporter reporter;
    private final AtomicBoolean complained = new AtomicBoolean();

    Reports(Reporter reporter) {
        this.reporter = reporter;
    }

    void tell(ServerEvent event) {
        try {
            reporter.report(event);
        } catch (Throwable t) {
            if (complained.compareAndSet(false, true)) {
                log(Level.ERROR, "the reporter of a server threw; this is told once", t);
            }
        }
    }

    /// Logs what must not be missed, whoever the reporter is. A logger that fails is passed over:
    /// memory may be short.
    @SuppressWarnings("EmptyCatch")
    static void log(Level level, String text, @Nullable Throwable cause) {
        try {
            LoggingReporter.LOG.log(level, text, cause);
        } catch (Throwable t) {
            // nobody is left to tell
        }
    }
}
