package soquete.option;

/// Options of the level `SOL_RXRPC`: remote calls of AFS, sorted by name. Set them before bind;
/// write-only but for the last.
///
/// @see <a href="https://docs.kernel.org/networking/rxrpc.html">RxRPC</a>
public final class SolRxrpc {
    /// The number of the level.
    public static final int SOL_RXRPC = 272;

    /// Each call has a connection of its own; takes no bytes.
    public static final Option<byte[]> RXRPC_EXCLUSIVE_CONNECTION =
            new Option<>("RXRPC_EXCLUSIVE_CONNECTION", SOL_RXRPC, 3, Shape.BYTES);

    /// The least security: 0 plain, 1 authenticated, 2 encrypted.
    public static final Option<Long> RXRPC_MIN_SECURITY_LEVEL =
            new Option<>("RXRPC_MIN_SECURITY_LEVEL", SOL_RXRPC, 4, Shape.UNSIGNED);

    /// The description of a key of type rxrpc.
    public static final Option<byte[]> RXRPC_SECURITY_KEY =
            new Option<>("RXRPC_SECURITY_KEY", SOL_RXRPC, 1, Shape.BYTES);

    /// The description of a keyring.
    public static final Option<byte[]> RXRPC_SECURITY_KEYRING =
            new Option<>("RXRPC_SECURITY_KEYRING", SOL_RXRPC, 2, Shape.BYTES);

    /// The highest control message that the kernel knows; read-only.
    public static final Option<Integer> RXRPC_SUPPORTED_CMSG =
            new Option<>("RXRPC_SUPPORTED_CMSG", SOL_RXRPC, 6, Shape.INT);

    /// Two services, 16 bits each: calls to the first may go to the second.
    public static final Option<byte[]> RXRPC_UPGRADEABLE_SERVICE =
            new Option<>("RXRPC_UPGRADEABLE_SERVICE", SOL_RXRPC, 5, Shape.BYTES);

    private SolRxrpc() {}
}
