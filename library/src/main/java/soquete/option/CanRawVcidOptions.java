package soquete.option;

/// The value of `CAN_RAW_XL_VCID_OPTS`; since Linux 6.9.
///
/// @param flags `CAN_RAW_XL_VCID_*`
/// @param txVcid the virtual network of frames sent
/// @param rxVcid the one of frames received
/// @param rxVcidMask which of its bits count
public record CanRawVcidOptions(int flags, int txVcid, int rxVcid, int rxVcidMask) {
    private static final Struct CAN_RAW_VCID_OPTIONS = Struct.of("can_raw_vcid_options", 4);
    private static final Struct.Field FLAGS = CAN_RAW_VCID_OPTIONS.field("flags", 0, 1);
    private static final Struct.Field TXVCID = CAN_RAW_VCID_OPTIONS.field("tx_vcid", 1, 1);
    private static final Struct.Field RXVCID = CAN_RAW_VCID_OPTIONS.field("rx_vcid", 2, 1);
    private static final Struct.Field RXVCIDMASK = CAN_RAW_VCID_OPTIONS.field("rx_vcid_mask", 3, 1);

    static final Shape<CanRawVcidOptions> SHAPE =
            Coded.struct(
                    CanRawVcidOptions.class,
                    CAN_RAW_VCID_OPTIONS,
                    (value, to) -> {
                        FLAGS.put(to, value.flags);
                        TXVCID.put(to, value.txVcid);
                        RXVCID.put(to, value.rxVcid);
                        RXVCIDMASK.put(to, value.rxVcidMask);
                    },
                    from ->
                            new CanRawVcidOptions(
                                    FLAGS.getInt(from),
                                    TXVCID.getInt(from),
                                    RXVCID.getInt(from),
                                    RXVCIDMASK.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public CanRawVcidOptions {
        Range.check("flags", flags, 0xff);
        Range.check("tx_vcid", txVcid, 0xff);
        Range.check("rx_vcid", rxVcid, 0xff);
        Range.check("rx_vcid_mask", rxVcidMask, 0xff);
    }
}
