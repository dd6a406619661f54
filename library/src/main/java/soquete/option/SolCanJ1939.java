package soquete.option;

/// Options of the level `SOL_CAN_J1939`: SAE J1939 over CAN, sorted by name. Since Linux 5.4.
///
/// @see <a href="https://docs.kernel.org/networking/j1939.html">J1939</a>
public final class SolCanJ1939 {
    /// The number of the level.
    public static final int SOL_CAN_J1939 = 107;

    /// Keep errors in a queue, for `MSG_ERRQUEUE`.
    public static final Option<Boolean> SO_J1939_ERRQUEUE =
            new Option<>("SO_J1939_ERRQUEUE", SOL_CAN_J1939, 4, Shape.FLAG);

    /// Which messages are received: those that one of the filters takes; write-only.
    public static final Option<J1939Filter[]> SO_J1939_FILTER =
            new Option<>("SO_J1939_FILTER", SOL_CAN_J1939, 1, Deferred.J1939_FILTERS);

    /// Receive everything.
    public static final Option<Boolean> SO_J1939_PROMISC =
            new Option<>("SO_J1939_PROMISC", SOL_CAN_J1939, 2, Shape.FLAG);

    /// The priority of messages sent, 0 to 7; below 2 needs CAP_NET_ADMIN.
    public static final Option<Integer> SO_J1939_SEND_PRIO =
            new Option<>("SO_J1939_SEND_PRIO", SOL_CAN_J1939, 3, Shape.INT);

    private SolCanJ1939() {}
}
