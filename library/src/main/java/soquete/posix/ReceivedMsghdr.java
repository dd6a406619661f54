package soquete.posix;

import java.util.List;
import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;
import soquete.message.MsgFlags;

/// What recvmsg(2) answers.
///
/// @param size    the bytes received; with `MSG_TRUNC` the full size of the message
/// @param name    the sender, empty where the kernel named none (a connected stream)
/// @param control control messages; descriptors among them are numbers that the caller must close
/// @param flags   `MSG_TRUNC`, `MSG_CTRUNC` and their like, exactly as the kernel answers them
public record ReceivedMsghdr(
        long size, Optional<Endpoint> name, List<ControlMessage> control, MsgFlags flags) {}
