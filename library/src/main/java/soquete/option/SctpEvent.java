package soquete.option;

/// The value of `SCTP_EVENT`: whether one kind of notification is received.
///
/// @param assocId the association, of sockets that have many
/// @param type `SCTP_ASSOC_CHANGE` (0x8001) and so on
/// @param on whether
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpEvent(int assocId, int type, boolean on) {
    private static final Struct SCTP_EVENT = Struct.of("sctp_event", 8);
    private static final Struct.Field ASSOCID = SCTP_EVENT.field("se_assoc_id", 0, 4);
    private static final Struct.Field TYPE = SCTP_EVENT.field("se_type", 4, 2);
    private static final Struct.Field ON = SCTP_EVENT.field("se_on", 6, 1);

    static final Shape<SctpEvent> SHAPE =
            Coded.struct(
                    SctpEvent.class,
                    SCTP_EVENT,
                    (value, to) -> {
                        ASSOCID.put(to, value.assocId);
                        TYPE.put(to, value.type);
                        ON.put(to, value.on ? 1 : 0);
                    },
                    from ->
                            new SctpEvent(
                                    ASSOCID.getInt(from), TYPE.getInt(from), ON.get(from) != 0));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public SctpEvent {
        Range.check("se_type", type, 0xffff);
    }
}
