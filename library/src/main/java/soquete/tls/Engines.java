package soquete.tls;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// Engines with the options set.
final class Engines {
    private Engines() {}

    static SSLEngine client(Socket socket, String host, SSLContext context, TlsOptions options)
            throws IOException {
        if (host.isEmpty()) {
            throw new IllegalArgumentException(
                    "the host is empty: it is the name that the certificate must have");
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        Endpoint peer = socket.remoteEndpoint();
        int port = peer instanceof InetEndpoint inet ? inet.port() : -1;
        SSLEngine engine = context.createSSLEngine(name, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = parameters(engine, options);
        if (!isAddress(name)) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        if (options.verifyHost()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    static SSLEngine server(SSLContext context, TlsOptions options) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = parameters(engine, options);
        parameters.setUseCipherSuitesOrder(true);
        switch (options.clientAuth()) {
            case NONE -> parameters.setWantClientAuth(false);
            case WANT -> parameters.setWantClientAuth(true);
            case NEED -> parameters.setNeedClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLParameters parameters(SSLEngine engine, TlsOptions options) {
        SSLParameters parameters = engine.getSSLParameters();
        if (!options.protocols().isEmpty()) {
            parameters.setProtocols(options.protocols().toArray(String[]::new));
        }
        if (!options.cipherSuites().isEmpty()) {
            parameters.setCipherSuites(options.cipherSuites().toArray(String[]::new));
        }
        parameters.setApplicationProtocols(options.applicationProtocols().toArray(String[]::new));
        return parameters;
    }

    /// Whether a host is an address, for which there is no SNI (RFC 6066, 3).
    private static boolean isAddress(String host) {
        try {
            var _ = Endpoint.of(host, 0);
            return true;
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
