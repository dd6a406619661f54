package soquete.option;

/// An association and a number, for several options of SCTP.
///
/// @param assocId the association, of sockets that have many
/// @param value the value
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpAssocValue(int assocId, long value) {
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
