package soquete.bench.load;

/// An operation of one thread, over and over. Between chunks of operations the content changes and
/// what arrived is compared; that is not measured.
interface Task {
    /// Before a chunk.
    ///
    /// @throws Exception if it fails
    default void renew() throws Exception {}

    /// One operation.
    ///
    /// @throws Exception if it fails
    void operate() throws Exception;

    /// After a chunk.
    ///
    /// @return how many bytes were compared
    /// @throws Exception if it fails, or other bytes arrived than were sent
    long check() throws Exception;

    /// What one operation is counted as: the datagrams in it.
    default int weight() {
        return 1;
    }

    /// How many operations are a chunk.
    default int chunk() {
        return 500;
    }

    /// At the end.
    ///
    /// @throws Exception if it fails
    default void close() throws Exception {}
}
