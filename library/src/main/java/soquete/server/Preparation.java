package soquete.server;

import java.io.IOException;

/// A step between accept and the handler that may read from the connection: a PROXY header, a TLS
/// handshake.
///
/// It runs on the thread of its connection, never in the accept loop. Its deadline counts from
/// accept, for all steps together ([ServerBuilder#prepareTimeout]): the connection is closed then,
/// whatever the step does. A connection whose step throws never meets the handler.
@FunctionalInterface
interface Preparation {
    /// Prepares a connection.
    void prepare(Connection connection) throws IOException;
}
