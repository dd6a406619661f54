package soquete.option;

/// The value of `SCTP_INITMSG`: what the first message of an association asks for. 0 keeps a
/// default.
///
/// @param numOstreams streams out
/// @param maxInstreams most streams in
/// @param maxAttempts most retransmissions of INIT
/// @param maxInitTimeo most milliseconds between them
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpInitmsg(int numOstreams, int maxInstreams, int maxAttempts, int maxInitTimeo) {
    private static final Struct SCTP_INITMSG = Struct.of("sctp_initmsg", 8);
    private static final Struct.Field NUMOSTREAMS = SCTP_INITMSG.field("sinit_num_ostreams", 0, 2);
    private static final Struct.Field MAXINSTREAMS =
            SCTP_INITMSG.field("sinit_max_instreams", 2, 2);
    private static final Struct.Field MAXATTEMPTS = SCTP_INITMSG.field("sinit_max_attempts", 4, 2);
    private static final Struct.Field MAXINITTIMEO =
            SCTP_INITMSG.field("sinit_max_init_timeo", 6, 2);

    static final Shape<SctpInitmsg> SHAPE =
            Coded.struct(
                    SctpInitmsg.class,
                    SCTP_INITMSG,
                    (value, to) -> {
                        NUMOSTREAMS.put(to, value.numOstreams);
                        MAXINSTREAMS.put(to, value.maxInstreams);
                        MAXATTEMPTS.put(to, value.maxAttempts);
                        MAXINITTIMEO.put(to, value.maxInitTimeo);
                    },
                    from ->
                            new SctpInitmsg(
                                    NUMOSTREAMS.getInt(from),
                                    MAXINSTREAMS.getInt(from),
                                    MAXATTEMPTS.getInt(from),
                                    MAXINITTIMEO.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public SctpInitmsg {
        Range.check("sinit_num_ostreams", numOstreams, 0xffff);
        Range.check("sinit_max_instreams", maxInstreams, 0xffff);
        Range.check("sinit_max_attempts", maxAttempts, 0xffff);
        Range.check("sinit_max_init_timeo", maxInitTimeo, 0xffff);
    }
}
