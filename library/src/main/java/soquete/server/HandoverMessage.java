package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import soquete.OwnedFd;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.error.ConnectionResetException;

/// What the two processes of a hand-over say to each other, version 1: messages of at most 512
/// bytes over a Unix socket that keeps them whole (`SOCK_SEQPACKET`). The first byte says which.
///
/// ```
/// successor                          predecessor
///   Hello "soquete hand-over", 1  →
///                                 ←  Offer 1, count
///                                 ←  Given name, with one descriptor   (count times)
///   Ready                         →
///                                 ←  Leaving
/// ```
///
/// Instead of any of its messages the predecessor may send `Refused`, with a sentence, and ends the
/// connection. An end at any other place is the end of the process, or its change of mind.
sealed interface HandoverMessage {
    /// The version that this code speaks.
    int VERSION = 1;

    /// The most bytes of a message.
    int MAX_LENGTH = 512;

    /// The most bytes of a name, in UTF-8.
    int MAX_NAME = 255;

    /// The most listeners of an offer.
    int MAX_LISTENERS = 1024;

    /// The successor is there.
    ///
    /// @param version the highest that it speaks
    record Hello(int version) implements HandoverMessage {}

    /// The predecessor gives.
    ///
    /// @param version that of everything that follows
    /// @param count   so many listeners
    record Offer(int version, int count) implements HandoverMessage {}

    /// A listener.
    ///
    /// @param name     its name
    /// @param listener its descriptor
    record Given(String name, OwnedFd listener) implements HandoverMessage {}

    /// The successor accepts.
    record Ready() implements HandoverMessage {}

    /// The predecessor no longer does.
    record Leaving() implements HandoverMessage {}

    /// It does not come to a hand-over.
    ///
    /// @param why a sentence
    record Refused(String why) implements HandoverMessage {}

    /// The other end has gone.
    record Gone() implements HandoverMessage {}

    /// Sends this message.
    ///
    /// @throws IOException as [Socket#sendMsg]
    default void sendOn(Socket socket) throws IOException {
        switch (this) {
            case Hello hello -> send(socket, Layout.HELLO, Layout.MAGIC, (byte) hello.version());
            case Offer offer -> {
                ByteBuffer body = ByteBuffer.allocate(3).put((byte) offer.version());
                send(socket, Layout.OFFER, body.putShort((short) offer.count()).array());
            }
            case Ready _ -> send(socket, Layout.READY);
            case Leaving _ -> send(socket, Layout.LEAVING);
            case Refused refused ->
                    send(socket, Layout.REFUSED, Layout.cut(refused.why().getBytes(UTF_8)));
            case Given _, Gone _ -> throw new IllegalArgumentException(this + " is not said so");
        }
    }

    /// Sends a listener.
    ///
    /// @throws IOException as [Socket#sendFds]
    static void give(Socket socket, Listener listener) throws IOException {
        byte[] name = listener.name().getBytes(UTF_8);
        if (name.length > MAX_NAME) {
            throw new HandoverException("the name of " + listener + " is longer than 255 bytes");
        }
        var _ = socket.sendFds(Layout.message(Layout.GIVEN, name), listener.socket().fd());
    }

    private static void send(Socket socket, byte kind, byte[] body, byte... more)
            throws IOException {
        byte[] all = Arrays.copyOf(body, body.length + more.length);
        System.arraycopy(more, 0, all, body.length, more.length);
        var _ = socket.send(Layout.message(kind, all));
    }

    private static void send(Socket socket, byte kind) throws IOException {
        send(socket, kind, new byte[0]);
    }

    /// Receives the next message.
    ///
    /// @throws HandoverException for anything else than a message
    /// @throws IOException       as [Socket#recvFds]
    static HandoverMessage receiveOn(Socket socket) throws IOException {
        try {
            return receiveOnce(socket);
        } catch (ConnectionResetException e) {
            // It went without reading all; what it had said before is still there.
            return receiveOnce(socket);
        }
    }

    private static HandoverMessage receiveOnce(Socket socket) throws IOException {
        try (ReceivedMessage message = socket.recvFds(MAX_LENGTH, 1)) {
            byte[] bytes = message.data();
            if (bytes.length == 0) {
                return new Gone();
            }
            if (message.truncated() || message.controlTruncated()) {
                throw new HandoverException("a message of the hand-over is too long");
            }
            return Layout.decode(bytes, message);
        }
    }

    /// How they lie in memory.
    final class Layout {
        private static final byte[] MAGIC = "soquete hand-over".getBytes(UTF_8);
        private static final byte HELLO = 1;
        private static final byte OFFER = 2;
        private static final byte GIVEN = 3;
        private static final byte READY = 4;
        private static final byte LEAVING = 5;
        private static final byte REFUSED = 6;

        private Layout() {}

        private static byte[] message(byte kind, byte[] body) {
            return ByteBuffer.allocate(1 + body.length).put(kind).put(body).array();
        }

        private static byte[] cut(byte[] sentence) {
            return Arrays.copyOf(sentence, Math.min(sentence.length, MAX_LENGTH - 1));
        }

        private static HandoverMessage decode(byte[] bytes, ReceivedMessage message)
                throws HandoverException {
            ByteBuffer body = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
            switch (bytes[0]) {
                case HELLO -> {
                    byte[] magic = new byte[Math.min(MAGIC.length, body.remaining())];
                    body.get(magic);
                    if (Arrays.equals(magic, MAGIC) && body.remaining() == 1) {
                        return new Hello(body.get() & 0xff);
                    }
                }
                case OFFER -> {
                    if (body.remaining() == 3) {
                        return new Offer(body.get() & 0xff, body.getShort() & 0xffff);
                    }
                }
                case GIVEN -> {
                    if (body.remaining() <= MAX_NAME) {
                        String name = name(body);
                        List<OwnedFd> fds = message.takeFds();
                        if (fds.size() == 1) {
                            return new Given(name, fds.getFirst());
                        }
                    }
                }
                case READY -> {
                    if (!body.hasRemaining()) {
                        return new Ready();
                    }
                }
                case LEAVING -> {
                    if (!body.hasRemaining()) {
                        return new Leaving();
                    }
                }
                case REFUSED -> {
                    return new Refused(new String(bytes, 1, bytes.length - 1, UTF_8));
                }
                default -> {
                    // refused below
                }
            }
            throw new HandoverException("not a message of a hand-over: kind " + bytes[0]);
        }

        private static String name(ByteBuffer body) throws HandoverException {
            try {
                return UTF_8.newDecoder().decode(body).toString();
            } catch (CharacterCodingException e) {
                throw new HandoverException("the name of a listener is not UTF-8", e);
            }
        }
    }
}
