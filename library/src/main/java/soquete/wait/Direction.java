package soquete.wait;

/// What a thread waits for.
public enum Direction {
    /// Data, a connection to accept, or the end.
    READ,

    /// Room to send, or the outcome of a connect.
    WRITE
}
