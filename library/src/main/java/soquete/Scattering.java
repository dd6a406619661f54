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

/// How sockets receive into several buffers.
final class Scattering {
    private Scattering() {}

    /// Receives what is there, waiting for something, and moves the positions of the buffers.
    ///
    /// @param deadline with [Deadline#NOW], nothing there is 0
    /// @return how many bytes; -1 at the end of a stream
    static long read(Socket socket, ByteBuffer[] into, long deadline) throws IOException {
        for (ByteBuffer buffer : into) {
            Data.checkWritable(buffer);
        }
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            if (!Gathering.hasRemaining(into)) {
                return 0;
            }
            while (true) {
                int ticket = descriptor.ticket(Direction.READ);
                long result = tryRead(socket, into);
                if (result >= 0) {
                    return done(socket, into, result);
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

    private static long done(Socket socket, ByteBuffer[] into, long result) throws IOException {
        if (result == 0) {
            return OneBuffer.hasEnd(socket) ? -1 : 0;
        }
        long room = 0;
        for (ByteBuffer buffer : into) {
            room += buffer.remaining();
        }
        long arrived = Math.min(result, room);
        Data.advance(into, arrived);
        if (result > room) {
            throw Receiving.truncated(result, Progress.of(arrived));
        }
        return arrived;
    }

    /// @return bytes received, for messages their full size; or `-errno`
    private static long tryRead(Socket socket, ByteBuffer[] into) {
        int first = Gathering.first(into);
        boolean messages = socket.type().keepsMessages();
        if (Gathering.isLast(into, first)) {
            return tryOne(socket, into[first]);
        }
        if (Unmeasured.applies(socket)) {
            return tryTogether(socket, into);
        }
        Scratch s = Scratch.take();
        try {
            Vectors vectors = new Vectors(s);
            long[] copies = new long[into.length];
            if (add(vectors, into, copies, messages)) {
                int fd = socket.descriptor().fd();
                long result = vectors.receiveNow(fd, OwnFlags.receiving(socket));
                copyOut(into, copies, result);
                return result;
            }
        } finally {
            s.give();
        }
        return messages ? tryTogether(socket, into) : tryOne(socket, into[first]);
    }

    private static long tryOne(Socket socket, ByteBuffer into) {
        return Receiving.tryReceive(socket, into, 0, into.remaining(), 0, null);
    }

    /// Fills the table. A stream may be given less room than there is, a message not.
    ///
    /// @param copies per buffer the address of its copy, or 0
    /// @return false where this way is none
    private static boolean add(Vectors vectors, ByteBuffer[] into, long[] copies, boolean whole) {
        long size = 0;
        for (int i = 0; i < into.length; i++) {
            long most = whole ? Long.MAX_VALUE : Sending.MOST_AT_ONCE - size;
            long piece = Math.min(into[i].remaining(), most);
            if (piece > 0) {
                boolean direct = into[i].isDirect();
                if (vectors.isFull()) {
                    return !whole;
                }
                if (piece <= vectors.room() && (!direct || piece <= Vectors.ROOM / 8)) {
                    copies[i] = vectors.copy(piece);
                } else if (direct && vectors.keepsMore()) {
                    vectors.keep(MemorySegment.ofBuffer(into[i]).asSlice(0, piece));
                } else {
                    return !whole && size > 0;
                }
                size += piece;
            }
        }
        return true;
    }

    private static void copyOut(ByteBuffer[] into, long[] copies, long received) {
        long left = received;
        for (int i = 0; i < into.length && left > 0; i++) {
            long here = Math.min(left, into[i].remaining());
            if (copies[i] != 0) {
                MemorySegment to = MemorySegment.ofBuffer(into[i]);
                MemorySegment.copy(Memory.ALL, copies[i], to, 0, here);
            }
            left -= here;
        }
    }

    /// One receive into an array, dealt out to the buffers; their positions stay.
    private static long tryTogether(Socket socket, ByteBuffer[] into) {
        long room = 0;
        for (ByteBuffer buffer : into) {
            room += buffer.remaining();
        }
        byte[] array = new byte[(int) Math.min(room, Receiving.LARGEST_ARRAY)];
        long result = Receiving.tryReceive(socket, array, 0, array.length, 0, null);
        int dealt = 0;
        int arrived = (int) Math.min(result, array.length);
        for (int i = 0; i < into.length && dealt < arrived; i++) {
            int here = Math.min(arrived - dealt, into[i].remaining());
            into[i].put(into[i].position(), array, dealt, here);
            dealt += here;
        }
        return result;
    }
}
