package soquete.server;

import java.util.List;

/// What a [ServerBuilder] was told, when the server starts.
///
/// @param maxConnections  at the same time
/// @param maxPerPeer      at the same time; [Integer#MAX_VALUE] for no limit
/// @param acceptRate      for each second; 0 for no limit
/// @param acceptors       accept loops for each listener
/// @param backlog         of the kernel's queues
/// @param maxPreparing    connections whose preparation is under way at the same time
/// @param deadlines       of each connection
/// @param drainNanos      how long close waits
/// @param drainOnShutdown whether the end of the JVM drains
/// @param preparations    in order
/// @param proxy           whose PROXY headers are read
/// @param reporter        who is told
/// @param service         how it is served
record ServerSettings(
        int maxConnections,
        int maxPerPeer,
        int acceptRate,
        int acceptors,
        int backlog,
        int maxPreparing,
        Deadlines deadlines,
        long drainNanos,
        boolean drainOnShutdown,
        List<Preparation> preparations,
        ProxyPolicy proxy,
        Reporter reporter,
        Service service) {
    ServerSettings {
        preparations = List.copyOf(preparations);
    }

    /// How long things may last, in nanoseconds; [#NEVER] for ever.
    ///
    /// @param prepare from accept to the handler
    /// @param idle    without a byte either way
    /// @param read    for one read
    /// @param total   from accept to the end
    record Deadlines(long prepare, long idle, long read, long total) {}

    /// No deadline.
    static final long NEVER = Long.MAX_VALUE;
}
