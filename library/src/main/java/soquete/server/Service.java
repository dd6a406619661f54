package soquete.server;

import org.jspecify.annotations.Nullable;
import soquete.Socket;

/// How a server serves its connections.
sealed interface Service permits ThreadService, LoopService {
    /// Makes the life of a connection, which has not started yet.
    Serving serve(Server server, Connection connection, Socket socket, Peers.@Nullable Peer peer);

    /// The server is over: nothing is served any more.
    void close();
}
