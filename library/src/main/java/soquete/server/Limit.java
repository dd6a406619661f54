package soquete.server;

/// For which of its limits a server refused a connection.
public enum Limit {
    /// The peer had as many connections as one may have ([ServerBuilder#maxPerPeer]).
    PER_PEER,

    /// There was no thread for it: the heap is full. Or the event loops of the server have ended.
    MEMORY,

    /// The server was draining, and the time was over before this one of the kernel's queue could
    /// be served.
    DRAIN
}
