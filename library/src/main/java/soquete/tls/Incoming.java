package soquete.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import soquete.SocketByteChannel;
import soquete.error.Errno;
import soquete.error.ErrnoException;

/// Records on their way in. Used by one thread at a time, which holds the reading gate.
final class Incoming {
    private final SSLEngine engine;
    private final SocketByteChannel channel;

    /// Between position and limit, what was received and not opened yet.
    private ByteBuffer received;

    /// Between position and limit, what was opened and not read yet.
    private ByteBuffer opened;

    private boolean ended;

    Incoming(SSLEngine engine, SocketByteChannel channel) {
        this.engine = engine;
        this.channel = channel;
        this.received = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
        this.opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
    }

    /// Data to read.
    ByteBuffer opened() {
        return opened;
    }

    /// Whether the connection ended, with `close_notify` or without.
    boolean ended() {
        return ended;
    }

    /// Opens one record, if a whole one is there.
    ///
    /// @return the engine's answer; `BUFFER_UNDERFLOW` asks for [#receive]
    SSLEngineResult unwrap() throws IOException {
        while (true) {
            SSLEngineResult result;
            opened.compact();
            try {
                result = engine.unwrap(received, opened);
            } finally {
                opened.flip();
            }
            if (result.getStatus() != SSLEngineResult.Status.BUFFER_OVERFLOW) {
                return result;
            }
            int more = Math.max(engine.getSession().getApplicationBufferSize(), opened.capacity());
            opened = ByteBuffer.allocate(opened.remaining() + more).put(opened).flip();
        }
    }

    /// Receives, waiting for something.
    ///
    /// @return false at the end of the connection
    boolean receive(TimeLimit limit) throws IOException {
        if (received.remaining() == received.capacity()) {
            int more = Math.max(engine.getSession().getPacketBufferSize(), received.capacity());
            received = ByteBuffer.allocate(received.remaining() + more).put(received).flip();
        }
        channel.readTimeout(limit.left());
        int count;
        received.compact();
        try {
            count = channel.read(received);
        } finally {
            received.flip();
        }
        if (count == 0) {
            throw ErrnoException.of("recv", Errno.EAGAIN.number(), null);
        }
        ended = count < 0;
        return !ended;
    }
}
