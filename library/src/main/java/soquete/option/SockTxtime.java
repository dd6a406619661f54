package soquete.option;

/// The value of `SO_TXTIME`: by which clock packets are sent at a time of their own. It has an
/// effect with the fq or etf queueing discipline only.
///
/// @param clockId as `CLOCK_TAI` (11), the one that etf takes, or `CLOCK_MONOTONIC` (1) for fq
/// @param flags [#SOF_TXTIME_DEADLINE_MODE], [#SOF_TXTIME_REPORT_ERRORS]
public record SockTxtime(int clockId, long flags) {
    private static final Struct SOCK_TXTIME = Struct.of("sock_txtime", 8);
    private static final Struct.Field CLOCKID = SOCK_TXTIME.field("clockid", 0, 4);
    private static final Struct.Field FLAGS = SOCK_TXTIME.field("flags", 4, 4);

    static final Shape<SockTxtime> SHAPE =
            Coded.struct(
                    SockTxtime.class,
                    SOCK_TXTIME,
                    (value, to) -> {
                        CLOCKID.put(to, value.clockId);
                        FLAGS.put(to, value.flags);
                    },
                    from -> new SockTxtime(CLOCKID.getInt(from), FLAGS.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public SockTxtime {
        Range.check("flags", flags, 0xffff_ffffL);
    }

    /// The time is the latest, not the exact one.
    public static final int SOF_TXTIME_DEADLINE_MODE = 1;

    /// What was not sent in time is reported by the error queue.
    public static final int SOF_TXTIME_REPORT_ERRORS = 2;
}
