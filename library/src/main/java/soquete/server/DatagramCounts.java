package soquete.server;

/// What a [DatagramServer] has counted since it started.
///
/// @param received datagrams that were given to the handler
/// @param finished those whose handler returned
/// @param failed   those whose handler threw
/// @param ignored  errors of the network that the kernel told instead of a datagram
/// @param dropped  datagrams that the kernel threw away, because the buffer of the socket was full
///     (`SK_MEMINFO_DROPS`); 0 where it does not tell
public record DatagramCounts(
        long received, long finished, long failed, long ignored, long dropped) {}
