package soquete.option;

/// The value of `SCTP_EVENT`: whether one kind of notification is received.
///
/// @param assocId the association, of sockets that have many
/// @param type [#SCTP_ASSOC_CHANGE] and its like; a notification begins with these 16 bits, and is
///     received with [soquete.message.MsgFlags#MSG_NOTIFICATION]
/// @param on whether
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpEvent(int assocId, int type, boolean on) {
    /// A type: messages come with a `struct sctp_sndrcvinfo`.
    public static final int SCTP_DATA_IO_EVENT = 0x8000;

    /// A type: an association came up, was lost, restarted, ended.
    public static final int SCTP_ASSOC_CHANGE = 0x8001;

    /// A type: an address of the peer became reachable or unreachable.
    public static final int SCTP_PEER_ADDR_CHANGE = 0x8002;

    /// A type: a message could not be sent; [#SCTP_SEND_FAILED_EVENT] replaces it.
    public static final int SCTP_SEND_FAILED = 0x8003;

    /// A type: the peer reports an error.
    public static final int SCTP_REMOTE_ERROR = 0x8004;

    /// A type: the peer sends no more.
    public static final int SCTP_SHUTDOWN_EVENT = 0x8005;

    /// A type: a message that was delivered in parts will not end.
    public static final int SCTP_PARTIAL_DELIVERY_EVENT = 0x8006;

    /// A type: the adaptation layer of the peer.
    public static final int SCTP_ADAPTATION_INDICATION = 0x8007;

    /// A type: keys have changed.
    public static final int SCTP_AUTHENTICATION_EVENT = 0x8008;

    /// A type: nothing waits to be sent or acknowledged.
    public static final int SCTP_SENDER_DRY_EVENT = 0x8009;

    /// A type: streams were reset.
    public static final int SCTP_STREAM_RESET_EVENT = 0x800a;

    /// A type: all streams of the association were reset.
    public static final int SCTP_ASSOC_RESET_EVENT = 0x800b;

    /// A type: streams were added.
    public static final int SCTP_STREAM_CHANGE_EVENT = 0x800c;

    /// A type: a message could not be sent; since Linux 5.0.
    public static final int SCTP_SEND_FAILED_EVENT = 0x800d;

    /// A state of [#SCTP_ASSOC_CHANGE]: the association is up.
    public static final int SCTP_COMM_UP = 0;

    /// A state of [#SCTP_ASSOC_CHANGE]: the association is lost.
    public static final int SCTP_COMM_LOST = 1;

    /// A state of [#SCTP_ASSOC_CHANGE]: the peer has restarted.
    public static final int SCTP_RESTART = 2;

    /// A state of [#SCTP_ASSOC_CHANGE]: the association has ended.
    public static final int SCTP_SHUTDOWN_COMP = 3;

    /// A state of [#SCTP_ASSOC_CHANGE]: the association could not begin.
    public static final int SCTP_CANT_STR_ASSOC = 4;

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
