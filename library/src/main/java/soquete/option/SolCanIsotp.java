package soquete.option;

/// Options of the level `SOL_CAN_ISOTP`: ISO 15765-2 over CAN, sorted by name. Set them before
/// bind. Since Linux 5.10.
///
/// @see <a href="https://docs.kernel.org/networking/iso15765-2.html">SocketCAN</a>
public final class SolCanIsotp {
    /// The number of the level.
    public static final int SOL_CAN_ISOTP = 106;

    /// The link layer.
    public static final Option<CanIsotpLlOptions> CAN_ISOTP_LL_OPTS =
            new Option<>("CAN_ISOTP_LL_OPTS", SOL_CAN_ISOTP, 5, Deferred.CAN_ISOTP_LL_OPTIONS);

    /// Flags, addresses and padding.
    public static final Option<CanIsotpOptions> CAN_ISOTP_OPTS =
            new Option<>("CAN_ISOTP_OPTS", SOL_CAN_ISOTP, 1, Deferred.CAN_ISOTP_OPTIONS);

    /// Flow control when receiving.
    public static final Option<CanIsotpFcOptions> CAN_ISOTP_RECV_FC =
            new Option<>("CAN_ISOTP_RECV_FC", SOL_CAN_ISOTP, 2, Deferred.CAN_ISOTP_FC_OPTIONS);

    /// Nanoseconds: frames that come sooner are dropped.
    public static final Option<Integer> CAN_ISOTP_RX_STMIN =
            new Option<>("CAN_ISOTP_RX_STMIN", SOL_CAN_ISOTP, 4, Shape.INT);

    /// Nanoseconds between frames sent, instead of what the peer asks for.
    public static final Option<Integer> CAN_ISOTP_TX_STMIN =
            new Option<>("CAN_ISOTP_TX_STMIN", SOL_CAN_ISOTP, 3, Shape.INT);

    private SolCanIsotp() {}
}
