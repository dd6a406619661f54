package soquete.option;

/// Options of the level `SOL_TIPC`, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/tipc.html">TIPC</a>
public final class SolTipc {
    /// The number of the level.
    public static final int SOL_TIPC = 271;

    /// A value of `TIPC_IMPORTANCE`: the first that is dropped; at first.
    public static final long TIPC_LOW_IMPORTANCE = 0;

    /// A value of `TIPC_IMPORTANCE`.
    public static final long TIPC_MEDIUM_IMPORTANCE = 1;

    /// A value of `TIPC_IMPORTANCE`.
    public static final long TIPC_HIGH_IMPORTANCE = 2;

    /// A value of `TIPC_IMPORTANCE`: the last that is dropped.
    public static final long TIPC_CRITICAL_IMPORTANCE = 3;

    /// Milliseconds that connect takes at most; 8000 at first.
    public static final Option<Long> TIPC_CONN_TIMEOUT =
            new Option<>("TIPC_CONN_TIMEOUT", SOL_TIPC, 130, Shape.UNSIGNED);

    /// Drop messages that cannot be delivered, instead of returning them.
    public static final Option<Boolean> TIPC_DEST_DROPPABLE =
            new Option<>("TIPC_DEST_DROPPABLE", SOL_TIPC, 129, Shape.FLAG);

    /// Join a communication group. Since Linux 4.15.
    public static final Option<TipcGroupReq> TIPC_GROUP_JOIN =
            new Option<>("TIPC_GROUP_JOIN", SOL_TIPC, 135, Deferred.TIPC_GROUP_REQ);

    /// Leave the group; the value does not count; write-only. Since Linux 4.15.
    public static final Option<Boolean> TIPC_GROUP_LEAVE =
            new Option<>("TIPC_GROUP_LEAVE", SOL_TIPC, 136, Shape.FLAG);

    /// Of messages sent: [#TIPC_LOW_IMPORTANCE] to [#TIPC_CRITICAL_IMPORTANCE].
    public static final Option<Long> TIPC_IMPORTANCE =
            new Option<>("TIPC_IMPORTANCE", SOL_TIPC, 127, Shape.UNSIGNED);

    /// Send multicasts by broadcast; the value does not count; write-only. Since Linux 4.11.
    public static final Option<Boolean> TIPC_MCAST_BROADCAST =
            new Option<>("TIPC_MCAST_BROADCAST", SOL_TIPC, 133, Shape.FLAG);

    /// Send multicasts as copies; the value does not count; write-only. Since Linux 4.11.
    public static final Option<Boolean> TIPC_MCAST_REPLICAST =
            new Option<>("TIPC_MCAST_REPLICAST", SOL_TIPC, 134, Shape.FLAG);

    /// No Nagle algorithm; write-only. Since Linux 5.5.
    public static final Option<Boolean> TIPC_NODELAY =
            new Option<>("TIPC_NODELAY", SOL_TIPC, 138, Shape.FLAG);

    /// No longer counted; read-only.
    public static final Option<Long> TIPC_NODE_RECVQ_DEPTH =
            new Option<>("TIPC_NODE_RECVQ_DEPTH", SOL_TIPC, 131, Shape.UNSIGNED);

    /// Messages that wait to be received; read-only.
    public static final Option<Long> TIPC_SOCK_RECVQ_DEPTH =
            new Option<>("TIPC_SOCK_RECVQ_DEPTH", SOL_TIPC, 132, Shape.UNSIGNED);

    /// Bytes of receive buffer in use; read-only. Since Linux 4.17.
    public static final Option<Long> TIPC_SOCK_RECVQ_USED =
            new Option<>("TIPC_SOCK_RECVQ_USED", SOL_TIPC, 137, Shape.UNSIGNED);

    /// Drop messages of this socket when there is no room.
    public static final Option<Boolean> TIPC_SRC_DROPPABLE =
            new Option<>("TIPC_SRC_DROPPABLE", SOL_TIPC, 128, Shape.FLAG);

    private SolTipc() {}
}
