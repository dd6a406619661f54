package soquete.bench.load;

/// A server that sends back what it receives, until the process ends.
interface EchoServer {
    /// How many connections may wait to be accepted.
    int BACKLOG = 4096;

    /// What a server receives at once, at most; Netty has buffers of its own.
    int BUFFER = 16384;

    /// Starts to serve, in threads of its own.
    ///
    /// @return the address with the port that the kernel chose
    /// @throws Exception if it cannot
    Address start(Address at) throws Exception;

    /// What it has counted of itself.
    ///
    /// @return an object of JSON
    default String counts() {
        return "{}";
    }
}
