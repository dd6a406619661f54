package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import soquete.error.Progress;
import soquete.sys.Constants;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.sys.Vectors;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// How sockets send several buffers: everything of a stream, one message of the other types.
final class Gathering {
    private Gathering() {}

    /// Sends what the buffers hold, moves their positions by what went, also when it fails.
    ///
    /// @param deadline with [Deadline#NOW], what the kernel takes at once, possibly nothing
    /// @return how many bytes went
    static long write(Socket socket, ByteBuffer[] from, long deadline) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            if (socket.type().keepsMessages()) {
                return message(socket, from, deadline);
            }
            if (!hasRemaining(from)) {
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

    private static long all(Socket socket, ByteBuffer[] from, long deadline) throws IOException {
        Descriptor descriptor = socket.descriptor();
        long sent = 0;
        try {
            while (hasRemaining(from)) {
                if (descriptor.isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, "write", Progress.NOTHING);
                }
                int ticket = descriptor.ticket(Direction.WRITE);
                long result = tryStream(socket, from);
                if (result >= 0) {
                    Data.advance(from, result);
                    sent += result;
                } else if (result == -Constants.EAGAIN && deadline == Deadline.NOW) {
                    return sent;
                } else {
                    Sending.again(socket, result, "send", null, ticket, 0, deadline);
                }
            }
            return sent;
        } catch (IOException e) {
            throw Attempt.within(e, Attempt.title("write", socket.peer()), Progress.of(sent));
        }
    }

    private static long message(Socket socket, ByteBuffer[] from, long deadline)
            throws IOException {
        int refusals = 0;
        while (true) {
            int ticket = socket.descriptor().ticket(Direction.WRITE);
            long result = tryMessage(socket, from);
            if (result >= 0) {
                Data.advance(from, result);
                return result;
            }
            if (result == -Constants.EAGAIN && deadline == Deadline.NOW) {
                return 0;
            }
            Sending.again(socket, result, "send", null, ticket, refusals++, deadline);
        }
    }

    /// One send of as much as fits into one call.
    private static long tryStream(Socket socket, ByteBuffer[] from) {
        int first = first(from);
        if (isLast(from, first) || isLarge(from[first])) {
            return Sending.trySend(socket, from[first], 0, from[first].remaining(), 0, null);
        }
        Scratch s = Scratch.take();
        try {
            Vectors vectors = new Vectors(s);
            long size = 0;
            for (int i = first; i < from.length && size < Sending.MOST_AT_ONCE; i++) {
                if (from[i].hasRemaining()) {
                    MemorySegment piece = MemorySegment.ofBuffer(from[i]);
                    if (vectors.isFull() || !add(vectors, piece, Sending.MOST_AT_ONCE - size)) {
                        break;
                    }
                    size += piece.byteSize();
                }
            }
            return vectors.sendNow(socket.descriptor().fd(), OwnFlags.sending(socket));
        } finally {
            s.give();
        }
    }

    /// One send of everything, which is put together first where it is too much for one table.
    private static long tryMessage(Socket socket, ByteBuffer[] from) {
        int first = first(from);
        if (first == from.length) {
            return Sending.trySend(socket, new byte[0], 0, 0, 0, null);
        }
        if (isLast(from, first)) {
            return Sending.trySend(socket, from[first], 0, from[first].remaining(), 0, null);
        }
        Scratch s = Scratch.take();
        try {
            Vectors vectors = new Vectors(s);
            boolean fits = true;
            for (int i = first; i < from.length && fits; i++) {
                if (from[i].hasRemaining()) {
                    MemorySegment piece = MemorySegment.ofBuffer(from[i]);
                    fits = !vectors.isFull() && add(vectors, piece, Long.MAX_VALUE);
                }
            }
            if (fits) {
                return vectors.sendNow(socket.descriptor().fd(), OwnFlags.sending(socket));
            }
        } finally {
            s.give();
        }
        byte[] whole = together(from);
        return Sending.trySend(socket, whole, 0, whole.length, 0, null);
    }

    /// Adds a piece, or the first `most` bytes of it; false where the table cannot take it.
    private static boolean add(Vectors vectors, MemorySegment piece, long most) {
        long size = Math.min(piece.byteSize(), most);
        if (size <= vectors.room() && (!piece.isNative() || size <= Vectors.ROOM / 8)) {
            MemorySegment.copy(piece, 0, Memory.ALL, vectors.copy(size), size);
            return true;
        }
        if (piece.isNative() && vectors.keepsMore()) {
            vectors.keep(piece.asSlice(0, size));
            return true;
        }
        return false;
    }

    private static byte[] together(ByteBuffer[] from) {
        long size = 0;
        for (ByteBuffer buffer : from) {
            size += buffer.remaining();
        }
        // No message is this long: the kernel shall say so.
        ByteBuffer whole = ByteBuffer.allocate((int) Math.min(size, Integer.MAX_VALUE - 8));
        for (ByteBuffer buffer : from) {
            ByteBuffer copy = buffer.duplicate();
            copy.limit(copy.position() + Math.min(copy.remaining(), whole.remaining()));
            whole.put(copy);
        }
        return whole.array();
    }

    /// Whether a buffer on the heap is more than the table could copy.
    private static boolean isLarge(ByteBuffer buffer) {
        return !buffer.isDirect() && buffer.remaining() > Vectors.ROOM;
    }

    static boolean hasRemaining(ByteBuffer[] buffers) {
        return first(buffers) < buffers.length;
    }

    /// The index of the first buffer that has something, or room.
    static int first(ByteBuffer[] buffers) {
        int i = 0;
        while (i < buffers.length && !buffers[i].hasRemaining()) {
            i++;
        }
        return i;
    }

    static boolean isLast(ByteBuffer[] buffers, int index) {
        for (int i = index + 1; i < buffers.length; i++) {
            if (buffers[i].hasRemaining()) {
                return false;
            }
        }
        return true;
    }
}
