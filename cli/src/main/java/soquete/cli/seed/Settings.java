package soquete.cli.seed;

import org.jspecify.annotations.Nullable;

/// What a server or a client of the lecture is asked to do.
///
/// @param server   the server's part, not the client's
/// @param host     a name or an address
/// @param port     0 to 65535
/// @param udp      UDP, not TCP
/// @param forever  serve any number of clients, until a signal
/// @param json     events instead of words
/// @param timeout  how long a call may wait, in nanoseconds; 0 for ever
/// @param grace    how long conversations may go on after the signal, in nanoseconds
/// @param language `en`, `pt`, or null for the locale's
/// @param debug    stack traces are wanted
public record Settings(
        boolean server,
        String host,
        int port,
        boolean udp,
        boolean forever,
        boolean json,
        long timeout,
        long grace,
        @Nullable String language,
        boolean debug) {
    /// The lecture's host.
    public static final String HOST = "127.0.0.1";

    /// The lecture's port.
    public static final int PORT = 65432;

    /// How long conversations may go on after the signal, in nanoseconds: 10 seconds.
    public static final long GRACE = 10_000_000_000L;
}
