package soquete.option;

/// Options of the level `SOL_LLC`: logical link control, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/index.html">LLC</a>
public final class SolLlc {
    /// The number of the level.
    public static final int SOL_LLC = 268;

    /// Seconds until an acknowledgement is missed, at most 60.
    public static final Option<Integer> LLC_OPT_ACK_TMR_EXP =
            new Option<>("LLC_OPT_ACK_TMR_EXP", SOL_LLC, 3, Shape.INT);

    /// Seconds that a busy peer is waited for, at most 60.
    public static final Option<Integer> LLC_OPT_BUSY_TMR_EXP =
            new Option<>("LLC_OPT_BUSY_TMR_EXP", SOL_LLC, 6, Shape.INT);

    /// Receive the address of each packet.
    public static final Option<Boolean> LLC_OPT_PKTINFO =
            new Option<>("LLC_OPT_PKTINFO", SOL_LLC, 9, Shape.FLAG);

    /// Seconds until an answer to a poll is missed, at most 60.
    public static final Option<Integer> LLC_OPT_P_TMR_EXP =
            new Option<>("LLC_OPT_P_TMR_EXP", SOL_LLC, 4, Shape.INT);

    /// Seconds until an answer to a rejection is missed, at most 60.
    public static final Option<Integer> LLC_OPT_REJ_TMR_EXP =
            new Option<>("LLC_OPT_REJ_TMR_EXP", SOL_LLC, 5, Shape.INT);

    /// How often is sent again, at most 100.
    public static final Option<Integer> LLC_OPT_RETRY =
            new Option<>("LLC_OPT_RETRY", SOL_LLC, 1, Shape.INT);

    /// The receive window, at most 127.
    public static final Option<Integer> LLC_OPT_RX_WIN =
            new Option<>("LLC_OPT_RX_WIN", SOL_LLC, 8, Shape.INT);

    /// The largest packet, at most 4196 bytes.
    public static final Option<Integer> LLC_OPT_SIZE =
            new Option<>("LLC_OPT_SIZE", SOL_LLC, 2, Shape.INT);

    /// The send window, at most 127.
    public static final Option<Integer> LLC_OPT_TX_WIN =
            new Option<>("LLC_OPT_TX_WIN", SOL_LLC, 7, Shape.INT);

    private SolLlc() {}
}
