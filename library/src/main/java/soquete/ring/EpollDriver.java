package soquete.ring;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import soquete.error.ErrnoException;
import soquete.message.Shutdown;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.EpollEvent;
import soquete.sys.EventCalls;
import soquete.sys.LoopCalls;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.EventFd;

/// Readiness by epoll(7): connections are registered once, edge-triggered, for both directions.
///
/// A receive of TCP that fills less than the buffer has drained the socket: what comes later is a
/// new edge. Where the end or urgent data was announced, and for other protocols, it is read until
/// the kernel has no more.
final class EpollDriver extends Driver {
    private static final int BATCH = 512;

    /// Receives, and accepts, of one socket before the others have their turn.
    private static final int TURNS = 16;

    private static final long WAKE = -1;
    private static final int NO_SIGNAL = Constants.MSG_NOSIGNAL;
    private static final int ACCEPT = Constants.SOCK_CLOEXEC | Constants.SOCK_NONBLOCK;
    private static final int IN =
            Constants.EPOLLIN | Constants.EPOLLPRI | Constants.EPOLLRDHUP | Constants.EPOLLET;
    private static final int BOTH_WAYS = IN | Constants.EPOLLOUT;
    private static final int MESSAGES = Constants.EPOLLIN | Constants.EPOLLET;
    private static final int LISTENING = Constants.EPOLLIN | LoopCalls.EPOLLEXCLUSIVE;

    /// After these a short receive does not mean that there is no more.
    private static final int UNUSUAL =
            Constants.EPOLLPRI | Constants.EPOLLRDHUP | Constants.EPOLLHUP | Constants.EPOLLERR;

    private static final int INCOMING = Constants.EPOLLIN | UNUSUAL;
    private static final int OUTGOING =
            Constants.EPOLLOUT | Constants.EPOLLHUP | Constants.EPOLLERR;

    private final Deliveries deliveries;
    private final Registry<Watched> watched;
    final Descriptor epoll;
    private final EventFd wake;
    private final Scratch scratch = Scratch.take();
    private final ByteBuffer events = ByteBuffer.allocateDirect(BATCH * EpollEvent.SIZE + 64);
    private final long eventsAt = MemorySegment.ofBuffer(events).address();
    private final MemorySegment errno;
    private final long time;
    private final ByteBuffer buffer;
    private final long bufferAt;
    private final ArrayDeque<Watched> continuing = new ArrayDeque<>();
    private boolean closed;

