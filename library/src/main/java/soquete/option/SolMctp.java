package soquete.option;

/// Options of the level `SOL_MCTP`: the management component transport.
///
/// @see <a href="https://docs.kernel.org/networking/mctp.html">MCTP</a>
public final class SolMctp {
    /// The number of the level.
    public static final int SOL_MCTP = 285;

    /// Addresses with the link layer, `struct sockaddr_mctp_ext`; needs CAP_NET_RAW. Since Linux
    /// 5.16.
    public static final Option<Boolean> MCTP_OPT_ADDR_EXT =
            new Option<>("MCTP_OPT_ADDR_EXT", SOL_MCTP, 1, Shape.FLAG);

    private SolMctp() {}
}
