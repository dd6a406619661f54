package soquete.option;

/// The value of `CAN_ISOTP_RECV_FC`: flow control.
///
/// @param bs the block size; 0 is off
/// @param stmin the least time between frames, in the encoding of ISO 15765-2
/// @param wftmax the most wait frames; 0 ignores them
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public record CanIsotpFcOptions(int bs, int stmin, int wftmax) {
    /// The block size at first.
    public static final int CAN_ISOTP_DEFAULT_RECV_BS = 0;

    /// The least time at first.
    public static final int CAN_ISOTP_DEFAULT_RECV_STMIN = 0;

    /// The most wait frames at first.
    public static final int CAN_ISOTP_DEFAULT_RECV_WFTMAX = 0;

    private static final Struct CAN_ISOTP_FC_OPTIONS = Struct.of("can_isotp_fc_options", 3);
    private static final Struct.Field BS = CAN_ISOTP_FC_OPTIONS.field("bs", 0, 1);
    private static final Struct.Field STMIN = CAN_ISOTP_FC_OPTIONS.field("stmin", 1, 1);
    private static final Struct.Field WFTMAX = CAN_ISOTP_FC_OPTIONS.field("wftmax", 2, 1);

    static final Shape<CanIsotpFcOptions> SHAPE =
            Coded.struct(
                    CanIsotpFcOptions.class,
                    CAN_ISOTP_FC_OPTIONS,
                    (value, to) -> {
                        BS.put(to, value.bs);
                        STMIN.put(to, value.stmin);
                        WFTMAX.put(to, value.wftmax);
                    },
                    from ->
                            new CanIsotpFcOptions(
                                    BS.getInt(from), STMIN.getInt(from), WFTMAX.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public CanIsotpFcOptions {
        Range.check("bs", bs, 0xff);
        Range.check("stmin", stmin, 0xff);
        Range.check("wftmax", wftmax, 0xff);
    }
}