    EpollDriver(Deliveries deliveries, Registry<Watched> watched, int size) throws IOException {
        this.deliveries = deliveries;
        this.watched = watched;
        buffer = ByteBuffer.allocateDirect(size);
        bufferAt = MemorySegment.ofBuffer(buffer).address();
        long rest = eventsAt + (long) BATCH * EpollEvent.SIZE + 15 & -16;
        errno = Memory.ALL.asSlice(rest, Integer.BYTES);
        time = rest + 16;
        epoll = Descriptor.ofEpoll(checked("epoll_create1", Calls.epollCreate(scratch)));
        try {
            wake = EventFd.nonBlocking();
        } catch (IOException e) {
            epoll.close();
            throw e;
        }
        try {
            add(wake.fd(), Constants.EPOLLIN | Constants.EPOLLET, WAKE);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static int checked(String operation, int result) throws ErrnoException {
        if (result < 0) {
            throw ErrnoException.of(operation, -result, null);
        }
        return result;
    }

    private void add(int fd, int wanted, long number) throws ErrnoException {
        checked("epoll_ctl", control(Constants.EPOLL_CTL_ADD, fd, wanted, number));
    }

    private int control(int operation, int fd, int wanted, long number) {
        return Calls.epollCtl(scratch, epoll.fd(), operation, fd, wanted, number);
    }

    @Override
    void listen(LoopListener listener) throws IOException {
        add(listener.fd, LISTENING, listener.number);
    }

    @Override
    void pause(LoopListener listener) {
        control(Constants.EPOLL_CTL_DEL, listener.fd, 0, 0);
    }

    @Override
    void resume(LoopListener listener) {
        int result = control(Constants.EPOLL_CTL_ADD, listener.fd, LISTENING, listener.number);
        if (result < 0) {
            deliveries.acceptFailed(listener, -result);
        }
    }

    @Override
    void release(LoopListener listener) {
        control(Constants.EPOLL_CTL_DEL, listener.fd, 0, 0);
        Calls.close(scratch, listener.fd);
        deliveries.closed(listener);
    }

    @Override
    boolean connectsItself() {
        return false;
    }

    @Override
    void open(LoopConnection connection) throws IOException {
        boolean out = connection.has(LoopConnection.CONNECTING);
        if (out) {
            connection.set(LoopConnection.WATCHES_OUT);
        }
        add(connection.fd, out ? BOTH_WAYS : IN, connection.number);
    }

    /// Nothing is read while the connection does not want it; what happens meanwhile is noted.
    @Override
    void pause(LoopConnection connection) {}

    @Override
    void resume(LoopConnection connection) {
        if (connection.has(LoopConnection.READABLE)) {
            goOn(connection);
        }
    }

    private void goOn(LoopConnection connection) {
        if (!connection.has(LoopConnection.CONTINUING)) {
            connection.set(LoopConnection.CONTINUING);
            continuing.add(connection);
        }
    }

    @Override
    boolean sendsAtOnce() {
        return true;
    }

    /// What was just received is sent from where it lies; other memory becomes a segment.
    @Override
    @SuppressWarnings("ReferenceEquality") // the very buffer that was lent
    long trySend(LoopConnection connection, ByteBuffer data) {
        int fd = connection.fd;
        long sent;
        if (data == buffer) {
            long from = bufferAt + data.position();
            sent = Calls.sendtoNow(scratch, fd, from, data.remaining(), NO_SIGNAL, 0, 0);
        } else {
            sent = Calls.sendtoNow(scratch, fd, MemorySegment.ofBuffer(data), NO_SIGNAL, 0, 0);
        }
        if (sent > 0) {
            data.position(data.position() + (int) sent);
        }
        return sent == -Constants.EAGAIN || sent == -Constants.EINTR ? 0 : sent;
    }

    @Override
    void flush(LoopConnection connection) {
        Outbox outbox = connection.sending();
        if (outbox == null) {
            return;
        }
        Chunk chunk = outbox.first();
        while (chunk != null) {
            long from = chunk.address + chunk.start;
            int size = chunk.waiting();
            long sent = Calls.sendtoNow(scratch, connection.fd, from, size, NO_SIGNAL, 0, 0);
            if (sent >= 0) {
                outbox.sent((int) sent);
                chunk = outbox.first();
            } else if (sent == -Constants.EAGAIN) {
                blocked(connection);
                return;
            } else if (sent != -Constants.EINTR) {
                deliveries.failed(connection, "send", (int) -sent);
                return;
            }
        }
    }

    /// Waits for room. Only a connection that has lacked it is ever watched for it: of some
    /// families each receive of the peer is such an event. The kernel looks when the watch is
    /// changed, so none is lost.
    private void blocked(LoopConnection connection) {
        connection.set(LoopConnection.BLOCKED);
        if (!connection.has(LoopConnection.WATCHES_OUT)) {
            connection.set(LoopConnection.WATCHES_OUT);
            control(EventCalls.EPOLL_CTL_MOD, connection.fd, BOTH_WAYS, connection.number);
        }
    }

    @Override
    void finish(LoopConnection connection) {
        // What fails here has failed already, and reading tells.
        Calls.shutdown(scratch, connection.fd, Shutdown.SHUT_WR.number());
    }

    @Override
    void release(LoopConnection connection) {
        if (connection.has(LoopConnection.SHARED)) {
            control(Constants.EPOLL_CTL_DEL, connection.fd, 0, 0);
        }
        Calls.close(scratch, connection.fd);
        deliveries.closed(connection);
    }

    @Override
    void open(LoopDatagrams datagrams) throws IOException {
        add(datagrams.fd, MESSAGES, datagrams.number);
    }

    @Override
    void awaitRoom(LoopDatagrams datagrams) {
        int both = MESSAGES | Constants.EPOLLOUT;
        control(EventCalls.EPOLL_CTL_MOD, datagrams.fd, both, datagrams.number);
    }

    @Override
    void release(LoopDatagrams datagrams) {
        control(Constants.EPOLL_CTL_DEL, datagrams.fd, 0, 0);
    }

    @Override
    boolean hasMore() {
        return !continuing.isEmpty();
    }

    @Override
    void poll(long nanos) throws IOException {
        int turns = continuing.size();
        long wait = nanos == Deadline.NEVER ? -1 : nanos;
        long most = turns > 0 ? 0 : wait;
        int count = LoopCalls.epollWait(errno, epoll.fd(), eventsAt, BATCH, most, time);
        if (count < 0 && count != -Constants.EINTR) {
            throw ErrnoException.of("epoll_pwait2", -count, null);
        }
        for (int i = 0; i < count; i++) {
            long event = eventsAt + (long) i * EpollEvent.SIZE;
            dispatch(EpollEvent.events(event), EpollEvent.data(event));
        }
        for (int i = 0; i < turns; i++) {
            Watched one = continuing.remove();
            if (one instanceof LoopConnection connection) {
                connection.clear(LoopConnection.CONTINUING);
                receive(connection);
            } else if (one instanceof LoopDatagrams datagrams) {
                datagrams.continuing = false;
                receive(datagrams);
            }
        }
    }

    private void dispatch(int happened, long number) throws ClosedChannelException {
        if (number == WAKE) {
            wake.drain();
            return;
        }
        Watched one = watched.get(number);
        if (one instanceof LoopConnection connection) {
            ready(connection, happened);
        } else if (one instanceof LoopListener listener) {
            accept(listener);
        } else if (one instanceof LoopDatagrams datagrams) {
            ready(datagrams, happened);
        }
    }

    private void ready(LoopConnection connection, int happened) {
        if (connection.has(LoopConnection.CONNECTING)) {
            connected(connection, happened);
            return;
        }
        if ((happened & OUTGOING) != 0 && connection.has(LoopConnection.BLOCKED)) {
            deliveries.progressed(connection);
        }
        if ((happened & INCOMING) != 0) {
            connection.set(LoopConnection.READABLE);
            if ((happened & UNUSUAL) != 0) {
                connection.set(LoopConnection.UNTIL_EMPTY);
            }
            receive(connection);
        }
    }

    private void connected(LoopConnection connection, int happened) {
        if ((happened & OUTGOING) == 0 || connection.has(LoopConnection.BROKEN)) {
            return;
        }
        Memory.putInt(scratch.length(), Integer.BYTES);
        int result =
                Calls.getsockopt(
                        scratch,
                        connection.fd,
                        Constants.SOL_SOCKET,
                        Constants.SO_ERROR,
                        scratch.value(),
                        scratch.length());
        int errno = result < 0 ? -result : Memory.getInt(scratch.value());
        deliveries.connected(connection, errno);
        if (errno == 0) {
            connection.set(LoopConnection.READABLE);
            receive(connection);
        }
    }

    private void receive(LoopConnection connection) {
        for (int turn = 0; turn < TURNS; turn++) {
            if (!connection.wantsData()) {
                return; // READABLE stays set for resume
            }
            long size = buffer.capacity();
            long count = Calls.recvfromNow(scratch, connection.fd, bufferAt, size, 0, 0, 0);
            if (count > 0) {
                boolean drained = count < size && !connection.has(LoopConnection.UNTIL_EMPTY);
                if (drained) {
                    connection.clear(LoopConnection.READABLE);
                }
                buffer.position(0).limit((int) count);
                deliveries.received(connection, buffer);
                if (drained) {
                    return;
                }
            } else if (count == 0) {
                connection.clear(LoopConnection.READABLE);
                deliveries.ended(connection);
                return;
            } else if (count == -Constants.EAGAIN) {
                connection.clear(LoopConnection.READABLE);
                return;
            } else if (count != -Constants.EINTR) {
                connection.clear(LoopConnection.READABLE);
                deliveries.failed(connection, "recv", (int) -count);
                return;
            }
        }
        goOn(connection);
    }

    private void receive(LoopDatagrams datagrams) {
        if (deliveries.readable(datagrams) && !datagrams.continuing) {
            datagrams.continuing = true;
            continuing.add(datagrams);
        }
    }

    private void accept(LoopListener listener) {
        if (listener.isWatched()) {
            deliveries.waiting(listener);
            return;
        }
        for (int turn = 0; turn < TURNS; turn++) {
            int result = Calls.accept4Now(scratch, listener.fd, 0, 0, ACCEPT);
            if (result >= 0) {
                listener.worked();
                deliveries.accepted(listener, result);
            } else if (LoopListener.isOfTheProcess(-result)) {
                deliveries.acceptFailed(listener, -result);
                return;
            } else if (result == -Constants.EAGAIN) {
                return;
            }
            // Whatever else is about one connection, which is gone: accept(2), "Error handling".
        }
    }

    private void ready(LoopDatagrams datagrams, int happened) {
        if ((happened & OUTGOING) != 0) {
            // Before the handler, which may find no room once more.
            control(EventCalls.EPOLL_CTL_MOD, datagrams.fd, MESSAGES, datagrams.number);
            deliveries.writable(datagrams);
        }
        if ((happened & INCOMING) != 0) {
            receive(datagrams);
        }
    }

    @Override
    void wakeup() {
        try {
            wake.signal();
        } catch (ClosedChannelException e) {
            // The loop has ended.
        }
    }

    @Override
    void close() {
        wake.close();
        epoll.close();
        if (!closed) {
            closed = true;
            scratch.give();
        }
    }
}
