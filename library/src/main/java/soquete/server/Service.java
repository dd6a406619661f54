package soquete.server;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import soquete.Socket;

/// How a server serves its connections.
sealed interface Service permits ThreadService, LoopService {
    /// Makes the life of a connection, which has not started yet.
    Serving serve(Server server, Connection connection, Socket socket, Peers.@Nullable Peer peer);

    /// How many listeners an endpoint is to have, where the kernel spreads connections over them.
    ///
    /// @param asked for by the builder
    int listeners(int asked);

    /// Takes part in what a loop accepts, where it can; before its start.
    void join(Acceptor acceptor) throws IOException;

    /// The server is over: nothing is served any more.
    void close();
}
