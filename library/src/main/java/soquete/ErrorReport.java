package soquete;

import java.util.List;
import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.message.Bytes;
import soquete.message.ControlMessage;
import soquete.message.ExtendedError;
import soquete.message.SocketControl;

/// An entry of the error queue of a socket, with what the kernel delivered beside it.
///
/// @param error       the entry
/// @param payload     the message that it is about, as far as the kernel kept it; of a time stamp
///     the whole packet
/// @param destination where that message was going; empty where the kernel does not say (TCP)
/// @param controls    all control messages
public record ErrorReport(
        ExtendedError error,
        Bytes payload,
        Optional<Endpoint> destination,
        List<ControlMessage> controls) {
    /// The time stamps that came with the entry.
    ///
    /// @return the times, or empty where the entry is no time stamp
    public Optional<SocketControl.Timestamping> timestamps() {
        for (ControlMessage control : controls) {
            if (control instanceof SocketControl.Timestamping stamps) {
                return Optional.of(stamps);
            }
        }
        return Optional.empty();
    }
}
