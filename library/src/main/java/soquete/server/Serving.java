package soquete.server;

import org.jspecify.annotations.Nullable;

/// The life of a connection, which ends with [Admission#ended].
sealed interface Serving permits ThreadServing, LoopServing {
    /// Begins. Does not wait; what it throws means that it has not begun.
    void start();

    Connection connection();

    /// Whose it is; null where that is not limited, or not known yet.
    Peers.@Nullable Peer peer();

    /// Ends it, because the server has to stop; false if the connection was cut before.
    boolean cutForDrain();
}
