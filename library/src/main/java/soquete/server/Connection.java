package soquete.server;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.proxy.ProxyHeader;
import soquete.tls.TlsStream;
import soquete.tls.TlsTruncationException;

/// A connection that a [Server] accepted, as its handler sees it.
///
/// [#recv], [#sendAll] and the streams go through TLS where the server speaks it, and they are what
/// the deadlines of the server look at. The [#socket] is there for everything else: options,
/// control messages, files.
///
/// When the server cuts the connection, what waits on it ends in [CutException] here, and in
/// [java.nio.channels.AsynchronousCloseException] on the socket.
///
/// On an event loop ([ServerBuilder#handleOnLoops]) the connection is sent to and received from by
/// its [soquete.ring.LoopConnection]. What would wait is refused here then, in
/// [IllegalStateException]: `recv`, `sendAll`, the streams, `stopReading` and the socket itself.
///
/// Any thread may call anything at any time. Two `sendAll`s never interleave.
public final class Connection implements Closeable {
    private static final long NOT_READING = Long.MIN_VALUE;
    private static final int RECORD = 16_384;

    private final long id;
    private final Listener listener;
    private final Socket socket;
    private final Draining draining;
    private final long began = System.nanoTime();
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final Object ending = new Object();
    private volatile @Nullable CutReason cut;
    private boolean ended;
    private volatile Endpoint remote;
    private volatile Endpoint local;
    private volatile @Nullable LoopServing loop;
    private volatile @Nullable TlsStream tls;
    private volatile @Nullable ProxyHeader proxyHeader;
    private volatile boolean stopped;
    private volatile long lastActive = began;
    private volatile long readingSince = NOT_READING;

    Connection(
            long id,
            Listener listener,
            Socket socket,
            Endpoint remote,
            Endpoint local,
            Draining draining) {
        this.id = id;
        this.listener = listener;
        this.socket = socket;
        this.remote = remote;
        this.local = local;
        this.draining = draining;
    }

    /// A number that no other connection of the server has: 1 for the first.
    ///
    /// @return the number
    public long id() {
        return id;
    }

    /// Where the connection came in.
    ///
    /// @return the listener
    public Listener listener() {
        return listener;
    }

    /// The socket. With TLS, do not send or receive on it.
    ///
    /// @return the connected socket
    /// @throws IllegalStateException on an event loop, which has the descriptor:
    ///     [soquete.ring.LoopConnection#duplicate]
    public Socket socket() {
        requireThread("socket");
        return socket;
    }

    /// The TLS session.
    ///
    /// @return empty where the server does not speak TLS
    public Optional<TlsStream> tls() {
        return Optional.ofNullable(tls);
    }

    /// The PROXY header in front of the data.
    ///
    /// @return empty where the server reads none ([ServerBuilder#proxy]), or none was there
    public Optional<ProxyHeader> proxyHeader() {
        return Optional.ofNullable(proxyHeader);
    }

    /// Who connected: the client, where a proxy said so in a PROXY header. The proxy's own endpoint
    /// is that of the [#socket].
    ///
    /// @return known when the connection was accepted, so it never fails
    public Endpoint remoteEndpoint() {
        return remote;
    }

    /// What was connected to: on a listener of any address, the one that the peer chose; where a
    /// PROXY header said so, the endpoint of the proxy that its client connected to.
    ///
    /// @return known when the connection was accepted, so it never fails
    public Endpoint localEndpoint() {
        return local;
    }

    /// Whether the server is draining: a handler that serves request after request ends after the
    /// one that it is at.
    ///
    /// @return true from the beginning of a drain on
    public boolean isDraining() {
        return draining.hasBegun();
    }

    /// Lets something be done when the server begins to drain; at once, if it does already. A
    /// handler that waits for the next request ends its wait by this:
    ///
    /// ```java
    /// connection.onDrain(connection::stopReading);
    /// ```
    ///
    /// On an event loop it is `connection.onDrain(connection::close)`, where no request is under
    /// way.
    ///
    /// @param action runs on a virtual thread of its own, or on the thread of the event loop, soon;
    ///     what it throws is reported as [ServerEvent.Failed]
    public void onDrain(Runnable action) {
        draining.onBegin(this, action);
        synchronized (ending) {
            if (ended) {
                draining.forget(this); // nobody else will
            }
        }
    }

    /// Ends the receiving half: what came already can still be read, then the stream ends. For the
    /// peer nothing changes. With TLS, the end of the stream is then none that the peer said, and
    /// no [soquete.tls.TlsTruncationException]. Does nothing where the connection is over.
    public void stopReading() {
        requireThread("stopReading");
        stopped = true;
        try {
            socket.shutdown(soquete.message.Shutdown.SHUT_RD);
        } catch (IOException e) {
            // over already, which also ends the read
        }
    }

