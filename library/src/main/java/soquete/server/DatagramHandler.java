package soquete.server;

/// What a [DatagramServer] does with a datagram.
@FunctionalInterface
public interface DatagramHandler {
    /// Serves one datagram, on a virtual thread of its own. What it throws is reported, as
    /// [ServerEvent.RequestFailed], and harms no other.
    ///
    /// @param request the datagram
    /// @throws Exception whatever the handler cannot deal with itself
    void handle(DatagramRequest request) throws Exception;
}
