package soquete.server;

import java.io.IOException;

/// Reads the PROXY header.
///
/// @param policy of whom
record ProxyPreparation(ProxyPolicy policy) implements Preparation {
    @Override
    public void prepare(Connection connection) throws IOException {
        policy.read(connection.socket(), connection.remoteEndpoint(), connection.began())
                .ifPresent(connection::proxied);
    }
}
