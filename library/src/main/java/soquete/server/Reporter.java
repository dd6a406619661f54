package soquete.server;

/// Who is told what happens in a server.
@FunctionalInterface
public interface Reporter {
    /// Takes note of an event.
    ///
    /// It is called by the thread where the event happens, several at a time: the accept loop
    /// waits for it in the events that have no connection. What it throws is logged once for each
    /// server, and changes nothing.
    ///
    /// @param event what happened
    void report(ServerEvent event);

    /// Writes to the [System.Logger] named `soquete.server`: handlers that failed at `WARNING`, or
    /// at `DEBUG` where it was the connection that failed ([java.io.IOException]), and so are
    /// hand-overs that failed, at `WARNING`; a server that is full, or handed over, at `INFO`; each
    /// accepted and ended connection at `TRACE`; the rest at `DEBUG`. Lost listeners (`ERROR`), and
    /// pauses of accepting (`WARNING`, `INFO`), the server logs itself, whoever the reporter is.
    ///
    /// @return the reporter of a server that was given no other
    static Reporter logging() {
        return new LoggingReporter();
    }
}
