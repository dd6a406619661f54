package soquete.server;

import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;

/// A socket on which a [Server] listens.
///
/// @param name     as [ServerBuilder#named(String, Endpoint...)] or `LISTEN_FDNAMES` named it;
///     `unknown` without a name
/// @param endpoint what it is bound to
/// @param socket   the listening socket; the server closes it. It may be sent to another process
///     (`SCM_RIGHTS`) while the server runs
public record Listener(String name, Endpoint endpoint, Socket socket) {
    /// `127.0.0.1:80`, or `http 127.0.0.1:80` with a name
    @Override
    public String toString() {
        return name.equals(UNNAMED) ? endpoint.toString() : name + " " + endpoint;
    }

    boolean isTcp() {
        return endpoint instanceof InetEndpoint
                && (socket.protocol().equals(Protocol.DEFAULT)
                        || socket.protocol().equals(Protocol.IPPROTO_TCP));
    }

    /// The name of one that was given none, as systemd has it.
    static final String UNNAMED = "unknown";
}
