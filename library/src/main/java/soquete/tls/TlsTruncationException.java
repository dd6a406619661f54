package soquete.tls;

import javax.net.ssl.SSLException;

/// The connection ended without the peer's `close_notify`: what came may not be everything, and
/// somebody between may have cut it (RFC 8446, 6.1).
public final class TlsTruncationException extends SSLException {
    private static final long serialVersionUID = 1L;

    /// Made by the reads.
    ///
    /// @param message what happened
    public TlsTruncationException(String message) {
        super(message);
    }
}
