package soquete.server;

/// What a [Server] does with a connection.
@FunctionalInterface
public interface ConnectionHandler {
    /// Serves one connection, on a virtual thread of its own. The server closes the connection when
    /// this returns or throws.
    ///
    /// What it throws ends this connection alone and is reported, as [ServerEvent.Failed]; errors
    /// too, as [StackOverflowError]. The thread is interrupted when a drain cuts the connection,
    /// and at no other time.
    ///
    /// Data of the peer that the handler leaves unread makes the kernel reset the connection when it
    /// is closed, and the peer may then miss the last that was sent to it: read to the end of the
    /// stream where that matters. Long computations hold one of the few carriers of virtual threads:
    /// give them to threads of their own.
    ///
    /// @param connection accepted, and prepared: the TLS handshake, say, is done
    /// @throws Exception whatever the handler cannot deal with itself
    void handle(Connection connection) throws Exception;
}
