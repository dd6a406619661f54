package soquete.posix;

import soquete.endpoint.Endpoint;

/// What accept(2) answers.
///
/// @param fd   the descriptor of the new connection
/// @param peer the remote endpoint
public record Accepted(int fd, Endpoint peer) {}
