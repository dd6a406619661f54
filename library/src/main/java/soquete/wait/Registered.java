package soquete.wait;

/// What a [Poller] tells of events.
interface Registered {
    /// Something happened. Called by the poller: short and without waiting.
    ///
    /// @param read  whether reading may succeed or fail now
    /// @param write whether writing may
    void ready(boolean read, boolean write);
}
