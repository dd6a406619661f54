package soquete;

import soquete.endpoint.Endpoint;

/// One message as it was received: its bytes, how long it really was, and who sent it.
///
/// @param data     the bytes that fit; the record keeps the array, without copying
/// @param fullSize the size of the message on the wire, in bytes; more than `data.length` where the
///     kernel had to cut it
/// @param from     the sender; [soquete.endpoint.UnixEndpoint#UNNAMED] where it is a Unix socket
///     that was never bound
@SuppressWarnings("ArrayRecordComponent") // not copied: a receive makes one array
public record Datagram(byte[] data, long fullSize, Endpoint from) {
    /// Whether a part of the message was lost because the buffer was too small.
    ///
    /// @return true if `fullSize` exceeds what is in `data`
    public boolean truncated() {
        return fullSize > data.length;
    }

    /// The sizes and the sender, without the content.
    @Override
    public String toString() {
        return "Datagram["
                + data.length
                + (truncated() ? " of " + fullSize : "")
                + " bytes from "
                + from
                + "]";
    }
}
