package soquete;

import java.io.Closeable;

/// Two sockets that are connected to each other: what [Socket#pair] makes.
///
/// @param first  one end
/// @param second the other end
public record SocketPair(Socket first, Socket second) implements Closeable {
    /// Closes both ends. Safe to repeat.
    @Override
    public void close() {
        first.close();
        second.close();
    }
}
