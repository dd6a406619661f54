package soquete.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.SocketByteChannel;
import soquete.error.ClosedCallException;
import soquete.error.DeadlineException;
import soquete.error.InterruptedCallException;
import soquete.error.Progress;
import soquete.message.Shutdown;

/// The TLS session on a socket: drives the engine.
///
/// One thread reads and one writes at the same time, each behind a gate; the handshake holds both.
/// The engine may want to write because of something that was read (a key update, `close_notify`,
/// an alert). The reader then must not wait for a writer, who may be waiting for a peer that waits
/// for us to read. So it leaves a note ([#owed]): whoever gets the writing gate next writes it, and
/// the reader itself only when that needs no waiting.
final class Records {
    private final Socket socket;
    private final SSLEngine engine;
    private final String peer;
    private final Incoming in;
    private final Outgoing out;
    private final Gate shaking = new Gate();
    private final Gate reading = new Gate();
    private final Gate writing = new Gate();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean established;
    private volatile boolean owed;
    private volatile boolean outputShutdown;
    private volatile @Nullable SSLException failure;

    /// Whether the peer said `close_notify`; behind the reading gate.
    private boolean ended;

    private boolean begun;

    Records(Socket socket, SSLEngine engine, String peer) {
        this.socket = socket;
        this.engine = engine;
        this.peer = peer;
        SocketByteChannel channel = socket.channel();
        this.in = new Incoming(engine, channel);
        this.out = new Outgoing(engine, channel);
    }

    boolean isOpen() {
        return !closing.get() && socket.isOpen();
    }

    /// Shakes hands, unless that is done.
    void handshake(TimeLimit limit) throws IOException {
        if (established) {
            return;
        }
        shaking.take("TLS handshake", limit);
        try {
            requireOpen();
            if (!established) {
                throwFailure();
                reading.take("TLS handshake", limit);
                try {
                    writing.take("TLS handshake", limit);
                    try {
                        shake(limit);
                        established = true;
                    } finally {
                        writing.give();
                    }
                } finally {
                    reading.give();
                }
            }
        } finally {
            shaking.give();
        }
    }

