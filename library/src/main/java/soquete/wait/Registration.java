package soquete.wait;

/// A descriptor in the epoll of a poller.
///
/// @param number what its events carry
record Registration(Poller poller, Registered owner, long number) {}
