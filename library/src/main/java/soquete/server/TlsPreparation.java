package soquete.server;

import java.io.IOException;
import javax.net.ssl.SSLContext;
import soquete.tls.TlsOptions;
import soquete.tls.TlsStream;

/// Shakes hands.
///
/// @param context with the server's key and certificate
/// @param options what to offer and to demand
record TlsPreparation(SSLContext context, TlsOptions options) implements Preparation {
    @Override
    public void prepare(Connection connection) throws IOException {
        TlsStream tls = TlsStream.server(connection.socket(), context, options);
        connection.tls(tls);
        tls.handshake();
    }
}
