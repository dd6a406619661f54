package soquete.posix;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;

/// A message to send: `struct msghdr`, as sendmsg(2) takes it.
///
/// @param name    `msg_name`: the destination; empty for the peer
/// @param iov     `msg_iov`: the pieces of the message, on the heap (copied) or off it, at most
///     1024
/// @param control `msg_control`: control messages
public record Msghdr(
        Optional<Endpoint> name, List<MemorySegment> iov, List<ControlMessage> control) {
    /// Copies the lists.
    public Msghdr {
        iov = List.copyOf(iov);
        control = List.copyOf(control);
    }

    /// A message in one piece to the peer.
    ///
    /// @param data    the bytes
    /// @param control control messages
    /// @return the message
    public static Msghdr of(MemorySegment data, ControlMessage... control) {
        return new Msghdr(Optional.empty(), List.of(data), List.of(control));
    }

    /// The same message to an endpoint.
    ///
    /// @param endpoint the destination
    /// @return a new message
    public Msghdr to(Endpoint endpoint) {
        return new Msghdr(Optional.of(endpoint), iov, control);
    }
}
