package soquete.option;

/// Options of the level `SOL_KCM`: the kernel connection multiplexor.
///
/// @see <a href="https://docs.kernel.org/networking/kcm.html">KCM</a>
public final class SolKcm {
    /// The number of the level.
    public static final int SOL_KCM = 281;

    /// Receive nothing on this socket. Since Linux 4.6.
    public static final Option<Boolean> KCM_RECV_DISABLE =
            new Option<>("KCM_RECV_DISABLE", SOL_KCM, 1, Shape.FLAG);

    private SolKcm() {}
}
