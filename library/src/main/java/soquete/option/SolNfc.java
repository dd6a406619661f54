package soquete.option;

/// Options of the level `SOL_NFC`: LLCP of near field communication, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/nfc.html">NFC</a>
public final class SolNfc {
    /// The number of the level.
    public static final int SOL_NFC = 280;

    /// The extension of the largest packet, at most 2047.
    public static final Option<Long> NFC_LLCP_MIUX =
            new Option<>("NFC_LLCP_MIUX", SOL_NFC, 1, Shape.UNSIGNED);

    /// The timeout of the link of the peer; read-only.
    public static final Option<Long> NFC_LLCP_REMOTE_LTO =
            new Option<>("NFC_LLCP_REMOTE_LTO", SOL_NFC, 3, Shape.UNSIGNED);

    /// The largest packet of the peer; read-only.
    public static final Option<Long> NFC_LLCP_REMOTE_MIU =
            new Option<>("NFC_LLCP_REMOTE_MIU", SOL_NFC, 2, Shape.UNSIGNED);

    /// The window of the peer; read-only.
    public static final Option<Long> NFC_LLCP_REMOTE_RW =
            new Option<>("NFC_LLCP_REMOTE_RW", SOL_NFC, 4, Shape.UNSIGNED);

    /// The receive window, at most 15.
    public static final Option<Long> NFC_LLCP_RW =
            new Option<>("NFC_LLCP_RW", SOL_NFC, 0, Shape.UNSIGNED);

    private SolNfc() {}
}
