package soquete.message;

/// One event that epoll(7) tells: `struct epoll_event`.
///
/// @param events what happened
/// @param data   the number that was given when the descriptor was added
public record EpollReady(EpollEvents events, long data) {}
