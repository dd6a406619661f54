package soquete.option;

/// Options of the level `SOL_SMC`: shared memory communications.
///
/// @see <a href="https://docs.kernel.org/networking/smc-sysctl.html">SMC</a>
public final class SolSmc {
    /// The number of the level.
    public static final int SOL_SMC = 286;

    /// Fall back to TCP when handshakes pile up. Since Linux 5.18.
    public static final Option<Boolean> SMC_LIMIT_HS =
            new Option<>("SMC_LIMIT_HS", SOL_SMC, 1, Shape.FLAG);

    private SolSmc() {}
}
