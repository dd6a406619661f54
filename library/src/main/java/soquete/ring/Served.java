package soquete.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.wait.Deadline;

/// What a loop serves, and what becomes of each: the calls of the handlers, and what follows from
/// what they asked for.
///
/// A handler only marks its connection; [#settle] carries it out afterwards. So no handler is
/// called while another, or itself, is at work.
final class Served implements Deliveries {
    /// How long accepting rests where too many files are open.
    private static final Duration REST = Duration.ofMillis(20);

    private final EventLoop loop;
    private final Registry<Watched> watched = new Registry<>();
    private final ArrayList<LoopConnection> changed = new ArrayList<>();
    private int next;
    private volatile int count;

    /// Why everything ends, once it does.
    private @Nullable IOException ending;

    Served(EventLoop loop) {
        this.loop = loop;
    }

    Registry<Watched> watched() {
        return watched;
    }

    int count() {
        return count;
    }

    void open(LoopListener listener) throws IOException {
        listener.number = watched.add(listener);
        try {
            loop.driver().listen(listener);
        } catch (IOException | RuntimeException e) {
            release(listener);
            throw e;
        }
    }

    void release(LoopListener listener) {
        loop.driver().release(listener);
    }

    @Override
    public void closed(LoopListener listener) {
        watched.remove(listener.number);
        listener.over();
    }

    void open(LoopDatagrams datagrams) throws IOException {
        datagrams.number = watched.add(datagrams);
        try {
            loop.driver().open(datagrams);
        } catch (IOException | RuntimeException e) {
            watched.remove(datagrams.number);
            throw e;
        }
    }

