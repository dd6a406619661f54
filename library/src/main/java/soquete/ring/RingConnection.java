package soquete.ring;

import org.jspecify.annotations.Nullable;

/// What [RingDriver] keeps with a connection.
final class RingConnection {
    /// The receive under way, or 0.
    long receive;

    /// The send or the connect under way, or 0.
    long other;

    /// Whether the receive was told to end.
    boolean cancelling;

    /// Operations that are not final.
    int underWay;

    /// What came while the connection did not want it, in order; then how the receive ended.
    @Nullable Outbox held;

    boolean ended;
    int errno;

    boolean holdsSomething() {
        return held != null || ended || errno != 0;
    }
}
