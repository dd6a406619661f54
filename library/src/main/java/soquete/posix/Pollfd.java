package soquete.posix;

import soquete.message.PollEvents;

/// `struct pollfd`.
///
/// @param fd      a descriptor; a negative one is passed over
/// @param events  what to tell
/// @param revents what happened
public record Pollfd(int fd, PollEvents events, PollEvents revents) {
    /// One that asks.
    ///
    /// @param fd     a descriptor
    /// @param events what to tell
    /// @return one to which nothing has happened yet
    public static Pollfd of(int fd, PollEvents events) {
        return new Pollfd(fd, events, PollEvents.NONE);
    }
}