    private void shake(TimeLimit limit) throws IOException {
        try {
            if (!begun) {
                engine.beginHandshake();
                begun = true;
            }
            while (true) {
                switch (engine.getHandshakeStatus()) {
                    case NEED_TASK -> runTasks();
                    case NEED_WRAP -> out.wrapOwn(limit);
                    case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                        out.flush(limit);
                        unwrapOnce(limit);
                    }
                    case NOT_HANDSHAKING, FINISHED -> {
                        out.flush(limit);
                        return;
                    }
                }
            }
        } catch (SSLException e) {
            throw fail(Reasons.handshake(peer, e));
        }
    }

    private void unwrapOnce(TimeLimit limit) throws IOException {
        SSLEngineResult result = in.unwrap();
        boolean over = result.getStatus() == SSLEngineResult.Status.CLOSED;
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            over = !in.receive(limit);
        }
        if (over) {
            throw new SSLHandshakeException("the peer ended the connection");
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /// Reads what is there, waiting for something.
    ///
    /// @return how many bytes; -1 after the peer's `close_notify`
    int read(ByteBuffer into, TimeLimit limit) throws IOException {
        handshake(limit);
        reading.take("TLS read", limit);
        try {
            requireOpen();
            while (into.hasRemaining()) {
                ByteBuffer opened = in.opened();
                if (opened.hasRemaining()) {
                    int count = Math.min(opened.remaining(), into.remaining());
                    into.put(into.position(), opened, opened.position(), count);
                    into.position(into.position() + count);
                    opened.position(opened.position() + count);
                    return count;
                }
                if (ended) {
                    return -1;
                }
                throwFailure();
                step(limit);
            }
            return 0;
        } finally {
            reading.give();
        }
    }

    /// Opens one record, or receives something.
    private void step(TimeLimit limit) throws IOException {
        SSLEngineResult result;
        try {
            result = in.unwrap();
        } catch (SSLException e) {
            throw fail(e);
        }
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            ended = true;
            try {
                answer();
            } catch (IOException gone) {
                // The peer said all it had to say; that it does not listen is no failure to read.
                owed = false;
            }
            return;
        }
        follow(result.getHandshakeStatus());
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW && !in.receive(limit)) {
            throw fail(
                    new TlsTruncationException(
                            "TLS read from "
                                    + peer
                                    + ": the connection ended without close_notify, so data may"
                                    + " be missing"));
        }
    }

    /// After the handshake only TLS 1.3 has anything to say, and needs no answer but by key
    /// updates.
    private void follow(HandshakeStatus status) throws IOException {
        boolean quiet =
                status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
        boolean closing = status == HandshakeStatus.NEED_WRAP && outputShutdown;
        if (quiet || closing) {
            settle();
            return;
        }
        if (!engine.getSession().getProtocol().equals("TLSv1.3")) {
            throw fail(
                    new SSLException(
                            "TLS read from "
                                    + peer
                                    + ": renegotiation was asked for, and refused"));
        }
        if (status == HandshakeStatus.NEED_TASK) {
            runTasks();
        }
        answer();
    }

    /// Writes what the engine owes, as far as that needs no waiting.
    private void answer() throws IOException {
        owed = true;
        settle();
    }

    private void settle() throws IOException {
        if (owed && writing.tryTake()) {
            try {
                owed = false;
                out.wrapOwn(TimeLimit.of(Duration.ZERO));
                if (!out.flushNow()) {
                    owed = true;
                }
            } finally {
                writing.give();
            }
        }
    }

    /// Writes everything.
    void write(ByteBuffer from, TimeLimit limit) throws IOException {
        handshake(limit);
        writing.take("TLS write", limit);
        int start = from.position();
        try {
            requireOpen();
            if (outputShutdown) {
                throw Outgoing.closed();
            }
            while (from.hasRemaining()) {
                if (!(failure instanceof TlsTruncationException)) {
                    throwFailure();
                }
                SSLEngineResult result = out.wrap(from, limit);
                if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                    throw Outgoing.closed();
                }
                if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                    runTasks();
                } else if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
                    throw new SSLException("TLS write to " + peer + ": renegotiation is refused");
                }
            }
            out.flush(limit);
        } catch (IOException e) {
            throw after(e, Progress.of(from.position() - start));
        } finally {
            writing.give();
        }
        settle();
    }

    private static IOException after(IOException e, Progress progress) {
        if (e instanceof DeadlineException) {
            return new DeadlineException("TLS write: the deadline passed", progress);
        }
        if (e instanceof InterruptedCallException) {
            return new InterruptedCallException("TLS write: the thread was interrupted", progress);
        }
        if (e instanceof ClosedCallException) {
            return new ClosedCallException(
                    "TLS write: the socket was closed by another thread", progress);
        }
        return e;
    }

    /// Says `close_notify`, and goes on reading.
    void shutdownOutput(TimeLimit limit) throws IOException {
        handshake(limit);
        writing.take("TLS shutdownOutput", limit);
        try {
            requireOpen();
            outputShutdown = true;
            out.close(limit);
        } finally {
            writing.give();
        }
    }

    /// Says `close_notify`, hears the peer's, and closes the socket; what takes too long is left
    /// out.
    void close(Duration atMost) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            boolean healthy = failure == null || failure instanceof TlsTruncationException;
            if (established && healthy && socket.isOpen()) {
                Duration timeout = socket.timeout();
                sayGoodbye(TimeLimit.of(timeout.compareTo(atMost) < 0 ? timeout : atMost));
            }
        } catch (IOException e) {
            // Closing is not the place to hear of it: the socket is closed below in any case.
        } finally {
            socket.close();
        }
    }

    private void sayGoodbye(TimeLimit limit) throws IOException {
        if (!writing.tryTake()) {
            return;
        }
        try {
            outputShutdown = true;
            out.close(limit);
        } finally {
            writing.give();
        }
        socket.shutdown(Shutdown.SHUT_WR);
        if (!limit.isNow() && reading.tryTake()) {
            try {
                while (!ended && !in.ended()) {
                    in.opened().position(in.opened().limit());
                    step(limit);
                }
            } finally {
                reading.give();
            }
        }
    }

    /// Remembers what ended the session, and tells the peer why if that needs no waiting.
    private SSLException fail(SSLException cause) {
        failure = cause;
        boolean silent = cause instanceof TlsTruncationException;
        if (!silent && writing.tryTake()) {
            try {
                engine.closeOutbound();
                out.wrapOwn(TimeLimit.of(Duration.ZERO));
                if (out.flushNow()) {
                    socket.shutdown(Shutdown.SHUT_WR);
                }
            } catch (IOException e) {
                cause.addSuppressed(e);
            } finally {
                writing.give();
            }
        }
        return cause;
    }

    private void requireOpen() throws ClosedChannelException {
        if (closing.get()) {
            throw new ClosedChannelException();
        }
    }

    private void throwFailure() throws SSLException {
        SSLException before = failure;
        if (before instanceof TlsTruncationException) {
            throw new TlsTruncationException(String.valueOf(before.getMessage()));
        }
        if (before != null) {
            throw new SSLException(before.getMessage(), before);
        }
    }

    /// How many bytes a read would have at once.
    int available() {
        if (!reading.tryTake()) {
            return 0;
        }
        try {
            return in.opened().remaining();
        } finally {
            reading.give();
        }
    }
}
