package soquete.option;

import java.time.Duration;

/// Options of vsock sockets, vsock(7), sorted by name. Their level is the number of the family,
/// `AF_VSOCK`.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/vsock.7.html">vsock(7)</a>
public final class AfVsock {
    /// The number of the level.
    public static final int AF_VSOCK = 40;

    /// The most bytes that the buffer may have. Since Linux 3.9.
    public static final Option<Long> SO_VM_SOCKETS_BUFFER_MAX_SIZE =
            new Option<>("SO_VM_SOCKETS_BUFFER_MAX_SIZE", AF_VSOCK, 2, Shape.LONG);

    /// The least bytes that the buffer may have. Since Linux 3.9.
    public static final Option<Long> SO_VM_SOCKETS_BUFFER_MIN_SIZE =
            new Option<>("SO_VM_SOCKETS_BUFFER_MIN_SIZE", AF_VSOCK, 1, Shape.LONG);

    /// Bytes of the buffer, kept between the least and the most. Since Linux 3.9.
    public static final Option<Long> SO_VM_SOCKETS_BUFFER_SIZE =
            new Option<>("SO_VM_SOCKETS_BUFFER_SIZE", AF_VSOCK, 0, Shape.LONG);

    /// The longest that connect takes; 2 s at first. Since Linux 3.9.
    public static final Option<Duration> SO_VM_SOCKETS_CONNECT_TIMEOUT =
            new Option<>("SO_VM_SOCKETS_CONNECT_TIMEOUT", AF_VSOCK, 6, Shape.TIMEVAL);

    /// The same, with 64-bit time on every machine. Since Linux 5.16.
    public static final Option<Duration> SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW =
            new Option<>("SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW", AF_VSOCK, 8, Shape.TIMEVAL);

    /// Of the VMCI transport alone; elsewhere `ENOPROTOOPT`. Since Linux 3.9.
    public static final Option<Integer> SO_VM_SOCKETS_NONBLOCK_TXRX =
            new Option<>("SO_VM_SOCKETS_NONBLOCK_TXRX", AF_VSOCK, 7, Shape.INT);

    /// Of the VMCI transport alone; elsewhere `ENOPROTOOPT`; read-only. Since Linux 3.9.
    public static final Option<Long> SO_VM_SOCKETS_PEER_HOST_VM_ID =
            new Option<>("SO_VM_SOCKETS_PEER_HOST_VM_ID", AF_VSOCK, 3, Shape.UNSIGNED);

    /// Of the VMCI transport alone; elsewhere `ENOPROTOOPT`; read-only. Since Linux 3.9.
    public static final Option<Integer> SO_VM_SOCKETS_TRUSTED =
            new Option<>("SO_VM_SOCKETS_TRUSTED", AF_VSOCK, 5, Shape.INT);

    private AfVsock() {}
}
