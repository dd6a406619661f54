package soquete.server;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;

/// A datagram that a [DatagramServer] received, and the way back to its sender.
public final class DatagramRequest {
    private final Listener listener;
    private final byte[] data;
    private final long fullSize;
    private final @Nullable Endpoint from;
    private final @Nullable ControlMessage source;

    /// @param source what makes a reply come from the address that the request went to
    DatagramRequest(
            Listener listener,
            byte[] data,
            long fullSize,
            @Nullable Endpoint from,
            @Nullable ControlMessage source) {
        this.listener = listener;
        this.data = data;
        this.fullSize = fullSize;
        this.from = from;
        this.source = source;
    }

    /// Where it came in.
    ///
    /// @return the socket, with its name and endpoint
    public Listener listener() {
        return listener;
    }

    /// The bytes of the datagram.
    ///
    /// @return always the same array, which belongs to the caller
    public byte[] data() {
        return data;
    }

    /// Whether the datagram was longer than [DatagramServerBuilder#maxSize], and its rest is lost.
    ///
    /// @return true if [#fullSize] exceeds what is in [#data]
    public boolean truncated() {
        return fullSize > data.length;
    }

    /// How long the datagram was.
    ///
    /// @return its size in bytes
    public long fullSize() {
        return fullSize;
    }

    /// Who sent it.
    ///
    /// @return empty for a Unix socket without a name, to which there is no way back
    public Optional<Endpoint> from() {
        return Optional.ofNullable(from);
    }

    /// Sends a datagram back. On a socket that is bound to any address (`0.0.0.0`, `::`) it comes
    /// from the address that the request went to, as a client expects. May be called several times,
    /// and not at all.
    ///
    /// @param reply its bytes
    /// @throws IOException as [Socket#sendTo(byte\[\], Endpoint)]
    /// @throws IllegalStateException if the sender has no name
    public void reply(byte[] reply) throws IOException {
        if (from == null) {
            throw new IllegalStateException("the sender is not bound to a name: nobody can answer");
        }
        if (source == null) {
            var _ = listener.socket().sendTo(reply, from);
        } else {
            var _ = listener.socket().sendMsgTo(reply, from, source);
        }
    }

    /// `DatagramRequest[12 bytes from 127.0.0.1:54321 to 127.0.0.1:53]`
    @Override
    public String toString() {
        return "DatagramRequest["
                + data.length
                + (truncated() ? " of " + fullSize : "")
                + " bytes from "
                + (from == null ? "nobody with a name" : from)
                + " to "
                + listener
                + "]";
    }
}
