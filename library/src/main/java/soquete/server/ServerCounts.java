package soquete.server;

/// What a server has counted since it started.
///
/// @param accepted    connections that were given to the handler or its preparation
/// @param open        those of them that have not ended
/// @param finished    those whose handler returned; on an event loop, those that were closed as
///     asked for
/// @param failed      those whose handler threw, or which could not be prepared; on an event loop,
///     also those that an error of the connection ended
/// @param cut         those that a deadline or a drain ended
/// @param refused     connections closed at once, for a [Limit]
/// @param ignored     connections that were gone before they could be served, and errors of the
///     network that accept(2) passed on
/// @param backedOff   times that accepting paused, because descriptors or memory were short
public record ServerCounts(
        long accepted,
        long open,
        long finished,
        long failed,
        long cut,
        long refused,
        long ignored,
        long backedOff) {}
