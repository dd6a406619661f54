package soquete.ring;

import java.nio.ByteBuffer;

/// What a [Driver] tells its loop.
interface Deliveries {
    /// A connection was accepted.
    void accepted(LoopListener listener, int fd);

    /// Connections wait at a listener that is only watched.
    void waiting(LoopListener listener);

    /// Accepting failed with an errno that is not about one connection (`EMFILE`, say).
    void acceptFailed(LoopListener listener, int errno);

    /// A connection that was being made is there, or failed with an errno other than 0.
    void connected(LoopConnection connection, int errno);

    /// Bytes came. The buffer is the driver's again afterwards.
    void received(LoopConnection connection, ByteBuffer data);

    /// The peer ended its half.
    void ended(LoopConnection connection);

    /// The kernel took bytes of what waited, or can take some again.
    void progressed(LoopConnection connection);

    /// The connection broke.
    void failed(LoopConnection connection, String operation, int errno);

    /// The descriptor is the kernel's again.
    void closed(LoopConnection connection);

    /// The descriptor is the kernel's again.
    void closed(LoopListener listener);

    /// Datagrams are there.
    ///
    /// @return whether there may be more than were received
    boolean readable(LoopDatagrams datagrams);

    /// There is room for datagrams.
    void writable(LoopDatagrams datagrams);
}
