package soquete;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.sys.Constants;
import soquete.sys.MessageCalls;
import soquete.sys.MessageScratch;
import soquete.sys.Pieces;

/// Receives from families whose kernel code does not answer the size of a message that it cut, such
/// as CAN, TIPC and QIPCRTR. There only the flags of recvmsg(2) tell that something was lost, and
/// the size is taken for one byte more than what fitted.
final class Unmeasured {
    private Unmeasured() {}

    /// Whether a receive needs [#receive].
    static boolean applies(Socket socket) {
        return switch (socket.family().number()) {
            case Constants.AF_UNIX,
                    Constants.AF_INET,
                    Constants.AF_INET6,
                    Constants.AF_NETLINK,
                    Constants.AF_PACKET,
                    Constants.AF_RDS,
                    Constants.AF_VSOCK ->
                    false;
            default -> socket.type().keepsMessages();
        };
    }

    /// One try.
    ///
    /// @return the size of the message, more than there is room if it was cut; or `-errno`
    static long receive(
            Socket socket, MemorySegment into, int flags, Receiving.@Nullable Sender sender) {
        Pieces pieces = Pieces.into(List.of(into));
        MessageScratch s = pieces.scratch(0, Long.MAX_VALUE);
        try {
            long room = s.receive(pieces, Long.MAX_VALUE, 0, false); // all is one message
            int fd = socket.descriptor().fd();
            int all = flags | OwnFlags.receivingMessages(socket);
            long size = MessageCalls.recvmsgNow(s.errno(), fd, s.header(), room, all);
            if (size < 0) {
                return size;
            }
            pieces.copyOut(s, Math.min(size, into.byteSize()));
            if (sender != null) {
                sender.endpoint = s.name();
            }
            boolean cut = (s.flags() & Constants.MSG_TRUNC) != 0;
            return cut ? Math.max(size, into.byteSize() + 1) : size;
        } finally {
            s.give();
        }
    }
}
