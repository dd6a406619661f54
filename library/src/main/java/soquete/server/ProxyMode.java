package soquete.server;

/// Whether a server reads a PROXY header in front of the data of a connection.
public enum ProxyMode {
    /// Never.
    OFF,

    /// Where one is there.
    OPTIONAL,

    /// Always: a connection without one is closed.
    REQUIRED
}
