package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.error.Progress;
import soquete.sys.Calls;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// How sockets send: `send`, `sendTo`, `sendAll`, for every form of data.
final class Sending {
    /// A system call on the caller's memory delays the garbage collector, so a stream is fed in
    /// pieces of at most this size.
    static final int MOST_AT_ONCE = 256 * 1024;

    private Sending() {}

    /// One send, complete for a message, possibly partial for a stream.
    static long send(Socket socket, MemorySegment data, int flags, @Nullable Endpoint to)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            return waitAndSend(socket, data, flags, to, socket.deadline(flags));
        } finally {
            socket.leave();
        }
    }

    /// Sends everything, or says how much went.
    static void sendAll(Socket socket, MemorySegment data, int flags) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            long deadline = socket.deadline(flags);
            Turn turn = socket.turns().send();
            turn.take(descriptor, "sendAll", deadline);
            try {
                sendRest(socket, data, flags, deadline);
            } finally {
                turn.give();
            }
        } finally {
            socket.leave();
        }
    }

    private static void sendRest(Socket socket, MemorySegment data, int flags, long deadline)
            throws IOException {
        long sent = 0;
        try {
            do {
                if (socket.descriptor().isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, "sendAll", Progress.NOTHING);
                }
                sent += waitAndSend(socket, data.asSlice(sent), flags, null, deadline);
            } while (sent < data.byteSize());
        } catch (IOException e) {
            String title = Attempt.title("sendAll", socket.peer());
            throw Attempt.within(e, title, Progress.of(sent));
        }
    }

    private static long waitAndSend(
            Socket socket, MemorySegment data, int flags, @Nullable Endpoint to, long deadline)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        while (true) {
            int ticket = descriptor.ticket(Direction.WRITE);
            long sent = trySend(socket, data, flags, to);
            if (sent >= 0) {
                return sent;
            }
            Attempt.again(
                    descriptor,
                    sent,
                    to == null ? "send" : "sendto",
                    to == null ? socket.peer() : to,
                    Direction.WRITE,
                    ticket,
                    deadline);
        }
    }

    private static long trySend(
            Socket socket, MemorySegment data, int flags, @Nullable Endpoint to) {
        int fd = socket.descriptor().fd();
        int all = flags | OwnFlags.sending(socket);
        long size = data.byteSize();
        Scratch s = Scratch.take();
        try {
            int length = to == null ? 0 : Sockaddr.encode(to, s.sockaddr());
            long address = to == null ? 0 : s.sockaddr();
            if (size <= Scratch.DATA_SIZE && !data.isNative()) {
                MemorySegment.copy(data, 0, Memory.ALL, s.data(), size);
                return Calls.sendtoNow(s, fd, s.data(), size, all, address, length);
            }
            boolean cut = size > MOST_AT_ONCE && !socket.type().keepsMessages();
            MemorySegment part = cut ? data.asSlice(0, MOST_AT_ONCE) : data;
            return Calls.sendtoNow(s, fd, part, all, address, length);
        } finally {
            s.give();
        }
    }
}
