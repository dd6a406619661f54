package soquete;

import java.io.IOException;
import java.nio.ByteBuffer;
import soquete.endpoint.SocketType;
import soquete.error.Progress;
import soquete.sys.Constants;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// How a channel moves one buffer: as [Gathering] and [Scattering] do several, and without garbage.
final class OneBuffer {
    private OneBuffer() {}

    /// Receives what is there, waiting for something, and moves the position of the buffer.
    ///
    /// @param deadline with [Deadline#NOW], nothing there is 0
    /// @return how many bytes; -1 at the end of a stream
    static int read(Socket socket, ByteBuffer into, long deadline) throws IOException {
        Data.checkWritable(into);
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            int room = into.remaining();
            if (room == 0) {
                return 0;
            }
            while (true) {
                int ticket = descriptor.ticket(Direction.READ);
                long result = Receiving.tryReceive(socket, into, 0, room, 0, null);
                if (result >= 0) {
                    Data.advance(into, Math.min(result, room));
                    return arrived(socket, result, room);
                }
                if (result == -Constants.EAGAIN && deadline == Deadline.NOW) {
                    return 0;
                }
                Attempt.again(
                        descriptor,
                        result,
                        "recv",
                        socket.peer(),
                        Direction.READ,
                        ticket,
                        deadline);
            }
        } finally {
            socket.leave();
        }
    }

    private static int arrived(Socket socket, long result, int room) throws IOException {
        if (result > room) {
            throw Receiving.truncated(result, Progress.of(room));
        }
        return result == 0 && hasEnd(socket) ? -1 : (int) result;
    }

    /// Whether nothing received is the end, and not an empty message.
    static boolean hasEnd(Socket socket) {
        SocketType type = socket.type();
        return !type.keepsMessages() || type.equals(SocketType.SOCK_SEQPACKET);
    }

    /// Sends what the buffer holds, moves its position by what went, also when it fails.
    ///
    /// @param deadline with [Deadline#NOW], what the kernel takes at once, possibly nothing
    /// @return how many bytes went
    static int write(Socket socket, ByteBuffer from, long deadline) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            if (socket.type().keepsMessages()) {
                return part(socket, from, deadline);
            }
            if (!from.hasRemaining()) {
                return 0;
            }
            Turn turn = socket.turns().send();
            turn.take(descriptor, "write", deadline);
            try {
                return all(socket, from, deadline);
            } finally {
                turn.give();
            }
        } finally {
            socket.leave();
        }
    }

    private static int all(Socket socket, ByteBuffer from, long deadline) throws IOException {
        int sent = 0;
        try {
            while (from.hasRemaining()) {
                if (socket.descriptor().isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, "write", Progress.NOTHING);
                }
                int more = part(socket, from, deadline);
                if (more == 0) {
                    break;
                }
                sent += more;
            }
            return sent;
        } catch (IOException e) {
            throw Attempt.within(e, Attempt.title("write", socket.peer()), Progress.of(sent));
        }
    }

    /// One send: a whole message, or as much of a stream as the kernel takes.
    private static int part(Socket socket, ByteBuffer from, long deadline) throws IOException {
        Descriptor descriptor = socket.descriptor();
        while (true) {
            int ticket = descriptor.ticket(Direction.WRITE);
            long result = Sending.trySend(socket, from, 0, from.remaining(), 0, null);
            if (result >= 0) {
                Data.advance(from, result);
                return (int) result;
            }
            if (result == -Constants.EAGAIN && deadline == Deadline.NOW) {
                return 0;
            }
            Attempt.again(
                    descriptor, result, "send", socket.peer(), Direction.WRITE, ticket, deadline);
        }
    }
}
