package soquete.wait;

/// How a wait ended.
public enum Outcome {
    /// Something happened, or may have: try the call again.
    READY,

    /// The deadline passed.
    TIMED_OUT,

    /// The thread was interrupted; its status is set.
    INTERRUPTED,

    /// Another thread is closing the descriptor.
    CLOSED,

    /// poll(2) would return at once for ever, without what is waited for. Not seen outside of this
    /// package.
    RESTLESS
}
