package soquete.cli.seed;

import soquete.cli.failure.ExitCode;
import soquete.cli.failure.Report;

/// The end of a server that would go on forever: SIGINT or SIGTERM.
///
/// The virtual machine starts the shutdown hooks on these signals and would then exit with 130 or
/// 143. This hook lets the conversations end and halts with 0 instead: being told to stop is how
/// such a server ends well.
final class Ending {
    private final Thread hook;

    private Ending(Thread hook) {
        this.hook = hook;
    }

    /// A server that can be stopped.
    interface Server {
        /// Takes no new clients, and lets the conversations under way end.
        ///
        /// @param grace how long they may go on, in nanoseconds
        /// @return how many had to be cut
        int stop(long grace) throws InterruptedException;
    }

    /// Stops a server when the signal comes.
    static Ending onSignal(Server server, Settings settings, Stage stage, Report report) {
        Ending ending =
                new Ending(new Thread(() -> stop(server, settings, stage, report), "ending"));
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    /// The server ended by itself, so its failure decides the exit code; or the signal came first,
    /// and the hook does: then this does not return.
    void dismiss() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            awaitHalt();
        }
    }

    /// Waits for the hook to end the process.
    void awaitHalt() {
        boolean over = false;
        while (!over) {
            try {
                hook.join();
                over = true;
            } catch (InterruptedException e) {
                over = false; // only the hook ends this process now
            }
        }
    }

    private static void stop(Server server, Settings settings, Stage stage, Report report) {
        int status = ExitCode.OK;
        try {
            int cut = server.stop(settings.grace());
            if (cut > 0) {
                report.note("server.cut", cut);
            }
            stage.exit(status);
        } catch (InterruptedException | RuntimeException e) {
            status = report.of(e);
        }
        Runtime.getRuntime().halt(status);
    }
}
