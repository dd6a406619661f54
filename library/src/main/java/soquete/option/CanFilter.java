package soquete.option;

/// A filter of `CAN_RAW_FILTER`: a frame passes if its id and this one are equal under the mask.
///
/// @param id the id, with `CAN_INV_FILTER` to invert
/// @param mask which bits count
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public record CanFilter(long id, long mask) {
    /// Of an id: the filter takes what it would not take without.
    public static final long CAN_INV_FILTER = 0x2000_0000L;

    private static final Struct CAN_FILTER = Struct.of("can_filter", 8);
    private static final Struct.Field ID = CAN_FILTER.field("can_id", 0, 4);
    private static final Struct.Field MASK = CAN_FILTER.field("can_mask", 4, 4);

    static final Shape<CanFilter[]> SHAPE =
            Coded.array(
                    CanFilter[].class,
                    CAN_FILTER,
                    (value, to) -> {
                        ID.put(to, value.id);
                        MASK.put(to, value.mask);
                    },
                    from -> new CanFilter(ID.get(from), MASK.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public CanFilter {
        Range.check("can_id", id, 0xffff_ffffL);
        Range.check("can_mask", mask, 0xffff_ffffL);
    }
}
