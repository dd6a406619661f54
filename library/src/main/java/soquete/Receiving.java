package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
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
    /// @return bytes received, 0 at the end of a stream; with `MSG_TRUNC` among the flags the full
    ///     size of a message, which may exceed the buffer
    /// @throws TruncatedException if a message was cut and `MSG_TRUNC` was not asked for
    static long recv(Socket socket, MemorySegment into, int flags) throws IOException {
        if (WaitAll.applies(socket, flags)) {
            return WaitAll.receive(socket, into, flags, null);
        }
        socket.descriptor().enter();
        try {
            long size = waitAndReceive(socket, into, flags, socket.deadline(flags), null);
            if (size > into.byteSize() && (flags & Constants.MSG_TRUNC) == 0) {
                throw truncated(size, Progress.of(into.byteSize()));
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
            MemorySegment into = MemorySegment.ofArray(array);
            long size = WaitAll.receive(socket, into, flags, array);
            return size == array.length ? array : Arrays.copyOf(array, (int) size);
        }
        byte[] array = new byte[arraySize(socket, max)];
        socket.descriptor().enter();
        try {
            MemorySegment into = MemorySegment.ofArray(array);
            long size = waitAndReceive(socket, into, flags, socket.deadline(flags), null);
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
            MemorySegment into = MemorySegment.ofArray(array);
            long size = waitAndReceive(socket, into, flags, socket.deadline(flags), sender);
            byte[] data = size >= array.length ? array : Arrays.copyOf(array, (int) size);
            Endpoint from = sender.endpoint;
            return new Datagram(data, size, from == null ? Names.sender(socket) : from);
        } finally {
            socket.leave();
        }
    }

    /// Fills the caller's memory.
    static void recvExactly(Socket socket, MemorySegment into) throws IOException {
        exactly(socket, into, null);
    }

    /// Fills a new array.
    static byte[] recvExactly(Socket socket, int count) throws IOException {
        byte[] array = new byte[checkCount(count)];
        exactly(socket, MemorySegment.ofArray(array), array);
        return array;
    }

    private static void exactly(Socket socket, MemorySegment into, byte @Nullable [] array)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            long deadline = socket.deadline(0);
            Turn turn = socket.turns().receive();
            turn.take(descriptor, "recvExactly", deadline);
            try {
                receiveRest(socket, into, array, deadline);
            } finally {
                turn.give();
            }
        } finally {
            socket.leave();
        }
    }

    private static void receiveRest(
            Socket socket, MemorySegment into, byte @Nullable [] array, long deadline)
            throws IOException {
        long received = 0;
        String title = "recvExactly of " + into.byteSize() + " bytes";
        try {
            while (received < into.byteSize()) {
                if (socket.descriptor().isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, title, Progress.NOTHING);
                }
                long size = waitAndReceive(socket, into.asSlice(received), 0, deadline, null);
                if (size == 0) {
                    throw new EndOfStreamException(
                            title + ": the peer ended the stream", progress(array, received));
                }
                received += size;
            }
        } catch (IOException e) {
            throw Attempt.within(e, title, progress(array, received));
        }
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
            Socket socket, MemorySegment into, int flags, long deadline, @Nullable Sender sender)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        Direction direction = direction(flags);
        while (true) {
            int ticket = descriptor.ticket(direction);
            long received = tryReceive(socket, into, flags, sender);
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

    /// One try, without waiting.
    ///
    /// @return bytes received, for messages their full size; or `-errno`
    static long tryReceive(Socket socket, MemorySegment into, int flags) {
        return tryReceive(socket, into, flags, null);
    }

    private static long tryReceive(
            Socket socket, MemorySegment into, int flags, @Nullable Sender sender) {
        if (Unmeasured.applies(socket)) {
            return Unmeasured.receive(socket, into, flags, sender);
        }
        int fd = socket.descriptor().fd();
        boolean messages = socket.type().keepsMessages();
        int all = flags | OwnFlags.receiving(socket);
        long size = into.byteSize();
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
            if (size <= Scratch.DATA_SIZE && !into.isNative()) {
                // On TCP MSG_TRUNC throws the bytes away; then what is copied is what was there.
                if (!messages && (flags & Constants.MSG_TRUNC) != 0) {
                    MemorySegment.copy(into, 0, Memory.ALL, s.data(), size);
                }
                received = Calls.recvfromNow(s, fd, s.data(), size, all, address, lengthAt);
                if (received > 0) {
                    MemorySegment.copy(Memory.ALL, s.data(), into, 0, Math.min(received, size));
                }
            } else {
                boolean cut = size > Sending.MOST_AT_ONCE && !messages;
                MemorySegment part = cut ? into.asSlice(0, Sending.MOST_AT_ONCE) : into;
                received = Calls.recvfromNow(s, fd, part, all, address, lengthAt);
            }
            if (received >= 0 && sender != null) {
                sender.read(s);
            }
            return received;
        } finally {
            s.give();
        }
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
