package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.error.Progress;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;
import soquete.wait.Deadline;
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
    ///
    /// @param data a `byte[]`, [ByteBuffer] or [MemorySegment], as it came from the caller: see
    ///     [#trySend(Socket, Object, long, long, int, Endpoint)]
    /// @param from the first byte to send; in a buffer, after its position
    /// @param size how many bytes to send
    static long send(
            Socket socket, Object data, long from, long size, int flags, @Nullable Endpoint to)
            throws IOException {
        requireNative(data, flags);
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            return waitAndSend(socket, data, from, size, flags, to, socket.deadline(flags));
        } finally {
            socket.leave();
        }
    }

    /// Sends everything, or says how much went.
    static void sendAll(Socket socket, Object data, long from, long size, int flags)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            long deadline = socket.deadline(flags);
            Turn turn = socket.turns().send();
            turn.take(descriptor, "sendAll", deadline);
            try {
                sendRest(socket, data, from, size, flags, deadline);
            } finally {
                turn.give();
            }
        } finally {
            socket.leave();
        }
    }

    private static void sendRest(
            Socket socket, Object data, long from, long size, int flags, long deadline)
            throws IOException {
        long sent = 0;
        try {
            do {
                if (socket.descriptor().isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, "sendAll", Progress.NOTHING);
                }
                sent += waitAndSend(socket, data, from + sent, size - sent, flags, null, deadline);
            } while (sent < size);
        } catch (IOException e) {
            String title = Attempt.title("sendAll", socket.peer());
            throw Attempt.within(e, title, Progress.of(sent));
        }
    }

    private static long waitAndSend(
            Socket socket,
            Object data,
            long from,
            long size,
            int flags,
            @Nullable Endpoint to,
            long deadline)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        int refusals = 0;
        while (true) {
            int ticket = descriptor.ticket(Direction.WRITE);
            long sent = trySend(socket, data, from, size, flags, to);
            if (sent >= 0) {
                if (to != null && FastOpen.asked(flags)) {
                    socket.connectedTo(to);
                }
                return sent;
            }
            if (to != null && FastOpen.isUnderWay(sent, flags, deadline)) {
                Connecting.connect(socket, to, deadline);
                return waitAndSend(
                        socket, data, from, size, FastOpen.without(flags), null, deadline);
            }
            String operation = to == null ? "send" : "sendto";
            again(socket, sent, operation, to, ticket, refusals++, deadline);
        }
    }

    /// Returns when a send that failed should be tried again; otherwise throws.
    ///
    /// That the queue of a Unix receiver is full is known to poll(2) and epoll(7) only where the
    /// sender is connected to it; a sender that names it rests between tries. Of the queue of a
    /// netlink receiver they never know.
    ///
    /// @param to       where the message goes, or null for the peer
    /// @param refusals how many tries have failed before
    static void again(
            Socket socket,
            long result,
            String operation,
            @Nullable Endpoint to,
            int ticket,
            int refusals,
            long deadline)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        boolean full =
                (to != null && Attempt.foundQueueFull(socket, result))
                        || (result == -Constants.EAGAIN
                                && socket.family().number() == Constants.AF_NETLINK);
        Endpoint about = to == null ? socket.peer() : to;
        if (full && deadline != Deadline.NOW) {
            Attempt.rest(descriptor, operation, about, refusals, deadline);
            return;
        }
        Attempt.again(descriptor, result, operation, about, Direction.WRITE, ticket, deadline);
    }

    /// Without copying the kernel reads the memory long after the call: it must not be a copy that
    /// is used again, nor an array that moves.
    static void requireNative(Object data, int flags) {
        if ((flags & Constants.MSG_ZEROCOPY) != 0 && !isNative(data)) {
            throw new IllegalArgumentException(
                    "MSG_ZEROCOPY needs memory off the heap that stays alive until the kernel has"
                            + " done with it: allocate it from an Arena, and use zeroCopy()");
        }
    }

    private static boolean isNative(Object data) {
        return data instanceof MemorySegment segment
                ? segment.isNative()
                : data instanceof ByteBuffer buffer && buffer.isDirect();
    }

    /// One try, without waiting: the bytes sent, or `-errno`.
    ///
    /// Arrays and buffers become segments beside the downcall and nowhere above: there the compiler
    /// sees that the segment goes nowhere, and allocates none.
    static long trySend(
            Socket socket, Object data, long from, long size, int flags, @Nullable Endpoint to) {
        int fd = socket.descriptor().fd();
        int all = flags | OwnFlags.sending(socket);
        boolean cut = size > MOST_AT_ONCE && !socket.type().keepsMessages();
        long most = cut ? MOST_AT_ONCE : size;
        Scratch s = Scratch.take();
        try {
            int length = to == null ? 0 : Sockaddr.encode(to, s.sockaddr());
            long address = to == null ? 0 : s.sockaddr();
            if (data instanceof MemorySegment segment) {
                return trySegment(s, fd, segment, from, most, all, address, length);
            }
            if (data instanceof byte[] array) {
                return tryArray(s, fd, array, (int) from, (int) most, all, address, length);
            }
            ByteBuffer buffer = (ByteBuffer) data;
            if (buffer.hasArray()) {
                int at = buffer.arrayOffset() + buffer.position() + (int) from;
                return tryArray(s, fd, buffer.array(), at, (int) most, all, address, length);
            }
            return tryBuffer(s, fd, buffer, from, most, all, address, length);
        } finally {
            s.give();
        }
    }

    private static long trySegment(
            Scratch s,
            int fd,
            MemorySegment data,
            long from,
            long size,
            int flags,
            long address,
            int length) {
        if (size <= Scratch.DATA_SIZE && !data.isNative()) {
            MemorySegment.copy(data, from, Memory.ALL, s.data(), size);
            return Calls.sendtoNow(s, fd, s.data(), size, flags, address, length);
        }
        MemorySegment part = size == data.byteSize() ? data : data.asSlice(from, size);
        return Calls.sendtoNow(s, fd, part, flags, address, length);
    }

    private static long tryArray(
            Scratch s,
            int fd,
            byte[] data,
            int from,
            int size,
            int flags,
            long address,
            int length) {
        if (size <= Scratch.DATA_SIZE) {
            Memory.copy(data, from, s.data(), size);
            return Calls.sendtoNow(s, fd, s.data(), size, flags, address, length);
        }
        MemorySegment part = MemorySegment.ofArray(data).asSlice(from, size);
        return Calls.sendtoNow(s, fd, part, flags, address, length);
    }

    private static long tryBuffer(
            Scratch s,
            int fd,
            ByteBuffer data,
            long from,
            long size,
            int flags,
            long address,
            int length) {
        MemorySegment part = MemorySegment.ofBuffer(data).asSlice(from, size);
        return Calls.sendtoNow(s, fd, part, flags, address, length);
    }
}
