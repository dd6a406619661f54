package soquete.posix;

import java.util.Optional;
import soquete.endpoint.Endpoint;

/// What recvfrom(2) answers.
///
/// @param size the bytes received; with `MSG_TRUNC` the full size of the message
/// @param from the sender, empty where the kernel named none (a connected stream)
public record Received(long size, Optional<Endpoint> from) {}
