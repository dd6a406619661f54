package soquete;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.error.Errno;
import soquete.message.Bytes;
import soquete.message.ControlMessage;
import soquete.message.ExtendedError;
import soquete.message.FamilyControl;
import soquete.message.IpControl;
import soquete.message.Ipv6Control;
import soquete.sys.Constants;

/// Reads the error queue of a socket.
final class ErrorQueue {
    /// More than any packet that the kernel keeps with an entry.
    private static final int PAYLOAD = 65_536;

    /// More than all control messages that an entry has (time stamps, statistics, both errors).
    private static final int CONTROL_SPACE = 1024;

    private ErrorQueue() {}

    static ErrorReport receive(Socket socket, int flags) throws IOException {
        return receive(socket, flags, PAYLOAD);
    }

    private static ErrorReport receive(Socket socket, int flags, int payload) throws IOException {
        MessageReceiving.Order order =
                new MessageReceiving.Order(
                        flags | Constants.MSG_ERRQUEUE, CONTROL_SPACE, Integer.MAX_VALUE);
        ReceivedMessage message = MessageReceiving.receive(socket, payload, order);
        ExtendedError error = null;
        for (ControlMessage control : message.controls()) {
            error = error == null ? error(control) : error;
        }
        return new ErrorReport(
                error == null ? unknown() : error,
                Bytes.of(message.data()),
                message.from(),
                message.controls());
    }

    /// An entry without its payload.
    static ErrorReport receiveBare(Socket socket, int flags) throws IOException {
        return receive(socket, flags, 0);
    }

    private static @Nullable ExtendedError error(ControlMessage control) {
        return switch (control) {
            case IpControl.RecvErr ip -> ip.error();
            case Ipv6Control.RecvErr ipv6 -> ipv6.error();
            case FamilyControl.PacketTxTimestamp packet -> packet.error();
            case FamilyControl.VsockRecvErr vsock -> vsock.error();
            default -> null;
        };
    }

    /// For families whose entries have another form, as J1939: it is among the control messages.
    private static ExtendedError unknown() {
        return new ExtendedError(
                new Errno(0), ExtendedError.SO_EE_ORIGIN_NONE, 0, 0, 0, 0, Optional.empty());
    }
}
