package soquete.option;

/// The value of `CAN_ISOTP_LL_OPTS`: the link layer.
///
/// @param mtu `CAN_MTU` 16 or `CANFD_MTU` 72
/// @param txDl bytes of payload in a frame sent: 8, 12, 16, 20, 24, 32, 48 or 64
/// @param txFlags flags of frames sent
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public record CanIsotpLlOptions(int mtu, int txDl, int txFlags) {
    /// The size of frames at first: classic ones.
    public static final int CAN_ISOTP_DEFAULT_LL_MTU = 16;

    /// The bytes of payload at first.
    public static final int CAN_ISOTP_DEFAULT_LL_TX_DL = 8;

    /// The flags at first.
    public static final int CAN_ISOTP_DEFAULT_LL_TX_FLAGS = 0;

    private static final Struct CAN_ISOTP_LL_OPTIONS = Struct.of("can_isotp_ll_options", 3);
    private static final Struct.Field MTU = CAN_ISOTP_LL_OPTIONS.field("mtu", 0, 1);
    private static final Struct.Field TXDL = CAN_ISOTP_LL_OPTIONS.field("tx_dl", 1, 1);
    private static final Struct.Field TXFLAGS = CAN_ISOTP_LL_OPTIONS.field("tx_flags", 2, 1);

    static final Shape<CanIsotpLlOptions> SHAPE =
            Coded.struct(
                    CanIsotpLlOptions.class,
                    CAN_ISOTP_LL_OPTIONS,
                    (value, to) -> {
                        MTU.put(to, value.mtu);
                        TXDL.put(to, value.txDl);
                        TXFLAGS.put(to, value.txFlags);
                    },
                    from ->
                            new CanIsotpLlOptions(
                                    MTU.getInt(from), TXDL.getInt(from), TXFLAGS.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public CanIsotpLlOptions {
        Range.check("mtu", mtu, 0xff);
        Range.check("tx_dl", txDl, 0xff);
        Range.check("tx_flags", txFlags, 0xff);
    }
}
