package soquete.option;

/// Options of the level `SOL_PNPIPE`: pipes of Phonet, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/phonet.html">Phonet</a>
public final class SolPnpipe {
    /// The number of the level.
    public static final int SOL_PNPIPE = 275;

    /// What the pipe carries: 0 nothing, 1 IP as a network interface.
    public static final Option<Integer> PNPIPE_ENCAP =
            new Option<>("PNPIPE_ENCAP", SOL_PNPIPE, 1, Shape.INT);

    /// The handle of the pipe.
    public static final Option<Integer> PNPIPE_HANDLE =
            new Option<>("PNPIPE_HANDLE", SOL_PNPIPE, 3, Shape.INT);

    /// The interface of [#PNPIPE_ENCAP]; read-only.
    public static final Option<Integer> PNPIPE_IFINDEX =
            new Option<>("PNPIPE_IFINDEX", SOL_PNPIPE, 2, Shape.INT);

    /// Whether the pipe starts enabled.
    public static final Option<Integer> PNPIPE_INITSTATE =
            new Option<>("PNPIPE_INITSTATE", SOL_PNPIPE, 4, Shape.INT);

    private SolPnpipe() {}
}