    /// Why the server ended the connection.
    ///
    /// @return empty as long as it did not
    public Optional<CutReason> cut() {
        return Optional.ofNullable(cut);
    }

    /// Begins the idle deadline anew, as a byte would.
    public void active() {
        lastActive = System.nanoTime();
    }

    /// How many bytes were received through this object; with TLS, what was in its records; on an
    /// event loop, what its handler was given.
    ///
    /// @return bytes
    public long bytesReceived() {
        LoopServing serving = loop;
        return serving == null ? received.get() : serving.bytesReceived();
    }

    /// How many bytes were sent through this object; with TLS, what was put into records. Also
    /// after a [#sendAll] that failed. On an event loop, what its handler gave to
    /// [soquete.ring.LoopConnection#send(byte\[\])].
    ///
    /// @return bytes
    public long bytesSent() {
        LoopServing serving = loop;
        return serving == null ? sent.get() : serving.bytesSent();
    }

    /// Receives what is there, waiting for something, as [Socket#recv(int)].
    ///
    /// @param max at most so many bytes
    /// @return the bytes; an empty array at the end of a stream
    /// @throws CutException if the server ended the connection
    /// @throws IOException as [Socket#recv(int)], or as [TlsStream#read(byte\[\])]
    /// @throws IllegalArgumentException if `max` is negative
    public byte[] recv(int max) throws IOException {
        requireThread("recv");
        TlsStream session = tls;
        readingSince = System.nanoTime();
        try {
            byte[] data;
            if (session == null) {
                data = socket.recv(max);
            } else {
                byte[] room = new byte[max];
                data = Arrays.copyOf(room, read(session, room, 0, max));
            }
            count(received, data.length);
            return data;
        } catch (IOException e) {
            throw told(e);
        } finally {
            readingSince = NOT_READING;
        }
    }

    /// Receives into an array, as [#recv(int)].
    ///
    /// @param into the array to fill from its start
    /// @return how many bytes; 0 at the end of a stream
    /// @throws IOException as [#recv(int)]
    public int recv(byte[] into) throws IOException {
        return recv(into, 0, into.length);
    }

