package soquete.option;

/// The value of `SCTP_DELAYED_SACK`.
///
/// @param assocId the association, of sockets that have many
/// @param delay milliseconds that an acknowledgement waits, at most 500
/// @param freq packets after which it is sent; 1 for each
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpSackInfo(int assocId, long delay, long freq) {
    private static final Struct SCTP_SACK_INFO = Struct.of("sctp_sack_info", 12);
    private static final Struct.Field ASSOCID = SCTP_SACK_INFO.field("sack_assoc_id", 0, 4);
    private static final Struct.Field DELAY = SCTP_SACK_INFO.field("sack_delay", 4, 4);
    private static final Struct.Field FREQ = SCTP_SACK_INFO.field("sack_freq", 8, 4);

    static final Shape<SctpSackInfo> SHAPE =
            Coded.struct(
                    SctpSackInfo.class,
                    SCTP_SACK_INFO,
                    (value, to) -> {
                        ASSOCID.put(to, value.assocId);
                        DELAY.put(to, value.delay);
                        FREQ.put(to, value.freq);
                    },
                    from ->
                            new SctpSackInfo(
                                    ASSOCID.getInt(from), DELAY.get(from), FREQ.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public SctpSackInfo {
        Range.check("sack_delay", delay, 0xffff_ffffL);
        Range.check("sack_freq", freq, 0xffff_ffffL);
    }
}
