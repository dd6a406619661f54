package soquete;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import soquete.error.Progress;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Pollfd;
import soquete.sys.Scratch;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// `MSG_WAITALL` on streams. The kernel ignores it on a descriptor that does not block, and ours
/// never do; so it is done here.
///
/// A peek cannot be repeated for the rest: it waits for the next event until everything is in the
/// queue.
final class WaitAll {
    private static final int NO_MORE = Constants.POLLRDHUP | Constants.POLLHUP | Constants.POLLERR;

    private WaitAll() {}

    static boolean applies(Socket socket, int flags) {
        int others = Constants.MSG_DONTWAIT | Constants.MSG_OOB | Constants.MSG_ERRQUEUE;
        return (flags & (Constants.MSG_WAITALL | others)) == Constants.MSG_WAITALL
                && !socket.type().keepsMessages()
                && socket.deadline(flags) != Deadline.NOW;
    }

    /// Receives until the memory is full or the stream ends.
    ///
    /// @param array the memory, where the caller has it only through the result
    /// @return bytes received; fewer than there is room for only at the end of the stream
    static long receive(
            Socket socket, Object into, long at, long room, int flags, byte @Nullable [] array)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            long deadline = socket.deadline(flags);
            Turn turn = socket.turns().receive();
            turn.take(descriptor, "recv", deadline);
            try {
                return (flags & Constants.MSG_PEEK) != 0
                        ? peek(socket, into, at, room, flags, array, deadline)
                        : take(socket, into, at, room, flags, array, deadline);
            } finally {
                turn.give();
            }
        } finally {
            socket.leave();
        }
    }

    private static long take(
            Socket socket,
            Object into,
            long at,
            long room,
            int flags,
            byte @Nullable [] array,
            long deadline)
            throws IOException {
        String title = "recv of all " + room + " bytes";
        long received = 0;
        try {
            while (received < room) {
                if (socket.descriptor().isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, title, Progress.NOTHING);
                }
                long size =
                        Receiving.waitAndReceive(
                                socket,
                                into,
                                at + received,
                                room - received,
                                flags,
                                deadline,
                                null);
                if (size == 0) {
                    break;
                }
                received += size;
            }
            return received;
        } catch (IOException e) {
            throw Attempt.within(e, title, Receiving.progress(array, received));
        }
    }

    private static long peek(
            Socket socket,
            Object into,
            long at,
            long room,
            int flags,
            byte @Nullable [] array,
            long deadline)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        String title = "peek of all " + room + " bytes";
        long size = 0;
        while (true) {
            int ticket = descriptor.ticket(Direction.EVENT);
            boolean last = noMoreComes(descriptor);
            size = Receiving.waitAndReceive(socket, into, at, room, flags, deadline, null);
            if (size >= Math.min(room, Sending.MOST_AT_ONCE) || size == 0 || last) {
                return size;
            }
            Progress progress = Receiving.progress(array, size);
            if (!Attempt.waitForEvent(descriptor, title, ticket, deadline, progress)) {
                throw Attempt.ended(Outcome.TIMED_OUT, title, progress);
            }
        }
    }

    /// Whether the stream has ended or failed, so that what is in the queue is all.
    private static boolean noMoreComes(Descriptor descriptor) {
        Scratch s = Scratch.take();
        try {
            long pollfd = s.value();
            Pollfd.encode(pollfd, descriptor.fd(), Constants.POLLRDHUP);
            int ready = Calls.pollNow(s);
            return ready > 0 && (Pollfd.revents(pollfd) & NO_MORE) != 0;
        } finally {
            s.give();
        }
    }
}
