package soquete.stress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import soquete.Datagram;
import soquete.MessageBatch;
import soquete.OwnedFd;
import soquete.Pipe;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.SocketByteChannel;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.EndOfStreamException;
import soquete.error.Partial;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.option.Linger;
import soquete.option.SolSocket;

/// A socket of the library.
final class SocketPort implements Port {
    private static final int BATCH = 8;

    /// Buffers do not begin at their beginning.
    private static final int BEFORE = 5;

    private static final int IN_A_PIPE = 65_536;

    private final Socket socket;

    /// Bytes of the network's header that come before each message.
    private final int header;

    /// What has to be put before each message that is sent.
    private final byte[] prefix;

    SocketPort(Socket socket) {
        this(socket, 0, new byte[0]);
    }

    SocketPort(Socket socket, int header, byte[] prefix) {
        this.socket = socket;
        this.header = header;
        this.prefix = prefix;
    }

    /// The socket whose descriptor is passed: one for the life of the process.
    static Socket passed() {
        return Passed.SOCKET;
    }

    private static final class Passed {
        static final Socket SOCKET = open();

        private static Socket open() {
            try {
                return Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Outcome send(Way way, byte[] data) {
        try {
            return Outcome.sent(
                    switch (way) {
                        case PART -> socket.send(padded(data), 3, data.length);
                        case HEAP_BUFFER, DIRECT_BUFFER -> {
                            ByteBuffer buffer = buffer(way, data);
                            int sent = socket.send(buffer);
                            checkPosition(buffer, sent);
                            yield sent;
                        }
                        case HEAP_SEGMENT -> socket.send(MemorySegment.ofArray(data));
                        case NATIVE_SEGMENT -> socket.send(nativeCopy(data));
                        case MESSAGE -> socket.sendMsg(data);
                        case SPLICE -> spliceFrom(data);
                        case RIGHTS -> socket.sendFds(data, passed().fd());
                        case BUFFERS -> socket.sendMsg(halves(data), List.of(), MsgFlags.NONE);
                        default -> socket.send(data);
                    });
        } catch (IOException e) {
            return Outcome.sent(transferred(e), e);
        }
    }

    @Override
    public Outcome sendAll(Way way, byte[] data) {
        try {
            switch (way) {
                case PART -> socket.sendAll(padded(data), 3, data.length);
                case HEAP_BUFFER, DIRECT_BUFFER -> sendAll(buffer(way, data));
                case HEAP_SEGMENT -> socket.sendAll(MemorySegment.ofArray(data));
                case NATIVE_SEGMENT -> socket.sendAll(nativeCopy(data));
                case VIEW -> socket.outputStream().write(data);
                case CHANNEL -> {
                    return Outcome.sent(socket.channel().write(ByteBuffer.wrap(data)));
                }
                case FILE -> {
                    return Outcome.sent(sendFile(data));
                }
                default -> socket.sendAll(data);
            }
            return Outcome.sent(data.length);
        } catch (IOException e) {
            return Outcome.sent(transferred(e), e);
        }
    }

    private void sendAll(ByteBuffer buffer) throws IOException {
        try {
            socket.sendAll(buffer);
        } catch (IOException e) {
            checkPosition(buffer, transferred(e));
            throw e;
        }
        checkPosition(buffer, buffer.limit() - BEFORE);
    }

    private long sendFile(byte[] data) throws IOException {
        Path file = Files.createTempFile("soquete-stress", null);
        try {
            Files.write(file, data);
            return socket.sendFile(file);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public Outcome recv(Way way, int max) {
        byte[] array = new byte[max];
        try {
            switch (way) {
                case PART -> {
                    byte[] wide = new byte[max + 8];
                    int size = socket.recv(wide, 4, max);
                    checkAround(wide, 4, max);
                    return ended(Arrays.copyOfRange(wide, 4, 4 + size));
                }
                case HEAP_BUFFER, DIRECT_BUFFER -> {
                    ByteBuffer buffer = room(way, max);
                    int size = socket.recv(buffer);
                    checkPosition(buffer, size);
                    return ended(taken(buffer));
                }
                case HEAP_SEGMENT -> {
                    long size = socket.recv(MemorySegment.ofArray(array));
                    return ended(Arrays.copyOf(array, (int) size));
                }
                case NATIVE_SEGMENT -> {
                    MemorySegment segment = Arena.ofAuto().allocate(max);
                    long size = socket.recv(segment);
                    return ended(segment.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE));
                }
                case MESSAGE -> {
                    try (ReceivedMessage message = socket.recvMsg(max, 64)) {
                        return ended(message.data());
                    }
                }
                case BUFFERS -> {
                    return recvBuffers(max);
                }
                case ADDRESS -> {
                    return ended(socket.recvFrom(max).data());
                }
                case VIEW -> {
                    InputStream view = socket.inputStream();
                    int size = view.read(array);
                    return size < 0
                            ? Outcome.received(new byte[0], true)
                            : Outcome.received(Arrays.copyOf(array, size));
                }
                case CHANNEL -> {
                    SocketByteChannel channel = socket.channel();
                    int size = channel.read(ByteBuffer.wrap(array));
                    // With the timeout zero 0 says that nothing is there.
                    return size < 0
                            ? Outcome.received(new byte[0], true)
                            : Outcome.received(Arrays.copyOf(array, size));
                }
                case SPLICE -> {
                    return spliceTo(max);
                }
                case WAIT_ALL -> {
                    byte[] bytes = socket.recv(max, MsgFlags.MSG_WAITALL);
                    return Outcome.received(bytes, bytes.length == 0);
                }
                case PEEK -> {
                    return peekAndRecv(max);
                }
                default -> {
                    return ended(socket.recv(max));
                }
            }
        } catch (IOException e) {
            return Outcome.received(received(e), e);
        }
    }

    /// A pipe holds 64 KiB.
    private long spliceFrom(byte[] data) throws IOException {
        int size = Math.min(data.length, IN_A_PIPE);
        try (Pipe pipe = Pipe.open()) {
            try (OutputStream out = Files.newOutputStream(path(pipe.writeEnd()))) {
                out.write(data, 0, size);
            }
            return socket.spliceFrom(pipe.readEnd(), size);
        }
    }

    private Outcome spliceTo(int max) throws IOException {
        try (Pipe pipe = Pipe.open()) {
            long size = socket.spliceTo(pipe.writeEnd(), Math.min(max, IN_A_PIPE));
            try (InputStream in = Files.newInputStream(path(pipe.readEnd()))) {
                return ended(in.readNBytes((int) size));
            }
        }
    }

    private static Path path(OwnedFd descriptor) {
        return Path.of("/proc/self/fd/" + descriptor.number());
    }

    private Outcome recvBuffers(int max) throws IOException {
        ByteBuffer first = ByteBuffer.allocateDirect(max / 2);
        ByteBuffer second = ByteBuffer.allocate(max - max / 2);
        ByteBuffer[] both = {first, second};
        try (ReceivedMessage message = socket.recvMsg(both, 64, MsgFlags.NONE)) {
            byte[] bytes = new byte[(int) message.size()];
            int inFirst = Math.min(bytes.length, first.capacity());
            first.flip().get(bytes, 0, inFirst);
            second.flip().get(bytes, inFirst, bytes.length - inFirst);
            return ended(bytes);
        }
    }

    private Outcome peekAndRecv(int max) throws IOException {
        byte[] peeked = socket.recv(Math.min(max, 4096), MsgFlags.MSG_PEEK);
        if (peeked.length == 0) {
            return Outcome.received(peeked, true);
        }
        byte[] bytes = socket.recv(peeked.length);
        if (!Arrays.equals(peeked, bytes)) {
            throw new Broken("a peek saw other bytes than the receive after it");
        }
        return Outcome.received(bytes);
    }

    @Override
    public Outcome recvExactly(Way way, int count) {
        byte[] array = new byte[count];
        ByteBuffer buffer = room(way, count);
        MemorySegment segment =
                way == Way.NATIVE_SEGMENT
                        ? Arena.ofAuto().allocate(count)
                        : MemorySegment.ofArray(array);
        try {
            switch (way) {
                case PART -> socket.recvExactly(array);
                case HEAP_BUFFER, DIRECT_BUFFER -> socket.recvExactly(buffer);
                case HEAP_SEGMENT, NATIVE_SEGMENT -> socket.recvExactly(segment);
                default -> array = socket.recvExactly(count);
            }
            return Outcome.received(exactly(way, array, buffer, segment, count));
        } catch (IOException e) {
            byte[] part =
                    way == Way.ARRAY
                            ? received(e)
                            : exactly(way, array, buffer, segment, transferred(e));
            return e instanceof EndOfStreamException
                    ? Outcome.received(part, true)
                    : Outcome.received(part, e);
        }
    }

    private static byte[] exactly(
            Way way, byte[] array, ByteBuffer buffer, MemorySegment segment, long count) {
        return switch (way) {
            case HEAP_BUFFER, DIRECT_BUFFER -> {
                checkPosition(buffer, count);
                yield taken(buffer);
            }
            case HEAP_SEGMENT, NATIVE_SEGMENT ->
                    segment.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
            default -> Arrays.copyOf(array, (int) count);
        };
    }

    @Override
    public Outcome sendMessages(Way way, List<byte[]> messages) {
        return sendWithHeaders(way, messages.stream().map(this::prefixed).toList());
    }

    private byte[] prefixed(byte[] message) {
        if (prefix.length == 0) {
            return message;
        }
        byte[] whole = Arrays.copyOf(prefix, prefix.length + message.length);
        System.arraycopy(message, 0, whole, prefix.length, message.length);
        return whole;
    }

    private Outcome sendWithHeaders(Way way, List<byte[]> messages) {
        if (way == Way.BATCH) {
            return sendBatch(messages);
        }
        int sent = 0;
        try {
            for (byte[] message : messages) {
                if (way == Way.CHANNEL) {
                    if (socket.channel().write(ByteBuffer.wrap(message)) != message.length) {
                        break; // with the timeout zero
                    }
                } else {
                    Outcome one = send(way, message);
                    if (one.failure != null) {
                        return Outcome.sent(sent, one.failure);
                    }
                    if (one.count != message.length) {
                        throw new Broken("a message of " + message.length + ": " + one.count);
                    }
                }
                sent++;
            }
            return Outcome.sent(sent);
        } catch (IOException e) {
            return Outcome.sent(sent, e);
        }
    }

    private Outcome sendBatch(List<byte[]> messages) {
        int room = 1;
        for (byte[] message : messages) {
            room = Math.max(room, message.length);
        }
        try (MessageBatch batch = MessageBatch.of(messages.size(), room)) {
            for (int slot = 0; slot < messages.size(); slot++) {
                batch.put(slot, messages.get(slot));
            }
            return Outcome.sent(socket.sendBatch(batch));
        } catch (IOException e) {
            return Outcome.sent(0, e);
        }
    }

    @Override
    public Got recvMessages(Way way, int max) {
        Got got = recvWithHeaders(way, max + header);
        return header == 0
                ? got
                : new Got(got.messages().stream().map(this::headless).toList(), got.failure());
    }

    private Got.Message headless(Got.Message message) {
        byte[] bytes = message.bytes();
        return new Got.Message(
                Arrays.copyOfRange(bytes, header, bytes.length), message.fullSize() - header);
    }

    private Got recvWithHeaders(Way way, int max) {
        try {
            return switch (way) {
                case BATCH -> recvBatch(max);
                case CUT -> {
                    Datagram datagram = socket.recvFrom(Math.min(max, 64 + header));
                    yield new Got(
                            List.of(new Got.Message(datagram.data(), datagram.fullSize())), null);
                }
                case CHANNEL -> {
                    ByteBuffer buffer = room(way, max);
                    int size = socket.channel().read(buffer);
                    yield size < 0
                            ? Got.of(new byte[0])
                            : size == 0 ? new Got(List.of(), null) : Got.of(taken(buffer));
                }
                default -> {
                    Outcome one = recv(way, max);
                    yield one.failure == null ? Got.of(one.bytes) : Got.failed(one.failure);
                }
            };
        } catch (IOException e) {
            return Got.failed(e);
        }
    }

    private Got recvBatch(int max) {
        MessageBatch batch = MessageBatch.of(BATCH, max);
        try (batch) {
            int count = socket.recvBatch(batch);
            return new Got(messages(batch, count), null);
        } catch (IOException e) {
            return new Got(messages(batch, (int) transferred(e)), e);
        }
    }

    private static List<Got.Message> messages(MessageBatch batch, int count) {
        List<Got.Message> messages = new ArrayList<>();
        for (int slot = 0; slot < count; slot++) {
            MemorySegment bytes = batch.data(slot).asSlice(0, batch.size(slot));
            messages.add(
                    new Got.Message(bytes.toArray(ValueLayout.JAVA_BYTE), batch.fullSize(slot)));
        }
        return messages;
    }

    @Override
    public Outcome recvNow(int max) {
        try {
            byte[] bytes = socket.recv(max + header, MsgFlags.MSG_DONTWAIT);
            return ended(Arrays.copyOfRange(bytes, Math.min(header, bytes.length), bytes.length));
        } catch (IOException e) {
            return Outcome.failed(e);
        }
    }

    @Override
    public Outcome sendNow(byte[] data) {
        try {
            return Outcome.sent(socket.send(prefixed(data), MsgFlags.MSG_DONTWAIT));
        } catch (IOException e) {
            return Outcome.failed(e);
        }
    }

    @Override
    public Port accept() throws IOException {
        return new SocketPort(socket.accept());
    }

    @Override
    public Outcome connect(Endpoint to) {
        try {
            socket.connect(to);
            return Outcome.done();
        } catch (IOException e) {
            return Outcome.failed(e);
        }
    }

    @Override
    public Port duplicate() throws IOException {
        return new SocketPort(socket.duplicate(), header, prefix);
    }

    @Override
    public void shutdown(Shutdown how) throws IOException {
        socket.shutdown(how);
    }

    @Override
    public void abort() {
        try {
            socket.set(SolSocket.SO_LINGER, new Linger(true, 0));
        } catch (IOException e) {
            socket.close(); // closed by another thread, then
        }
        socket.close();
    }

    @Override
    public void close() {
        socket.close();
    }

    @Override
    public void timeout(Duration timeout) {
        socket.timeout(timeout);
    }

    @Override
    public void options() throws IOException {
        int size = socket.get(SolSocket.SO_RCVBUF);
        if (size <= 0) {
            throw new Broken("SO_RCVBUF is " + size);
        }
        socket.set(SolSocket.SO_PRIORITY, 1);
    }

    @Override
    public Endpoint local() throws IOException {
        return socket.localEndpoint();
    }

    @Override
    public String toString() {
        return socket.toString();
    }

    private static Outcome ended(byte[] bytes) {
        return Outcome.received(bytes, bytes.length == 0);
    }

    static long transferred(IOException e) {
        return e instanceof Partial partial ? partial.transferred() : 0;
    }

    private static byte[] received(IOException e) {
        return e instanceof Partial partial ? partial.received() : new byte[0];
    }

    private static byte[] padded(byte[] data) {
        byte[] wide = new byte[data.length + 7];
        System.arraycopy(data, 0, wide, 3, data.length);
        return wide;
    }

    private static ByteBuffer buffer(Way way, byte[] data) {
        int size = data.length + BEFORE;
        ByteBuffer buffer =
                way == Way.DIRECT_BUFFER
                        ? ByteBuffer.allocateDirect(size)
                        : ByteBuffer.allocate(size);
        return buffer.put(BEFORE, data).position(BEFORE);
    }

    private static ByteBuffer room(Way way, int size) {
        ByteBuffer buffer =
                way == Way.DIRECT_BUFFER
                        ? ByteBuffer.allocateDirect(size + BEFORE)
                        : ByteBuffer.allocate(size + BEFORE);
        return buffer.position(BEFORE);
    }

    private static byte[] taken(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position() - BEFORE];
        buffer.get(BEFORE, bytes);
        return bytes;
    }

    private static void checkPosition(ByteBuffer buffer, long moved) {
        if (buffer.position() - BEFORE != moved) {
            throw new Broken(
                    "the position of a buffer moved by "
                            + (buffer.position() - BEFORE)
                            + " for "
                            + moved
                            + " bytes");
        }
    }

    private static void checkAround(byte[] wide, int from, int size) {
        for (int i = 0; i < wide.length; i++) {
            if ((i < from || i >= from + size) && wide[i] != 0) {
                throw new Broken("a receive wrote outside of its part of an array");
            }
        }
    }

    private static ByteBuffer[] halves(byte[] data) {
        int middle = data.length / 2;
        ByteBuffer second = ByteBuffer.allocateDirect(data.length - middle);
        second.put(0, data, middle, data.length - middle);
        return new ByteBuffer[] {ByteBuffer.wrap(data, 0, middle), second};
    }

    private static MemorySegment nativeCopy(byte[] data) {
        MemorySegment copy = Arena.ofAuto().allocate(data.length);
        MemorySegment.copy(data, 0, copy, ValueLayout.JAVA_BYTE, 0, data.length);
        return copy;
    }
}
