package soquete.option;

/// An association and a number, for several options of SCTP.
///
/// @param assocId the association, of sockets that have many
/// @param value the value
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpAssocValue(int assocId, long value) {
    /// An association: those to come.
    public static final int SCTP_FUTURE_ASSOC = 0;

    /// An association: those that there are; since Linux 5.1.
    public static final int SCTP_CURRENT_ASSOC = 1;

    /// An association: all; since Linux 5.1.
    public static final int SCTP_ALL_ASSOC = 2;

    /// A value of `SCTP_ENABLE_STREAM_RESET`: single streams.
    public static final int SCTP_ENABLE_RESET_STREAM_REQ = 0x1;

    /// A value of `SCTP_ENABLE_STREAM_RESET`: all streams.
    public static final int SCTP_ENABLE_RESET_ASSOC_REQ = 0x2;

    /// A value of `SCTP_ENABLE_STREAM_RESET`: more streams.
    public static final int SCTP_ENABLE_CHANGE_ASSOC_REQ = 0x4;

    private static final Struct SCTP_ASSOC_VALUE = Struct.of("sctp_assoc_value", 8);
    private static final Struct.Field ASSOCID = SCTP_ASSOC_VALUE.field("assoc_id", 0, 4);
    private static final Struct.Field VALUE = SCTP_ASSOC_VALUE.field("assoc_value", 4, 4);

    static final Shape<SctpAssocValue> SHAPE =
            Coded.struct(
                    SctpAssocValue.class,
                    SCTP_ASSOC_VALUE,
                    (value, to) -> {
                        ASSOCID.put(to, value.assocId);
                        VALUE.put(to, value.value);
                    },
                    from -> new SctpAssocValue(ASSOCID.getInt(from), VALUE.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public SctpAssocValue {
        Range.check("assoc_value", value, 0xffff_ffffL);
    }
}
