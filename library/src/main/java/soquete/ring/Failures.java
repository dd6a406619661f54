package soquete.ring;

/// What becomes of exceptions that nobody else is told.
final class Failures {
    private static final System.Logger LOG = System.getLogger("soquete");

    private Failures() {}

    static void log(String what, Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, what, failure);
    }

    static void log(String what) {
        LOG.log(System.Logger.Level.WARNING, what);
    }

    /// Runs somebody's code in the middle of the loop.
    static void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log("a task of an event loop failed", e);
        }
    }
}
