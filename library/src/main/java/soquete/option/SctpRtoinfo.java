package soquete.option;

/// The value of `SCTP_RTOINFO`: retransmission timeouts in milliseconds; 0 keeps a value.
///
/// @param assocId the association, of sockets that have many
/// @param initial the first
/// @param max the largest
/// @param min the smallest
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpRtoinfo(int assocId, long initial, long max, long min) {
    private static final Struct SCTP_RTOINFO = Struct.of("sctp_rtoinfo", 16);
    private static final Struct.Field ASSOCID = SCTP_RTOINFO.field("srto_assoc_id", 0, 4);
    private static final Struct.Field INITIAL = SCTP_RTOINFO.field("srto_initial", 4, 4);
    private static final Struct.Field MAX = SCTP_RTOINFO.field("srto_max", 8, 4);
    private static final Struct.Field MIN = SCTP_RTOINFO.field("srto_min", 12, 4);

    static final Shape<SctpRtoinfo> SHAPE =
            Coded.struct(
                    SctpRtoinfo.class,
                    SCTP_RTOINFO,
                    (value, to) -> {
                        ASSOCID.put(to, value.assocId);
                        INITIAL.put(to, value.initial);
                        MAX.put(to, value.max);
                        MIN.put(to, value.min);
                    },
                    from ->
                            new SctpRtoinfo(
                                    ASSOCID.getInt(from),
                                    INITIAL.get(from),
                                    MAX.get(from),
                                    MIN.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public SctpRtoinfo {
        Range.check("srto_initial", initial, 0xffff_ffffL);
        Range.check("srto_max", max, 0xffff_ffffL);
        Range.check("srto_min", min, 0xffff_ffffL);
    }
}