    /// Receives into a part of an array, as [#recv(int)].
    ///
    /// @param into   an array
    /// @param offset where to begin
    /// @param length at most so many bytes
    /// @return how many bytes; 0 at the end of a stream
    /// @throws IOException as [#recv(int)]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    public int recv(byte[] into, int offset, int length) throws IOException {
        requireThread("recv");
        TlsStream session = tls;
        readingSince = System.nanoTime();
        try {
            int size =
                    session == null
                            ? socket.recv(into, offset, length)
                            : read(session, into, offset, length);
            count(received, size);
            return size;
        } catch (IOException e) {
            throw told(e);
        } finally {
            readingSince = NOT_READING;
        }
    }

    private int read(TlsStream session, byte[] into, int offset, int length) throws IOException {
        try {
            return Math.max(0, session.read(into, offset, length));
        } catch (TlsTruncationException e) {
            if (stopped) {
                return 0;
            }
            throw e;
        }
    }

    /// Sends all bytes; on a socket of messages, as one message. No other `sendAll` comes between.
    ///
    /// @param data the bytes
    /// @throws CutException if the server ended the connection
    /// @throws IOException as [Socket#send(byte\[\])], or as [TlsStream#write(byte\[\])];
    ///     [#bytesSent] says how much had gone
    public void sendAll(byte[] data) throws IOException {
        sendAll(ByteBuffer.wrap(data));
    }

    /// Sends all of a part of an array, as [#sendAll(byte\[\])].
    ///
    /// @param data   an array
    /// @param offset its first byte to send
    /// @param length how many to send
    /// @throws IOException as [#sendAll(byte\[\])]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    public void sendAll(byte[] data, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        sendAll(ByteBuffer.wrap(data, offset, length));
    }

    /// Sends all of a buffer, as [#sendAll(byte\[\])], and moves its position by what was sent,
    /// also when it fails.
    ///
    /// @param data the bytes between position and limit
    /// @throws IOException as [#sendAll(byte\[\])]
    public void sendAll(ByteBuffer data) throws IOException {
        requireThread("sendAll");
        TlsStream session = tls;
        sending.lock();
        try {
            // Piece by piece, so that the idle deadline sees that it goes on
            do {
                int before = data.position();
                try {
                    if (session == null) {
                        var _ = socket.send(data);
                    } else {
                        write(session, data);
                    }
                } finally {
                    count(sent, data.position() - before);
                }
            } while (data.hasRemaining());
        } catch (IOException e) {
            throw told(e);
        } finally {
            sending.unlock();
        }
    }

    private static void write(TlsStream session, ByteBuffer data) throws IOException {
        int limit = data.limit();
        data.limit(data.position() + Math.min(RECORD, data.remaining()));
        try {
            var _ = session.write(data);
        } finally {
            data.limit(limit);
        }
    }

    /// The connection as a stream to read, unbuffered. Closing it closes the connection.
    ///
    /// @return a new view
    /// @throws IllegalStateException if the socket is one of messages
    public InputStream inputStream() {
        requireStream("inputStream");
        return new ConnectionInputStream(this);
    }

    /// The connection as a stream to write, unbuffered. Closing it closes the connection.
    ///
    /// @return a new view
    /// @throws IllegalStateException if the socket is one of messages
    public OutputStream outputStream() {
        requireStream("outputStream");
        return new ConnectionOutputStream(this);
    }

    /// The connection as text to read, as [Socket#reader].
    ///
    /// @param charset of the bytes
    /// @return a new view
    /// @throws IllegalStateException if the socket is one of messages
    public BufferedReader reader(Charset charset) {
        return new BufferedReader(new InputStreamReader(inputStream(), charset.newDecoder()));
    }

    /// The connection as text to write, as [Socket#writer]: nothing is sent before `flush`.
    ///
    /// @param charset of the bytes
    /// @return a new view
    /// @throws IllegalStateException if the socket is one of messages
    public BufferedWriter writer(Charset charset) {
        return new BufferedWriter(new OutputStreamWriter(outputStream(), charset.newEncoder()));
    }

    /// Closes the connection: with TLS the session, as [TlsStream#close], then the socket. The
    /// server does so when the handler ends. On an event loop this is
    /// [soquete.ring.LoopConnection#close]: what waits to be sent is sent first. Safe to repeat.
    @Override
    public void close() {
        LoopServing serving = loop;
        if (serving != null) {
            serving.close();
            return;
        }
        TlsStream session = tls;
        if (session != null) {
            session.close();
        }
        socket.close();
    }

    /// `Connection[7, 127.0.0.1:54321 to 127.0.0.1:80]`
    @Override
    public String toString() {
        return "Connection[" + id + ", " + remote + " to " + local + "]";
    }

    /// An event loop is to have the socket.
    void loop(LoopServing serving) {
        loop = serving;
    }

    /// Runs something that the server wants done for the connection, elsewhere than here.
    void run(String name, Runnable task) {
        LoopServing serving = loop;
        if (serving == null) {
            Thread.ofVirtual().name(name, id).start(task);
        } else {
            serving.run(task);
        }
    }

    /// From here on data goes through the session.
    void tls(TlsStream session) {
        tls = session;
    }

    /// A proxy has told what it forwards: from here on the ends are those of its client.
    void proxied(ProxyHeader header) {
        proxyHeader = header;
        if (header instanceof ProxyHeader.Proxied proxied) {
            remote = proxied.source();
            local = proxied.destination();
        }
    }

    /// Ends the connection for a reason, unless another was first, or the handler has ended.
    boolean cut(CutReason reason) {
        synchronized (ending) {
            if (ended || cut != null) {
                return false;
            }
            cut = reason;
        }
        LoopServing serving = loop;
        if (serving == null) {
            socket.close(); // not the session, which would wait for the peer's close_notify
        } else {
            serving.abort();
        }
        return true;
    }

    /// The handler has ended: whether by itself, which nothing changes any more, or because the
    /// connection was cut.
    Optional<CutReason> end() {
        synchronized (ending) {
            ended = true;
            return cut();
        }
    }

    long began() {
        return began;
    }

    long lastActive() {
        return lastActive;
    }

    /// When the read that is under way began; now, if none is.
    long readingSince(long now) {
        long since = readingSince;
        return since == NOT_READING ? now : since;
    }

    private void count(AtomicLong counter, int bytes) {
        if (bytes > 0) {
            counter.getAndAdd(bytes);
            active();
        }
    }

    private IOException told(IOException e) {
        CutReason reason = cut;
        return reason == null ? e : new CutException(reason, e);
    }

    private void requireThread(String operation) {
        if (loop != null) {
            throw new IllegalStateException(
                    operation
                            + ": an event loop serves this connection and has its descriptor:"
                            + " use the LoopConnection that the handler is given");
        }
    }

    private void requireStream(String operation) {
        requireThread(operation);
        if (socket.type().keepsMessages()) {
            throw new IllegalStateException(
                    operation + " is for streams of bytes; this is a " + socket.type() + " socket");
        }
    }
}
