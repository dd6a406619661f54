package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.error.EndOfStreamException;
import soquete.error.Progress;
import soquete.error.TruncatedException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// How sockets receive: `recv`, `recvFrom`, `recvExactly`, for every form of data.
final class Receiving {
    /// The largest array that a receive into a new array prepares. A stream may always deliver
    /// less than asked for; no message is this long.
    static final int LARGEST_ARRAY = 8 * 1024 * 1024;

    private Receiving() {}

    /// One receive into the caller's memory.
    ///
    /// @param into a `byte[]`, [ByteBuffer] or [MemorySegment], as it came from the caller: see
    ///     [#tryReceive(Socket, Object, long, long, int, Sender)]
    /// @param at   where to begin; in a buffer, after its position
    /// @param room at most so many bytes
    /// @return bytes received, 0 at the end of a stream; with `MSG_TRUNC` among the flags the full
    ///     size of a message, which may exceed the buffer
    /// @throws TruncatedException if a message was cut and `MSG_TRUNC` was not asked for
    static long recv(Socket socket, Object into, long at, long room, int flags) throws IOException {
        if (WaitAll.applies(socket, flags)) {
            return WaitAll.receive(socket, into, at, room, flags, null);
        }
        socket.descriptor().enter();
        try {
            long size = waitAndReceive(socket, into, at, room, flags, socket.deadline(flags), null);
            if (size > room && (flags & Constants.MSG_TRUNC) == 0) {
                throw truncated(size, Progress.of(room));
            }
            return size;
        } finally {
            socket.leave();
        }
    }

    /// One receive into a new array of exactly the bytes received.
    static byte[] recv(Socket socket, int max, int flags) throws IOException {
        if (WaitAll.applies(socket, flags)) {
            byte[] array = new byte[checkCount(max)];
            long size = WaitAll.receive(socket, array, 0, array.length, flags, array);
            return size == array.length ? array : Arrays.copyOf(array, (int) size);
        }
        byte[] array = new byte[arraySize(socket, max)];
        socket.descriptor().enter();
        try {
            long deadline = socket.deadline(flags);
            long size = waitAndReceive(socket, array, 0, array.length, flags, deadline, null);
            if (size > array.length && (flags & Constants.MSG_TRUNC) == 0) {
                throw truncated(size, Progress.of(array, array.length));
            }
            return size >= array.length ? array : Arrays.copyOf(array, (int) size);
        } finally {
            socket.leave();
        }
    }

    /// One receive with the sender's address and the true size.
    static Datagram recvFrom(Socket socket, int max, int flags) throws IOException {
        if (WaitAll.applies(socket, flags)) {
            byte[] data = recv(socket, max, flags);
            return new Datagram(data, data.length, socket.remoteEndpoint());
        }
        byte[] array = new byte[arraySize(socket, max)];
        socket.descriptor().enter();
        try {
            Sender sender = new Sender();
            long deadline = socket.deadline(flags);
            long size = waitAndReceive(socket, array, 0, array.length, flags, deadline, sender);
            byte[] data = size >= array.length ? array : Arrays.copyOf(array, (int) size);
            Endpoint from = sender.endpoint;
            return new Datagram(data, size, from == null ? Names.sender(socket) : from);
        } finally {
            socket.leave();
        }
    }

    /// Fills the caller's memory.
    static void recvExactly(Socket socket, Object into, long at, long size) throws IOException {
        exactly(socket, into, at, size, null);
    }

    /// Fills a new array.
    static byte[] recvExactly(Socket socket, int count) throws IOException {
        byte[] array = new byte[checkCount(count)];
        exactly(socket, array, 0, count, array);
        return array;
    }

