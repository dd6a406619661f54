package soquete.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What happens on a connection of an [EventLoop].
///
/// Every method is called by the thread of the loop, one at a time for all its connections: it must
/// not wait. An exception ends the connection, not the loop; it comes back in [#onClose].
public interface LoopHandler {
    /// The connection is there: it was accepted, adopted, or a connect has succeeded.
    ///
    /// @param connection where to send, and what to close
    /// @throws IOException ends the connection
    default void onOpen(LoopConnection connection) throws IOException {}

    /// Bytes have come.
    ///
    /// @param connection whose they are
    /// @param data       the bytes, from the position to the limit: lent for the duration of this
    ///     call, after which the memory holds something else. What is not read is gone
    /// @throws IOException ends the connection
    void onData(LoopConnection connection, ByteBuffer data) throws IOException;

    /// The bytes that wait to be sent have become fewer than the low-water mark, after they were
    /// more than the high-water mark.
    ///
    /// @param connection which can take more
    /// @throws IOException ends the connection
    default void onWritable(LoopConnection connection) throws IOException {}

    /// The peer will send no more. Unless a handler says otherwise, the connection is closed once
    /// everything is sent.
    ///
    /// @param connection which can still send
    /// @throws IOException ends the connection
    default void onEnd(LoopConnection connection) throws IOException {
        connection.close();
    }

    /// Another handler is to take the place of this one ([LoopConnection#handler(LoopHandler)]).
    /// One that wraps others, to count or to limit, may keep its place and change what it wraps.
    ///
    /// @param next what was asked for
    /// @return who is told from here on: `next`, unless a handler says otherwise
    default LoopHandler replacedBy(LoopHandler next) {
        return next;
    }

    /// The connection is no more. Called once for each connection, and last.
    ///
    /// @param connection which is closed
    /// @param why        what ended it: an [soquete.error.ErrnoException] from the kernel, what the
    ///     handler threw, [java.nio.channels.AsynchronousCloseException] if the loop was closed;
    ///     null if it was closed as asked for
    default void onClose(LoopConnection connection, @Nullable IOException why) {}
}
