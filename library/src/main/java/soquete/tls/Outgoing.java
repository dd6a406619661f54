package soquete.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import soquete.SocketByteChannel;
import soquete.error.Errno;
import soquete.error.ErrnoException;

/// Records on their way out. Used by one thread at a time, which holds the writing gate.
///
/// What the kernel has not taken stays here when a send fails, so that a record is never torn: the
/// next send goes on where that one ended.
final class Outgoing {
    private static final int RECORDS = 4;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final SocketByteChannel channel;

    /// Between position and limit, what is not sent yet.
    private ByteBuffer waiting;

    Outgoing(SSLEngine engine, SocketByteChannel channel) {
        this.engine = engine;
        this.channel = channel;
        this.waiting = ByteBuffer.allocate(RECORDS * packet()).flip();
    }

    private int packet() {
        return engine.getSession().getPacketBufferSize();
    }

    /// Puts one record of data, or of what the engine has to say, behind what waits.
    SSLEngineResult wrap(ByteBuffer data, TimeLimit limit) throws IOException {
        if (room() < packet()) {
            flush(limit);
            waiting.clear().flip();
        }
        while (true) {
            SSLEngineResult result = wrapBehind(data);
            if (result.getStatus() != SSLEngineResult.Status.BUFFER_OVERFLOW) {
                return result;
            }
            int larger = waiting.remaining() + Math.max(packet(), waiting.capacity());
            waiting = ByteBuffer.allocate(larger).put(waiting).flip();
        }
    }

    private SSLEngineResult wrapBehind(ByteBuffer data) throws SSLException {
        int start = waiting.position();
        int end = waiting.limit();
        waiting.limit(waiting.capacity()).position(end);
        try {
            return engine.wrap(data, waiting);
        } finally {
            waiting.limit(waiting.position()).position(start);
        }
    }

    private int room() {
        return waiting.capacity() - waiting.limit();
    }

    /// Puts all that the engine has to say by itself behind what waits: handshake, key update,
    /// alert.
    void wrapOwn(TimeLimit limit) throws IOException {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            SSLEngineResult result = wrap(NOTHING, limit);
            if (result.bytesProduced() == 0) {
                return;
            }
        }
    }

    /// Says `close_notify`.
    void close(TimeLimit limit) throws IOException {
        engine.closeOutbound();
        while (!engine.isOutboundDone()) {
            if (wrap(NOTHING, limit).bytesProduced() == 0) {
                break;
            }
        }
        flush(limit);
    }

    /// Sends all that waits.
    void flush(TimeLimit limit) throws IOException {
        if (waiting.hasRemaining()) {
            channel.writeTimeout(limit.left());
            channel.write(waiting);
            if (waiting.hasRemaining()) {
                throw ErrnoException.of("send", Errno.EAGAIN.number(), null);
            }
        }
    }

    /// Sends of what waits as much as the kernel takes at once.
    ///
    /// @return whether that was all
    boolean flushNow() throws IOException {
        channel.writeTimeout(Duration.ZERO);
        channel.write(waiting);
        return !waiting.hasRemaining();
    }

    /// The record was refused because the session is over.
    static SSLException closed() {
        return new SSLException("write: the TLS session is closed for sending");
    }
}
