package soquete.tls;

import java.time.Duration;
import java.util.List;

/// What a [TlsStream] offers and demands. Start from [#DEFAULT].
///
/// @param protocols            as `TLSv1.3`; empty for those that the `SSLContext` enables
/// @param cipherSuites         as `TLS_AES_128_GCM_SHA256`; empty for those that it enables
/// @param applicationProtocols for ALPN (RFC 7301), best first, as `h2`; empty for no ALPN
/// @param verifyHost           whether a client refuses a certificate for another host (RFC 9110,
///     4.3.4)
/// @param clientAuth           whether a server asks for a certificate
/// @param closeTimeout         how long close waits for the peer's `close_notify`, at most
public record TlsOptions(
        List<String> protocols,
        List<String> cipherSuites,
        List<String> applicationProtocols,
        boolean verifyHost,
        ClientAuth clientAuth,
        Duration closeTimeout) {
    /// What the `SSLContext` enables, no ALPN, host names verified, no client certificates, and a
    /// second for closing.
    public static final TlsOptions DEFAULT =
            new TlsOptions(
                    List.of(), List.of(), List.of(), true, ClientAuth.NONE, Duration.ofSeconds(1));

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException if `closeTimeout` is negative, or an application protocol
    ///     is empty or longer than 255 bytes
    public TlsOptions {
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
        applicationProtocols = List.copyOf(applicationProtocols);
        for (String protocol : applicationProtocols) {
            if (protocol.isEmpty() || protocol.length() > 255) {
                throw new IllegalArgumentException(
                        "the application protocol \"" + protocol + "\" is not 1 to 255 bytes long");
            }
        }
        if (closeTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "the closeTimeout " + closeTimeout + " is negative: use Duration.ZERO");
        }
    }

    /// These options with other versions of the protocol.
    ///
    /// @param names as `TLSv1.2`
    /// @return new options
    public TlsOptions withProtocols(String... names) {
        return new TlsOptions(
                List.of(names),
                cipherSuites,
                applicationProtocols,
                verifyHost,
                clientAuth,
                closeTimeout);
    }

    /// These options with other cipher suites.
    ///
    /// @param names as `TLS_AES_128_GCM_SHA256`
    /// @return new options
    public TlsOptions withCipherSuites(String... names) {
        return new TlsOptions(
                protocols,
                List.of(names),
                applicationProtocols,
                verifyHost,
                clientAuth,
                closeTimeout);
    }

    /// These options with application protocols.
    ///
    /// @param names best first, as `h2`, `http/1.1`
    /// @return new options
    public TlsOptions withApplicationProtocols(String... names) {
        return new TlsOptions(
                protocols, cipherSuites, List.of(names), verifyHost, clientAuth, closeTimeout);
    }

    /// These options for a client that takes a valid certificate for any host.
    ///
    /// @return new options
    public TlsOptions withoutHostVerification() {
        return new TlsOptions(
                protocols, cipherSuites, applicationProtocols, false, clientAuth, closeTimeout);
    }

    /// These options for a server with or without client certificates.
    ///
    /// @param auth whether to ask
    /// @return new options
    public TlsOptions withClientAuth(ClientAuth auth) {
        return new TlsOptions(
                protocols, cipherSuites, applicationProtocols, verifyHost, auth, closeTimeout);
    }

    /// These options with another patience in close.
    ///
    /// @param timeout [Duration#ZERO] not to wait
    /// @return new options
    public TlsOptions withCloseTimeout(Duration timeout) {
        return new TlsOptions(
                protocols, cipherSuites, applicationProtocols, verifyHost, clientAuth, timeout);
    }
}
