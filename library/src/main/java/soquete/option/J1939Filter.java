package soquete.option;

/// A filter of `SO_J1939_FILTER`.
///
/// @param name the NAME
/// @param nameMask which of its bits count
/// @param pgn the parameter group
/// @param pgnMask which of its bits count
/// @param addr the address
/// @param addrMask which of its bits count
/// @see <a href="https://docs.kernel.org/networking/j1939.html">J1939</a>
public record J1939Filter(
        long name, long nameMask, long pgn, long pgnMask, int addr, int addrMask) {
    /// The most filters of one socket.
    public static final int J1939_FILTER_MAX = 512;

    private static final Struct J1939_FILTER = Struct.of("j1939_filter", 32);
    private static final Struct.Field NAME = J1939_FILTER.field("name", 0, 8);
    private static final Struct.Field NAMEMASK = J1939_FILTER.field("name_mask", 8, 8);
    private static final Struct.Field PGN = J1939_FILTER.field("pgn", 16, 4);
    private static final Struct.Field PGNMASK = J1939_FILTER.field("pgn_mask", 20, 4);
    private static final Struct.Field ADDR = J1939_FILTER.field("addr", 24, 1);
    private static final Struct.Field ADDRMASK = J1939_FILTER.field("addr_mask", 25, 1);

    static final Shape<J1939Filter[]> SHAPE =
            Coded.array(
                    J1939Filter[].class,
                    J1939_FILTER,
                    (value, to) -> {
                        NAME.put(to, value.name);
                        NAMEMASK.put(to, value.nameMask);
                        PGN.put(to, value.pgn);
                        PGNMASK.put(to, value.pgnMask);
                        ADDR.put(to, value.addr);
                        ADDRMASK.put(to, value.addrMask);
                    },
                    from ->
                            new J1939Filter(
                                    NAME.get(from),
                                    NAMEMASK.get(from),
                                    PGN.get(from),
                                    PGNMASK.get(from),
                                    ADDR.getInt(from),
                                    ADDRMASK.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public J1939Filter {
        Range.check("pgn", pgn, 0xffff_ffffL);
        Range.check("pgn_mask", pgnMask, 0xffff_ffffL);
        Range.check("addr", addr, 0xff);
        Range.check("addr_mask", addrMask, 0xff);
    }
}
