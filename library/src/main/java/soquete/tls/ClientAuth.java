package soquete.tls;

/// Whether a server asks the client for a certificate.
public enum ClientAuth {
    /// It does not ask.
    NONE,

    /// It asks, and goes on without one.
    WANT,

    /// It asks, and refuses a client without one.
    NEED
}
