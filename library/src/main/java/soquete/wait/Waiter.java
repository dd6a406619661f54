package soquete.wait;

import org.jspecify.annotations.Nullable;

/// A thread that waits, in the list of the direction it waits for.
abstract class Waiter {
    @Nullable Waiter previous;
    @Nullable Waiter next;

    /// The poller saw an event. Called with the list's lock held: short and without waiting.
    abstract void ready();

    /// The descriptor is being closed. Called as [#ready].
    abstract void closed();
}