    void release(LoopDatagrams datagrams) {
        loop.driver().release(datagrams);
        watched.remove(datagrams.number);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread of the loop alone
    void open(LoopConnection connection) {
        connection.number = watched.add(connection);
        count++;
        if (ending != null) {
            connection.breakOff(ending);
            return;
        }
        try {
            loop.driver().open(connection);
        } catch (IOException e) {
            connection.breakOff(e);
            return;
        } catch (RuntimeException e) {
            connection.breakOff(new IOException("the connection was not begun: " + e, e));
            return;
        }
        if (!connection.has(LoopConnection.CONNECTING)) {
            opened(connection);
        }
    }

    private void opened(LoopConnection connection) {
        try {
            connection.handler().onOpen(connection);
        } catch (Throwable t) {
            handlerFailed(connection, t);
        }
    }

    /// Remembers to look at a connection.
    void changed(LoopConnection connection) {
        if (!connection.has(LoopConnection.DIRTY)) {
            connection.set(LoopConnection.DIRTY);
            changed.add(connection);
        }
    }

    /// Whether [#settle] has something to do.
    boolean hasMore() {
        return next < changed.size() || loop.driver().hasMore();
    }

    /// Carries out what the handlers asked for.
    void settle() {
        while (next < changed.size()) {
            settle(changed.get(next++));
        }
        changed.clear();
        next = 0;
    }

    private void settle(LoopConnection c) {
        c.clear(LoopConnection.DIRTY);
        if (c.has(LoopConnection.CLOSED)) {
            return;
        }
        if (c.waiting() > 0 && !c.has(LoopConnection.BROKEN | LoopConnection.BLOCKED)) {
            loop.driver().flush(c);
        }
        if (c.has(LoopConnection.BROKEN)) {
            release(c);
            return;
        }
        if (c.has(LoopConnection.FULL) && c.waiting() <= loop.options().lowWater()) {
            drained(c);
        }
        if (c.waiting() > 0) {
            if (c.has(LoopConnection.CLOSING)) {
                limitClosing(c);
            }
        } else if (!c.has(LoopConnection.DIRTY)) {
            if (c.has(LoopConnection.CLOSING)) {
                release(c);
            } else if (c.has(LoopConnection.FINISHING) && !c.has(LoopConnection.FINISHED)) {
                c.set(LoopConnection.FINISHED);
                loop.driver().finish(c);
            }
        }
    }

    private void drained(LoopConnection c) {
        c.clear(LoopConnection.FULL);
        if (c.isOpen()) {
            if (c.isReading()) {
                loop.driver().resume(c);
            }
            try {
                c.handler().onWritable(c);
            } catch (Throwable t) {
                handlerFailed(c, t);
            }
        }
    }

    private void limitClosing(LoopConnection c) {
        if (c.closeTimer() == null
                && Deadline.nanos(loop.options().closeLimit()) != Deadline.NEVER) {
            c.closeTimer(
                    loop.schedule(
                            loop.options().closeLimit(),
                            () -> c.breakOff(LoopConnection.notTaken())));
        }
    }

    private void release(LoopConnection c) {
        c.set(LoopConnection.CLOSED);
        LoopTimer timer = c.closeTimer();
        if (timer != null) {
            timer.cancel();
        }
        loop.driver().release(c);
    }

    @Override
    public void accepted(LoopListener listener, int fd) {
        LoopHandler handler;
        try {
            handler = listener.handlers().get();
        } catch (RuntimeException | Error e) {
            Failures.log("no handler for a connection to " + listener.endpoint(), e);
            handler = Refusing.INSTANCE;
        }
        open(new LoopConnection(loop, fd, handler, listener.inherited));
    }

    @Override
    public void waiting(LoopListener listener) {
        listener.waiting();
    }

    @Override
    public void acceptFailed(LoopListener listener, int errno) {
        if (listener.beginRest()) {
            ErrnoException failure = ErrnoException.of("accept", errno, listener.endpoint());
            Failures.log("accepting rests for a while: " + failure.getMessage());
        }
        loop.driver().pause(listener);
        loop.schedule(REST, () -> listener.endRest());
    }

    @Override
    public void connected(LoopConnection connection, int errno) {
        connection.clear(LoopConnection.CONNECTING);
        if (errno != 0) {
            connection.breakOff(ErrnoException.of("connect", errno, null));
        } else if (connection.isOpen()) {
            opened(connection);
        }
    }

    @Override
    public void received(LoopConnection connection, ByteBuffer data) {
        if (connection.has(LoopConnection.DRAINING)) {
            return;
        }
        data.order(ByteOrder.BIG_ENDIAN); // whatever the last handler has made of it
        connection.countReceived(data.remaining());
        try {
            connection.handler().onData(connection, data);
        } catch (Throwable t) {
            handlerFailed(connection, t);
        }
        if (connection.waiting() > 0
                && !connection.has(LoopConnection.BROKEN | LoopConnection.BLOCKED)) {
            loop.driver().flush(connection); // now, while the bytes are near the processor
        }
    }

    @Override
    public void ended(LoopConnection connection) {
        connection.set(LoopConnection.ENDED);
        if (connection.has(LoopConnection.DRAINING)) {
            connection.close();
            return;
        }
        try {
            connection.handler().onEnd(connection);
        } catch (Throwable t) {
            handlerFailed(connection, t);
        }
    }

    @Override
    public void progressed(LoopConnection connection) {
        connection.clear(LoopConnection.BLOCKED);
        changed(connection);
    }

    @Override
    public void failed(LoopConnection connection, String operation, int errno) {
        connection.breakOff(ErrnoException.of(operation, errno, null));
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread of the loop alone
    public void closed(LoopConnection connection) {
        watched.remove(connection.number);
        connection.discard();
        count--;
        try {
            connection.handler().onClose(connection, connection.why());
        } catch (RuntimeException | Error e) {
            Failures.log("onClose of a handler failed", e);
        }
    }

    @Override
    public boolean readable(LoopDatagrams datagrams) {
        return datagrams.receive();
    }

    @Override
    public void writable(LoopDatagrams datagrams) {
        datagrams.roomAgain();
    }

    private static void handlerFailed(LoopConnection connection, Throwable failure) {
        if (failure instanceof IOException e) {
            connection.breakOff(e);
            return;
        }
        Failures.log("a handler failed; its connection ends", failure);
        connection.breakOff(new IOException("the handler failed: " + failure, failure));
    }

    /// Ends everything.
    void end(IOException why) {
        ending = why;
        for (Watched one : watched.all(new Watched[0])) {
            if (one instanceof LoopConnection connection) {
                connection.breakOff(why);
            } else if (one instanceof LoopListener listener) {
                listener.end();
            } else if (one instanceof LoopDatagrams socket) {
                socket.end(why);
            }
        }
        settle();
    }

    /// How many are not closed yet.
    int remaining() {
        return watched.size();
    }

    /// The driver has failed, and is closed: gives back what it has not, and tells the handlers.
    void abandon(IntConsumer close) {
        for (Watched one : watched.all(new Watched[0])) {
            if (one instanceof LoopConnection connection) {
                connection.breakOff(ending);
                connection.set(LoopConnection.CLOSED);
                giveBack(connection, close);
                closed(connection);
            } else if (one instanceof LoopListener listener) {
                giveBack(one, close);
                listener.over();
            } else if (one instanceof LoopDatagrams socket) {
                socket.abandon();
            }
        }
    }

    private static void giveBack(Watched one, IntConsumer close) {
        if (!one.closeBegun) {
            close.accept(one.fd);
        }
    }

    /// Ends a connection for which there is no handler.
    private static final class Refusing implements LoopHandler {
        static final Refusing INSTANCE = new Refusing();

        @Override
        public void onOpen(LoopConnection connection) {
            connection.abort();
        }

        @Override
        public void onData(LoopConnection connection, ByteBuffer data) {}

        @Override
        public void onClose(LoopConnection connection, @Nullable IOException why) {}
    }
}
