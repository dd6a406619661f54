package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.message.ControlMessage;
import soquete.message.SocketControl;
import soquete.sys.Cmsg;
import soquete.sys.MessageCalls;
import soquete.sys.MessageScratch;
import soquete.sys.Pieces;
import soquete.wait.Descriptor;
import soquete.wait.Direction;

/// How sockets send messages with control data: `sendMsg`, `sendFds`.
final class MessageSending {
    private static final int MOST_DESCRIPTORS = 253;

    private MessageSending() {}

    static long send(
            Socket socket,
            List<MemorySegment> data,
            List<? extends ControlMessage> controls,
            int flags,
            @Nullable Endpoint to)
            throws IOException {
        for (MemorySegment piece : data) {
            Sending.requireNative(piece, flags);
        }
        Pieces pieces = Pieces.of(data);
        requireFew(controls);
        if (pieces.size() == 0 && !socket.type().keepsMessages()) {
            requireNoRights(controls);
        }
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            return waitAndSend(socket, pieces, controls, flags, to, socket.deadline(flags));
        } finally {
            Reference.reachabilityFence(pieces);
            socket.leave();
        }
    }

    private static void requireFew(List<? extends ControlMessage> controls) {
        for (ControlMessage control : controls) {
            if (control instanceof SocketControl.Rights rights
                    && rights.descriptors().size() > MOST_DESCRIPTORS) {
                throw new IllegalArgumentException(
                        rights.descriptors().size()
                                + " descriptors are more than a message can carry: send "
                                + MOST_DESCRIPTORS
                                + " at a time");
            }
        }
    }

    private static void requireNoRights(List<? extends ControlMessage> controls) {
        for (ControlMessage control : controls) {
            if (control instanceof SocketControl.Rights) {
                throw new IllegalArgumentException(
                        "descriptors on a stream travel with a byte, and none was given: the kernel"
                                + " would send nothing");
            }
        }
    }

    private static long waitAndSend(
            Socket socket,
            Pieces pieces,
            List<? extends ControlMessage> controls,
            int flags,
            @Nullable Endpoint to,
            long deadline)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        int refusals = 0;
        while (true) {
            int ticket = descriptor.ticket(Direction.WRITE);
            long sent = trySend(socket, pieces, controls, flags, to);
            if (sent >= 0) {
                if (to != null && FastOpen.asked(flags)) {
                    socket.connectedTo(to);
                }
                return sent;
            }
            if (to != null && FastOpen.isUnderWay(sent, flags, deadline)) {
                Connecting.connect(socket, to, deadline);
                int rest = FastOpen.without(flags);
                return waitAndSend(socket, pieces, controls, rest, null, deadline);
            }
            Sending.again(socket, sent, "sendmsg", to, ticket, refusals++, deadline);
        }
    }

    private static long trySend(
            Socket socket,
            Pieces pieces,
            List<? extends ControlMessage> controls,
            int flags,
            @Nullable Endpoint to) {
        int fd = socket.descriptor().fd();
        int all = flags | OwnFlags.sending(socket);
        boolean whole = socket.type().keepsMessages();
        long limit = whole ? Long.MAX_VALUE : Sending.MOST_AT_ONCE;
        MessageScratch s = pieces.scratch(Cmsg.room(controls), limit);
        try {
            long size = s.send(pieces, limit, controls, to);
            return MessageCalls.sendmsgNow(s.errno(), fd, s.header(), size, all);
        } finally {
            s.give();
        }
    }
}
