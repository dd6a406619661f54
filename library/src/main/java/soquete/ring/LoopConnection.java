package soquete.ring;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.error.DeadlineException;
import soquete.error.Progress;
import soquete.wait.Deadline;

/// One stream connection of an [EventLoop].
///
/// Its methods belong to the thread of the loop; from another thread, use [EventLoop#execute].
public final class LoopConnection extends Watched {
    /// Messages from this size on are sent without a copy, where the kernel takes them at once.
    private static final int LARGE = 1024;

    static final int CONNECTING = 1;
    static final int PAUSED = 1 << 1;

    /// Above the high-water mark: reading is held until the low-water mark is reached.
    static final int FULL = 1 << 2;

    /// Will be looked at when the handler returns.
    static final int DIRTY = 1 << 3;

    /// The kernel takes no more at the moment, or has a send under way.
    static final int BLOCKED = 1 << 4;

    /// [#shutdownOutput] was called; and has been carried out.
    static final int FINISHING = 1 << 5;

    static final int FINISHED = 1 << 6;

    /// [#close] was called.
    static final int CLOSING = 1 << 7;

    /// What waits is not to be sent.
    static final int BROKEN = 1 << 8;

    /// Released: [LoopHandler#onClose] has come or is about to.
    static final int CLOSED = 1 << 9;

    /// The driver has something to read that it has not read yet.
    static final int READABLE = 1 << 10;

    /// A receive that fills less than the buffer does not mean that there is no more: the end, an
    /// error or urgent data was announced, or the socket keeps pieces apart.
    static final int UNTIL_EMPTY = 1 << 11;

    /// The end was delivered.
    static final int ENDED = 1 << 12;

    /// In the driver's list of those to go on with.
    static final int CONTINUING = 1 << 13;

    /// The descriptor may have duplicates, which keep it in an epoll set after close(2).
    static final int SHARED = 1 << 14;

    /// Watched for room to send: see [EpollDriver].
    static final int WATCHES_OUT = 1 << 15;

    /// [#closeGracefully] was called: what comes is thrown away, until the end comes.
    static final int DRAINING = 1 << 16;

    private static final int OVER = CLOSING | BROKEN | CLOSED;
    private static final int NOT_READING = PAUSED | FULL | CONNECTING | ENDED;

    private final EventLoop loop;
    private LoopHandler handler;
    private @Nullable Outbox outbox;
    private @Nullable Object attachment;
    private @Nullable IOException why;
    private @Nullable LoopTimer closeTimer;

    /// What the driver keeps with the connection.
    @Nullable Object driverState;

    private int state;
    /// Written by the thread of the loop alone, read by any.
    private volatile long received;

    private volatile long sent;

    LoopConnection(EventLoop loop, int fd, LoopHandler handler, int state) {
        super(fd);
        this.loop = loop;
        this.handler = handler;
        this.state = state;
    }

    /// The loop that serves this connection, for its whole life.
    ///
    /// @return the loop
    public EventLoop loop() {
        return loop;
    }

    /// What happens on this connection from here on: for a protocol that goes over into another.
    ///
    /// @param next takes the place of the handler there was, unless that one keeps it
    ///     ([LoopHandler#replacedBy]); it is not told [LoopHandler#onOpen]
    public void handler(LoopHandler next) {
        loop.requireOwnThread();
        handler = handler.replacedBy(Objects.requireNonNull(next, "next"));
    }

    LoopHandler handler() {
        return handler;
    }

    /// Keeps something with the connection.
    ///
    /// @param object anything, or null
    public void attach(@Nullable Object object) {
        attachment = object;
    }

    /// What was kept with the connection.
    ///
    /// @return as given to [#attach]; null if nothing was
    public @Nullable Object attachment() {
        return attachment;
    }

    /// The endpoint of the peer, asked of the kernel each time.
    ///
    /// @return as [Socket#remoteEndpoint]
    /// @throws IOException if the connection is closed, or the kernel does not know it any more
    public Endpoint remoteEndpoint() throws IOException {
        try (Socket socket = duplicate()) {
            return socket.remoteEndpoint();
        }
    }

    /// The endpoint of this end, asked of the kernel each time.
    ///
    /// @return as [Socket#localEndpoint]
    /// @throws IOException if the connection is closed
    public Endpoint localEndpoint() throws IOException {
        try (Socket socket = duplicate()) {
            return socket.localEndpoint();
        }
    }

