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

    /// A thread cannot sleep in poll(2): it would return at once for ever, without what is waited
    /// for, or no descriptor is left for it. Not seen outside of this package.
    RESTLESS
}
