package soquete.server;

import java.io.IOException;
import soquete.ring.LoopHandler;

/// What a [Server] on event loops does with a connection: [ServerBuilder#handleOnLoops].
@FunctionalInterface
public interface LoopHandlers {
    /// The handler of a connection: a new one, which may keep what it needs of the connection, or
    /// the same for many. Called by the thread of the loop, right before
    /// [LoopHandler#onOpen]. It must not wait, as the handler must not.
    ///
    /// What this or the handler throws ends this connection alone, at once, and is reported as
    /// [ServerEvent.Failed].
    ///
    /// @param connection who it is, when the server drains ([Connection#onDrain]), and how to close
    ///     it from another thread ([Connection#close]). It does not send or receive
    /// @return who is told what happens on the connection
    /// @throws IOException ends the connection
    LoopHandler handler(Connection connection) throws IOException;
}