    /// A [Socket] for the same connection, with a descriptor of its own: for options. It is the
    /// caller's to close, and should be closed soon, because the connection does not end before.
    /// Options that every connection needs are better set on the listening socket, whose
    /// connections inherit them.
    ///
    /// @return a duplicate, as [Socket#duplicate] makes it
    /// @throws IOException if the connection is closed; `EMFILE` too many open files
    public Socket duplicate() throws IOException {
        loop.requireOwnThread();
        if (has(CLOSED)) {
            throw new ClosedChannelException();
        }
        set(SHARED);
        return Intake.duplicate(fd);
    }

    /// Whether neither end nor an error has closed it.
    ///
    /// @return false from [#close] or [#closeGracefully] on
    public boolean isOpen() {
        return (state & (OVER | DRAINING)) == 0;
    }

    /// Sends bytes: at once, or when the kernel takes them. Everything that a handler sends while
    /// it is called goes to the kernel together.
    ///
    /// @param data from its position to its limit, which the position is afterwards. The memory is
    ///     the caller's again when this returns
    /// @return whether what waits is not above the high-water mark; where it is, send no more until
    ///     [LoopHandler#onWritable]
    /// @throws ClosedChannelException if the connection is closed, or its output was shut down
    /// @throws IllegalStateException if the calling thread is not that of the loop
    public boolean send(ByteBuffer data) throws IOException {
        requireSending();
        countSent(data.remaining());
        if (data.remaining() >= LARGE && waiting() == 0 && !has(BLOCKED) && loop.sendsAtOnce()) {
            loop.trySend(this, data);
        }
        if (data.hasRemaining()) {
            outbox().add(data);
        }
        return added();
    }

    /// Sends bytes, as [#send(ByteBuffer)].
    ///
    /// @param data all of it
    /// @return as [#send(ByteBuffer)]
    /// @throws IOException as [#send(ByteBuffer)]
    public boolean send(byte[] data) throws IOException {
        return send(data, 0, data.length);
    }

    /// Sends bytes, as [#send(ByteBuffer)].
    ///
    /// @param data   an array
    /// @param offset where to begin
    /// @param length how many bytes
    /// @return as [#send(ByteBuffer)]
    /// @throws IOException as [#send(ByteBuffer)]
    /// @throws IndexOutOfBoundsException if the part does not lie in the array
    public boolean send(byte[] data, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        if (length >= LARGE) {
            return send(ByteBuffer.wrap(data, offset, length));
        }
        requireSending();
        countSent(length);
        outbox().add(data, offset, length);
        return added();
    }

    /// Sends bytes, as [#send(ByteBuffer)].
    ///
    /// @param data all of it; up to 2 GiB
    /// @return as [#send(ByteBuffer)]
    /// @throws IOException as [#send(ByteBuffer)]
    public boolean send(MemorySegment data) throws IOException {
        return send(data.asByteBuffer());
    }

    /// The bytes that wait to be sent: given to [#send], and not yet taken by the kernel.
    ///
    /// @return 0 or more
    public long waiting() {
        return outbox == null ? 0 : outbox.waiting();
    }

    /// The bytes that were delivered to handlers. May be asked by any thread.
    ///
    /// @return since the connection is there
    public long bytesReceived() {
        return received;
    }

