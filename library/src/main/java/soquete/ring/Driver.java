package soquete.ring;

import java.io.IOException;
import java.nio.ByteBuffer;

/// How a loop talks to the kernel: the part that is different with epoll(7) and io_uring(7). All
/// methods but [#wakeup] belong to the thread of the loop.
///
/// The driver tells the loop what happened by [Deliveries]; the loop never calls back into a
/// handler from within a method of this class that the handler has called.
abstract class Driver {
    /// Begins to accept.
    abstract void listen(LoopListener listener) throws IOException;

    /// Accepts no more until [#resume].
    abstract void pause(LoopListener listener);

    abstract void resume(LoopListener listener);

    /// Ends a listener and closes its descriptor, then tells [Deliveries#closed(LoopListener)].
    abstract void release(LoopListener listener);

    /// Whether [#open] makes the connection, to the endpoint that is the connection's driver state;
    /// otherwise it has begun before.
    abstract boolean connectsItself();

    /// Begins to receive on a connection; or, while it is being made, to wait for its end.
    abstract void open(LoopConnection connection) throws IOException;

    /// Stops to receive, until [#resume].
    abstract void pause(LoopConnection connection);

    abstract void resume(LoopConnection connection);

    /// Whether [#trySend] may do something.
    abstract boolean sendsAtOnce();

    /// Sends what the kernel takes at once, from memory that is the caller's.
    ///
    /// @return bytes, 0 if it takes none now, or `-errno`
    abstract long trySend(LoopConnection connection, ByteBuffer data);

    /// Sends what waits, as far as the kernel takes it; the rest when it does.
    abstract void flush(LoopConnection connection);

    /// Tells the peer that no more will come. Nothing waits to be sent.
    abstract void finish(LoopConnection connection);

    /// Ends a connection and closes its descriptor, then tells
    /// [Deliveries#closed(LoopConnection)].
    abstract void release(LoopConnection connection);

    /// Begins to wait for datagrams.
    abstract void open(LoopDatagrams datagrams) throws IOException;

    /// Waits until the socket takes datagrams again.
    abstract void awaitRoom(LoopDatagrams datagrams);

    /// Ends the watch; the descriptor stays open.
    abstract void release(LoopDatagrams datagrams);

    /// Whether the next [#poll] would find something at once.
    abstract boolean hasMore();

    /// Waits for something to happen, and delivers it.
    ///
    /// @param nanos at most so long; 0 not to wait; [soquete.wait.Deadline#NEVER] without limit
    abstract void poll(long nanos) throws IOException;

    /// See [EventLoop#receivesWithoutBuffer]. Of any thread.
    long receivesWithoutBuffer() {
        return 0;
    }

    /// See [EventLoop#completionOverflows]. Of any thread.
    long completionOverflows() {
        return 0;
    }

    /// Ends a [#poll] early, or the next one. Of any thread.
    abstract void wakeup();

    /// Gives back what the driver itself holds. Nothing is watched any more.
    abstract void close();
}
