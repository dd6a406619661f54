package soquete.ring;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import soquete.MessageBatch;

/// What happens on a datagram socket of an [EventLoop]. As with [LoopHandler], every method is
/// called by the thread of the loop, and must not wait.
public interface DatagramHandler {
    /// Messages have come.
    ///
    /// @param socket   where to send
    /// @param messages [MessageBatch#received] messages, lent for the duration of this call; they
    ///     may be turned into answers with [MessageBatch#reply] and sent
    /// @throws IOException ends the socket
    void onMessages(LoopDatagrams socket, MessageBatch messages) throws IOException;

    /// The kernel takes messages again, after [LoopDatagrams#send] took fewer than it was given.
    ///
    /// @param socket where to send
    /// @throws IOException ends the socket
    default void onWritable(LoopDatagrams socket) throws IOException {}

    /// A receive or send failed with an error of the network: a peer's port that was not reachable,
    /// say. The socket goes on unless this throws.
    ///
    /// @param socket  where it happened
    /// @param failure as the kernel put it
    /// @throws IOException ends the socket
    default void onError(LoopDatagrams socket, IOException failure) throws IOException {}

    /// The socket is no more. Called once, and last.
    ///
    /// @param socket which is closed
    /// @param why    what ended it; null if it was closed as asked for
    default void onClose(LoopDatagrams socket, @Nullable IOException why) {}
}
