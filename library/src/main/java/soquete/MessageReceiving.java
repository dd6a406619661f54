package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.error.Progress;
import soquete.message.ControlMessage;
import soquete.message.MsgFlags;
import soquete.sys.Cmsg;
import soquete.sys.Constants;
import soquete.sys.MessageCalls;
import soquete.sys.MessageScratch;
import soquete.sys.Pieces;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// How sockets receive messages with control data: `recvMsg`, `recvFds`.
final class MessageReceiving {
    private static final byte[] NO_ARRAY = new byte[0];

    private MessageReceiving() {}

    /// What one receive is to do.
    ///
    /// @param controlSpace bytes for control data, exactly
    /// @param mostFds      descriptors beyond these are closed
    record Order(int flags, long controlSpace, int mostFds) {
        Order {
            if (controlSpace < 0 || controlSpace > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a room of " + controlSpace + " bytes for control data");
            }
        }
    }

    /// Receives into the caller's memory.
    static ReceivedMessage receive(Socket socket, List<MemorySegment> into, Order order)
            throws IOException {
        return receive(socket, Pieces.into(into), null, order);
    }

    /// Receives into a new array.
    static ReceivedMessage receive(Socket socket, int max, Order order) throws IOException {
        boolean all = WaitAll.applies(socket, order.flags());
        byte[] array = new byte[all ? Receiving.checkCount(max) : Receiving.arraySize(socket, max)];
        return receive(socket, Pieces.into(List.of(MemorySegment.ofArray(array))), array, order);
    }

    private static ReceivedMessage receive(
            Socket socket, Pieces pieces, byte @Nullable [] array, Order order) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            long deadline = socket.deadline(order.flags());
            boolean all =
                    WaitAll.applies(socket, order.flags())
                            && (order.flags() & Constants.MSG_PEEK) == 0;
            return all
                    ? receiveAll(socket, pieces, array, order, deadline)
                    : waitAndReceive(socket, pieces, array, order, deadline);
        } finally {
            Reference.reachabilityFence(pieces);
            socket.leave();
        }
    }

    /// `MSG_WAITALL`: until the pieces are full, the stream ends, or descriptors came, which mark
    /// the end of what was sent with them.
    private static ReceivedMessage receiveAll(
            Socket socket, Pieces pieces, byte @Nullable [] array, Order order, long deadline)
            throws IOException {
        String title = "recvmsg of all " + pieces.size() + " bytes";
        Turn turn = socket.turns().receive();
        turn.take(socket.descriptor(), title, deadline);
        long received = 0;
        try {
            while (true) {
                if (socket.descriptor().isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, title, Progress.NOTHING);
                }
                Pieces rest = pieces.from(received);
                ReceivedMessage part = waitAndReceive(socket, rest, null, order, deadline);
                received += part.size();
                boolean last = part.size() == 0 || received == pieces.size() || part.hasFds();
                if (last) {
                    return part.as(cut(array, received), received);
                }
            }
        } catch (IOException e) {
            throw Attempt.within(e, title, Receiving.progress(array, received));
        } finally {
            turn.give();
        }
    }

    private static ReceivedMessage waitAndReceive(
            Socket socket, Pieces pieces, byte @Nullable [] array, Order order, long deadline)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        Direction direction = Receiving.direction(order.flags());
        boolean whole = socket.type().keepsMessages();
        boolean queue = (order.flags() & Constants.MSG_ERRQUEUE) != 0;
        long limit = whole || queue ? Long.MAX_VALUE : Sending.MOST_AT_ONCE;
        while (true) {
            int ticket = descriptor.ticket(direction);
            long result;
            MessageScratch s = pieces.scratch(order.controlSpace(), limit);
            try {
                result = tryReceive(socket, s, pieces, limit, order);
                if (result >= 0) {
                    return received(s, pieces, array, order, result, limit);
                }
            } finally {
                s.give();
            }
            Attempt.again(
                    descriptor, result, "recvmsg", socket.peer(), direction, ticket, deadline);
        }
    }

    private static long tryReceive(
            Socket socket, MessageScratch s, Pieces pieces, long limit, Order order) {
        int fd = socket.descriptor().fd();
        boolean stream = !socket.type().keepsMessages();
        boolean discard = stream && (order.flags() & Constants.MSG_TRUNC) != 0;
        long size = s.receive(pieces, limit, order.controlSpace(), discard);
        int all = order.flags() | OwnFlags.receivingMessages(socket);
        return MessageCalls.recvmsgNow(s.errno(), fd, s.header(), size, all);
    }

    /// The message. The descriptors are owned before anything else is looked at, and closed where
    /// that fails.
    private static ReceivedMessage received(
            MessageScratch s,
            Pieces pieces,
            byte @Nullable [] array,
            Order order,
            long fullSize,
            long limit) {
        List<OwnedFd> fds = own(Cmsg.descriptors(s.control(), s.controlLength()));
        try {
            int flags = s.flags() & ~Constants.MSG_CMSG_CLOEXEC;
            while (fds.size() > order.mostFds()) {
                fds.removeLast().close();
                flags |= Constants.MSG_CTRUNC;
            }
            long size = Math.min(fullSize, Math.min(limit, pieces.size()));
            pieces.copyOut(s, size);
            Endpoint from = s.name();
            List<ControlMessage> controls = Cmsg.decode(s.control(), s.controlLength());
            byte[] data = cut(array, size);
            MsgFlags told = new MsgFlags(flags);
            return new ReceivedMessage(
                    data, size, fullSize, told, from, controls, List.copyOf(fds));
        } catch (Throwable t) {
            fds.forEach(OwnedFd::close);
            throw t;
        }
    }

    static List<OwnedFd> own(int[] numbers) {
        List<OwnedFd> owned = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            owned.add(OwnedFd.of(number));
        }
        return owned;
    }

    private static byte[] cut(byte @Nullable [] array, long size) {
        if (array == null) {
            return NO_ARRAY;
        }
        return size == array.length ? array : Arrays.copyOf(array, (int) size);
    }
}