    /// The bytes that were given to [#send], those that wait included. May be asked by any thread.
    ///
    /// @return since the connection is there
    public long bytesSent() {
        return sent;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread of the loop alone
    void countReceived(int bytes) {
        received += bytes;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread of the loop alone
    private void countSent(int bytes) {
        sent += bytes;
    }

    /// Receives no more until [#resumeReading]. The peer's data wait in the kernel, and the peer is
    /// slowed down when there is no more room. That the peer has gone is noticed when reading goes
    /// on, or when a send fails.
    public void pauseReading() {
        loop.requireOwnThread();
        if (!has(PAUSED) && isOpen()) {
            boolean reading = isReading();
            set(PAUSED);
            if (reading) {
                loop.driver().pause(this);
            }
        }
    }

    /// Receives again.
    public void resumeReading() {
        loop.requireOwnThread();
        if (has(PAUSED)) {
            clear(PAUSED);
            if (isReading() && isOpen()) {
                loop.driver().resume(this);
            }
        }
    }

    /// Ends this half of the connection once everything is sent; the other half goes on.
    public void shutdownOutput() {
        loop.requireOwnThread();
        if (isOpen() && !has(FINISHING)) {
            set(FINISHING);
            loop.changed(this);
        }
    }

    /// Closes the connection once everything is sent, or when the limit for that has passed. No
    /// more bytes are received. Safe to repeat.
    ///
    /// Where the peer still sends, TCP answers what nobody reads with a reset, and the peer's
    /// system throws away what it had received and not read: the last bytes that were sent may be
    /// lost. [#closeGracefully] is for that case.
    public void close() {
        loop.requireOwnThread();
        if (!isOver()) {
            set(CLOSING);
            loop.changed(this);
        }
    }

    /// Closes the connection so that a peer that still sends gets everything: sends what waits,
    /// shuts the output down, receives and throws away what comes until the peer ends its half, and
    /// closes then. The handler is told [LoopHandler#onClose] alone.
    ///
    /// A peer that did not end when the time is over is closed on; [LoopHandler#onClose] has a
    /// [soquete.error.DeadlineException] only if it did not take all that was sent. Safe to repeat;
    /// [#close] and [#abort] shorten it.
    ///
    /// @param limit how long all of that may take
    /// @throws IllegalArgumentException if the limit is negative
    /// @throws IllegalStateException if the calling thread is not that of the loop
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, section 9.6</a>
    public void closeGracefully(Duration limit) {
        loop.requireOwnThread();
        long nanos = Deadline.nanos(limit);
        if (!isOpen()) {
            return;
        }
        if (has(CONNECTING | ENDED)) {
            close(); // nothing more comes that could be unread
            return;
        }
        boolean reading = isReading();
        set(DRAINING | FINISHING);
        loop.changed(this);
        if (nanos != Deadline.NEVER) {
            closeTimer = loop.schedule(limit, this::drainedLongEnough);
        }
        if (!reading) {
            loop.driver().resume(this);
        }
    }

    private void drainedLongEnough() {
        if (waiting() > 0) {
            breakOff(notTaken());
        } else {
            close();
        }
    }

    static DeadlineException notTaken() {
        return new DeadlineException(
                "close: the peer did not take what was left", Progress.NOTHING);
    }

    /// Closes the connection now; what waits to be sent is thrown away. Safe to repeat.
    public void abort() {
        loop.requireOwnThread();
        breakOff(null);
    }

    /// `LoopConnection[fd=7]`
    @Override
    public String toString() {
        return "LoopConnection[" + (has(CLOSED) ? "closed" : "fd=" + fd) + "]";
    }

    /// Ends the connection when the loop looks at it next.
    void breakOff(@Nullable IOException cause) {
        if (!has(BROKEN) && !has(CLOSED)) {
            set(BROKEN);
            if (why == null) {
                why = cause;
            }
            loop.changed(this);
        }
    }

    private void requireSending() throws IOException {
        loop.requireOwnThread();
        if ((state & (OVER | FINISHING)) != 0) {
            throw new ClosedChannelException();
        }
        if (has(CONNECTING)) {
            throw new IllegalStateException("not connected yet: send from onOpen on");
        }
    }

    private boolean added() {
        if (waiting() > 0) {
            loop.changed(this);
            if (waiting() > loop.highWater() && !has(FULL)) {
                boolean reading = isReading();
                set(FULL);
                if (reading) {
                    loop.driver().pause(this);
                }
            }
        }
        return !has(FULL);
    }

    private Outbox outbox() {
        Outbox made = outbox;
        if (made == null) {
            made = new Outbox(loop.chunks());
            outbox = made;
        }
        return made;
    }

    @Nullable Outbox sending() {
        return outbox;
    }

    /// Whether the handler of an open connection wants data at the moment.
    boolean isReading() {
        return (state & NOT_READING) == 0;
    }

    /// Whether the driver is to receive: for the handler, or to throw it away.
    boolean wantsData() {
        return (state & (OVER | DRAINING | NOT_READING)) == 0
                || (state & (OVER | DRAINING | ENDED)) == DRAINING;
    }

    /// Whether it is closed, or about to be when everything is sent.
    boolean isOver() {
        return (state & OVER) != 0;
    }

    boolean has(int bits) {
        return (state & bits) != 0;
    }

    void set(int bits) {
        state |= bits;
    }

    void clear(int bits) {
        state &= ~bits;
    }

    @Nullable IOException why() {
        return why;
    }

    @Nullable LoopTimer closeTimer() {
        return closeTimer;
    }

    void closeTimer(@Nullable LoopTimer timer) {
        closeTimer = timer;
    }

    /// Throws away what waits. No send is under way.
    void discard() {
        if (outbox != null) {
            outbox.clear();
            outbox = null;
        }
    }
}
