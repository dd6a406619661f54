package soquete.wait;

/// What a thread waits for.
public enum Direction {
    /// Data, a connection to accept, or the end.
    READ,

    /// Room to send, or the outcome of a connect.
    WRITE,

    /// The next event of any kind, for what poll(2) has no lasting answer to: an entry of the error
    /// queue, urgent data, more data than there is already.
    EVENT
}