    private static void exactly(
            Socket socket, Object into, long at, long size, byte @Nullable [] array)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            long deadline = socket.deadline(0);
            Turn turn = socket.turns().receive();
            turn.take(descriptor, "recvExactly", deadline);
            try {
                receiveRest(socket, into, at, size, array, deadline);
            } finally {
                turn.give();
            }
        } finally {
            socket.leave();
        }
    }

    private static void receiveRest(
            Socket socket, Object into, long at, long size, byte @Nullable [] array, long deadline)
            throws IOException {
        long received = 0;
        try {
            while (received < size) {
                if (socket.descriptor().isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, exactlyTitle(size), Progress.NOTHING);
                }
                long more =
                        waitAndReceive(
                                socket, into, at + received, size - received, 0, deadline, null);
                if (more == 0) {
                    throw new EndOfStreamException(
                            exactlyTitle(size) + ": the peer ended the stream",
                            progress(array, received));
                }
                received += more;
            }
        } catch (IOException e) {
            throw Attempt.within(e, exactlyTitle(size), progress(array, received));
        }
    }

    private static String exactlyTitle(long size) {
        return "recvExactly of " + size + " bytes";
    }

    static Progress progress(byte @Nullable [] array, long received) {
        return array == null ? Progress.of(received) : Progress.of(array, (int) received);
    }

    /// What a receive waits for: the error queue and urgent data have events of their own.
    static Direction direction(int flags) {
        boolean special = (flags & (Constants.MSG_ERRQUEUE | Constants.MSG_OOB)) != 0;
        return special ? Direction.EVENT : Direction.READ;
    }

    static long waitAndReceive(
            Socket socket,
            Object into,
            long at,
            long room,
            int flags,
            long deadline,
            @Nullable Sender sender)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        Direction direction = direction(flags);
        while (true) {
            int ticket = descriptor.ticket(direction);
            long received = tryReceive(socket, into, at, room, flags, sender);
            if (received >= 0) {
                return received;
            }
            Attempt.again(
                    descriptor,
                    received,
                    sender == null ? "recv" : "recvfrom",
                    socket.peer(),
                    direction,
                    ticket,
                    deadline);
        }
    }

    /// One try, without waiting: the bytes received, for messages their full size; or `-errno`.
    ///
    /// Arrays and buffers become segments beside the downcall and nowhere above: there the compiler
    /// sees that the segment goes nowhere, and allocates none.
    static long tryReceive(
            Socket socket, Object into, long at, long room, int flags, @Nullable Sender sender) {
        if (Unmeasured.applies(socket)) {
            return Unmeasured.receive(socket, Data.part(into, at, room), flags, sender);
        }
        int fd = socket.descriptor().fd();
        boolean messages = socket.type().keepsMessages();
        int all = flags | OwnFlags.receiving(socket);
        // On TCP MSG_TRUNC throws the bytes away; then what is copied is what was there.
        boolean kept = messages || (flags & Constants.MSG_TRUNC) == 0;
        long most = messages ? room : Math.min(room, Sending.MOST_AT_ONCE);
        Scratch s = Scratch.take();
        try {
            long address = 0;
            long lengthAt = 0;
            if (sender != null) {
                address = s.sockaddr();
                lengthAt = s.length();
                Sockaddr.expect(s);
            }
            long received;
            if (into instanceof MemorySegment segment) {
                received = trySegment(s, fd, segment, at, most, all, kept, address, lengthAt);
            } else if (into instanceof byte[] array) {
                received = tryArray(s, fd, array, at, most, all, kept, address, lengthAt);
            } else {
                ByteBuffer buffer = (ByteBuffer) into;
                if (buffer.hasArray()) {
                    long start = buffer.arrayOffset() + buffer.position() + at;
                    byte[] array = buffer.array();
                    received = tryArray(s, fd, array, start, most, all, kept, address, lengthAt);
                } else {
                    received = tryBuffer(s, fd, buffer, at, most, all, address, lengthAt);
                }
            }
            if (received >= 0 && sender != null) {
                sender.read(s);
            }
            return received;
        } finally {
            s.give();
        }
    }

    private static long trySegment(
            Scratch s,
            int fd,
            MemorySegment into,
            long at,
            long room,
            int flags,
            boolean kept,
            long address,
            long lengthAt) {
        if (room <= Scratch.DATA_SIZE && !into.isNative()) {
            if (!kept) {
                MemorySegment.copy(into, at, Memory.ALL, s.data(), room);
            }
            long received = Calls.recvfromNow(s, fd, s.data(), room, flags, address, lengthAt);
            if (received > 0) {
                MemorySegment.copy(Memory.ALL, s.data(), into, at, Math.min(received, room));
            }
            return received;
        }
        MemorySegment part = room == into.byteSize() ? into : into.asSlice(at, room);
        return Calls.recvfromNow(s, fd, part, flags, address, lengthAt);
    }

    private static long tryArray(
            Scratch s,
            int fd,
            byte[] into,
            long at,
            long room,
            int flags,
            boolean kept,
            long address,
            long lengthAt) {
        if (room <= Scratch.DATA_SIZE) {
            if (!kept) {
                Memory.copy(into, (int) at, s.data(), (int) room);
            }
            long received = Calls.recvfromNow(s, fd, s.data(), room, flags, address, lengthAt);
            if (received > 0) {
                Memory.copy(s.data(), into, (int) at, (int) Math.min(received, room));
            }
            return received;
        }
        MemorySegment part = MemorySegment.ofArray(into).asSlice(at, room);
        return Calls.recvfromNow(s, fd, part, flags, address, lengthAt);
    }

    private static long tryBuffer(
            Scratch s,
            int fd,
            ByteBuffer into,
            long at,
            long room,
            int flags,
            long address,
            long lengthAt) {
        MemorySegment part = MemorySegment.ofBuffer(into).asSlice(at, room);
        return Calls.recvfromNow(s, fd, part, flags, address, lengthAt);
    }

    static int arraySize(Socket socket, int max) {
        int size = Math.min(checkCount(max), LARGEST_ARRAY);
        return socket.type().keepsMessages() ? size : Math.min(size, Sending.MOST_AT_ONCE);
    }

    static int checkCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "cannot receive " + count + " bytes: the count must be 0 or more");
        }
        return count;
    }

    static TruncatedException truncated(long size, Progress progress) {
        return new TruncatedException(
                "recv: a message of "
                        + size
                        + " bytes was cut to "
                        + progress.transferred()
                        + ": give a larger buffer",
                progress);
    }

    /// Where a receive leaves the sender's address; a connected stream has none.
    static final class Sender {
        @Nullable Endpoint endpoint;

        void read(Scratch s) {
            endpoint = Sockaddr.answeredLength(s) == 0 ? null : Sockaddr.answered(s);
        }
    }
}
