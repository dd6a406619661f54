package soquete.option;

/// The value of `CAN_ISOTP_OPTS`.
///
/// @param flags `CAN_ISOTP_*`
/// @param frameTxtime nanoseconds between frames
/// @param extAddress the extended address
/// @param txpadContent the byte that fills frames sent
/// @param rxpadContent the byte that fills frames received
/// @param rxExtAddress the extended address of the peer
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public record CanIsotpOptions(
        long flags,
        long frameTxtime,
        int extAddress,
        int txpadContent,
        int rxpadContent,
        int rxExtAddress) {
    private static final Struct CAN_ISOTP_OPTIONS = Struct.of("can_isotp_options", 12);
    private static final Struct.Field FLAGS = CAN_ISOTP_OPTIONS.field("flags", 0, 4);
    private static final Struct.Field FRAMETXTIME = CAN_ISOTP_OPTIONS.field("frame_txtime", 4, 4);
    private static final Struct.Field EXTADDRESS = CAN_ISOTP_OPTIONS.field("ext_address", 8, 1);
    private static final Struct.Field TXPADCONTENT = CAN_ISOTP_OPTIONS.field("txpad_content", 9, 1);
    private static final Struct.Field RXPADCONTENT =
            CAN_ISOTP_OPTIONS.field("rxpad_content", 10, 1);
    private static final Struct.Field RXEXTADDRESS =
            CAN_ISOTP_OPTIONS.field("rx_ext_address", 11, 1);

    static final Shape<CanIsotpOptions> SHAPE =
            Coded.struct(
                    CanIsotpOptions.class,
                    CAN_ISOTP_OPTIONS,
                    (value, to) -> {
                        FLAGS.put(to, value.flags);
                        FRAMETXTIME.put(to, value.frameTxtime);
                        EXTADDRESS.put(to, value.extAddress);
                        TXPADCONTENT.put(to, value.txpadContent);
                        RXPADCONTENT.put(to, value.rxpadContent);
                        RXEXTADDRESS.put(to, value.rxExtAddress);
                    },
                    from ->
                            new CanIsotpOptions(
                                    FLAGS.get(from),
                                    FRAMETXTIME.get(from),
                                    EXTADDRESS.getInt(from),
                                    TXPADCONTENT.getInt(from),
                                    RXPADCONTENT.getInt(from),
                                    RXEXTADDRESS.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public CanIsotpOptions {
        Range.check("flags", flags, 0xffff_ffffL);
        Range.check("frame_txtime", frameTxtime, 0xffff_ffffL);
        Range.check("ext_address", extAddress, 0xff);
        Range.check("txpad_content", txpadContent, 0xff);
        Range.check("rxpad_content", rxpadContent, 0xff);
        Range.check("rx_ext_address", rxExtAddress, 0xff);
    }
}
