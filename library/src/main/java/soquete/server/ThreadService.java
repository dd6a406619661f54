package soquete.server;

import org.jspecify.annotations.Nullable;
import soquete.Socket;

/// A virtual thread for each connection.
///
/// @param handler serves it, and may wait
record ThreadService(ConnectionHandler handler) implements Service {
    @Override
    public Serving serve(
            Server server, Connection connection, Socket socket, Peers.@Nullable Peer peer) {
        return new ThreadServing(server, connection, peer, handler);
    }

    @Override
    public int listeners(int asked) {
        return asked;
    }

    @Override
    public void join(Acceptor acceptor) {}

    @Override
    public void close() {}
}
