package soquete.server;

import java.time.Duration;

/// How a drain went. Of the connections that were open when it began, and of those that it took
/// from the kernel's queue, each is in `finished` or in `cut`.
///
/// @param queued   connections that the kernel had completed and nobody had accepted when the drain
///     began, and that were served
/// @param refused  those of the queue that were closed unserved because the time was over
/// @param finished connections that ended by themselves, or by a deadline of their own
/// @param cut      connections that the server closed, because the time was over
/// @param running  those of `cut` whose handler was still running when the drain ended, because it
///     does not react to a closed connection or an interrupt
/// @param took     from the beginning to the end
public record Drained(
        int queued, int refused, int finished, int cut, int running, Duration took) {
    /// Whether every connection came to its own end.
    ///
    /// @return true if none was refused or cut
    public boolean isClean() {
        return refused == 0 && cut == 0;
    }
}
