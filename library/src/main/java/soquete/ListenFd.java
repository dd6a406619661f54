package soquete;

/// A descriptor that the starter of this process left open for it; see [ListenFds].
public sealed interface ListenFd {
    /// The number under which it came.
    ///
    /// @return 3 or more
    int number();

    /// Its name in `LISTEN_FDNAMES`.
    ///
    /// @return the name; `unknown` where the starter gave none
    String name();

    /// A socket: one that listens, or a connection that was accepted before.
    ///
    /// @param number the number under which it came
    /// @param name   its name, or `unknown`
    /// @param socket its owner
    record OfSocket(int number, String name, Socket socket) implements ListenFd {}

    /// Anything else: a FIFO, a device, a file.
    ///
    /// @param number the number under which it came
    /// @param name   its name, or `unknown`
    /// @param owned  its owner
    record OfFile(int number, String name, OwnedFd owned) implements ListenFd {}
}
