package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.option.PeerCredentials;

/// What happens in a server, as its [Reporter] hears it.
///
/// Of a connection it hears [Accepted] first and [Ended] last.
public sealed interface ServerEvent {
    /// The server accepts.
    ///
    /// @param listeners on which
    record Started(List<Listener> listeners) implements ServerEvent {
        /// Copies the list.
        public Started {
            listeners = List.copyOf(listeners);
        }
    }

    /// A connection was accepted, and is about to be prepared and served.
    ///
    /// @param connection the connection
    record Accepted(Connection connection) implements ServerEvent {}

    /// A connection was closed at once.
    ///
    /// @param listener where it came
    /// @param remote   from whom
    /// @param limit    for which limit
    record Refused(Listener listener, Endpoint remote, Limit limit) implements ServerEvent {}

    /// There are as many connections as there may be: further ones wait in the kernel's queue. Told
    /// once, until there is room again.
    ///
    /// @param listener      on which one waits
    /// @param maxConnections how many there are
    record Full(Listener listener, int maxConnections) implements ServerEvent {}

    /// A connection was not given to the handler, because its preparation failed: the TLS
    /// handshake, say.
    ///
    /// @param connection the connection
    /// @param failure    why
    record NotPrepared(Connection connection, Throwable failure) implements ServerEvent {}

    /// A handler threw; or, on an event loop, an error ended the connection.
    ///
    /// @param connection the connection
    /// @param failure    what it threw, or what ended the connection
    record Failed(Connection connection, Throwable failure) implements ServerEvent {}

    /// A handler of datagrams threw.
    ///
    /// @param request the datagram
    /// @param failure what it threw
    record RequestFailed(DatagramRequest request, Throwable failure) implements ServerEvent {}

    /// The server ended a connection.
    ///
    /// @param connection the connection
    /// @param reason     why
    record Cut(Connection connection, CutReason reason) implements ServerEvent {}

    /// A connection is closed, and its handler has ended.
    ///
    /// @param connection the connection
    record Ended(Connection connection) implements ServerEvent {}

    /// Something was passed over in accept(2): a connection that had gone, or an error of the
    /// network that was pending on it.
    ///
    /// @param listener where
    /// @param failure  what it was
    record Ignored(Listener listener, IOException failure) implements ServerEvent {}

    /// Accepting pauses, because descriptors or memory are short. The kernel keeps what it has
    /// queued. Told once, until it goes on. It is logged as well.
    ///
    /// @param listener where
    /// @param failure  what was short: `EMFILE`, `ENFILE`, `ENOBUFS`, `ENOMEM`, or the heap
    record BackedOff(Listener listener, Throwable failure) implements ServerEvent {}

    /// Accepting goes on after [BackedOff]. It is logged as well.
    ///
    /// @param listener where
    /// @param after    how long it had paused
    record Recovered(Listener listener, Duration after) implements ServerEvent {}

    /// One can no longer accept on a listener, and nobody asked for that. It is logged as well.
    ///
    /// @param listener which
    /// @param failure  why
    record ListenerLost(Listener listener, Throwable failure) implements ServerEvent {}

    /// A successor is ready: the server drains, and leaves its listeners to it.
    ///
    /// @param control   where it came
    /// @param successor who it is
    record HandedOver(UnixEndpoint control, PeerCredentials successor) implements ServerEvent {}

    /// A hand-over did not come about, and the server goes on: the successor ended, waited for too
    /// long, is not trusted, or said something else.
    ///
    /// @param control where it came
    /// @param failure why
    record HandoverFailed(UnixEndpoint control, Throwable failure) implements ServerEvent {}

    /// The server has ended.
    ///
    /// @param result how
    record Drained(soquete.server.Drained result) implements ServerEvent {}
}
