package soquete.option;

/// Options of the level `SOL_CAN_RAW`: raw CAN sockets, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public final class SolCanRaw {
    /// The number of the level.
    public static final int SOL_CAN_RAW = 101;

    /// Which error frames are received, a bit a class.
    public static final Option<Integer> CAN_RAW_ERR_FILTER =
            new Option<>("CAN_RAW_ERR_FILTER", SOL_CAN_RAW, 2, Shape.INT);

    /// Allow frames of CAN FD. Since Linux 3.6.
    public static final Option<Boolean> CAN_RAW_FD_FRAMES =
            new Option<>("CAN_RAW_FD_FRAMES", SOL_CAN_RAW, 5, Shape.FLAG);

    /// Which frames are received: those that one of the filters takes; an empty array receives
    /// none.
    public static final Option<CanFilter[]> CAN_RAW_FILTER =
            new Option<>("CAN_RAW_FILTER", SOL_CAN_RAW, 1, Deferred.CAN_FILTERS);

    /// Receive only what all filters take. Since Linux 4.1.
    public static final Option<Boolean> CAN_RAW_JOIN_FILTERS =
            new Option<>("CAN_RAW_JOIN_FILTERS", SOL_CAN_RAW, 6, Shape.FLAG);

    /// Whether what is sent comes back to other sockets: true at first.
    public static final Option<Boolean> CAN_RAW_LOOPBACK =
            new Option<>("CAN_RAW_LOOPBACK", SOL_CAN_RAW, 3, Shape.FLAG);

    /// Receive what this socket sent.
    public static final Option<Boolean> CAN_RAW_RECV_OWN_MSGS =
            new Option<>("CAN_RAW_RECV_OWN_MSGS", SOL_CAN_RAW, 4, Shape.FLAG);

    /// Allow frames of CAN XL. Since Linux 6.1.
    public static final Option<Boolean> CAN_RAW_XL_FRAMES =
            new Option<>("CAN_RAW_XL_FRAMES", SOL_CAN_RAW, 7, Shape.FLAG);

    /// The virtual network of CAN XL frames. Since Linux 6.9.
    public static final Option<CanRawVcidOptions> CAN_RAW_XL_VCID_OPTS =
            new Option<>("CAN_RAW_XL_VCID_OPTS", SOL_CAN_RAW, 8, Deferred.CAN_RAW_VCID_OPTIONS);

    private SolCanRaw() {}
}
