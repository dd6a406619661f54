package soquete.option;

/// The value of `SCTP_DEFAULT_SNDINFO`: how messages are sent that do not say it themselves.
///
/// @param sid the stream
/// @param flags [#SCTP_UNORDERED] and its like
/// @param ppid the payload protocol, as the peer will see it
/// @param context what comes back if sending fails
/// @param assocId the association, of sockets that have many
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpSndinfo(int sid, int flags, long ppid, long context, int assocId) {
    /// A flag: deliver it at once, in no order.
    public static final int SCTP_UNORDERED = 0x1;

    /// A flag: send it to the address given, not to the primary one.
    public static final int SCTP_ADDR_OVER = 0x2;

    /// A flag: end the association at once; the data is the reason. One-to-many sockets only.
    public static final int SCTP_ABORT = 0x4;

    /// A flag: the peer shall acknowledge at once; since Linux 4.9.
    public static final int SCTP_SACK_IMMEDIATELY = 0x8;

    /// A flag: end the association when all is sent. One-to-many sockets only.
    public static final int SCTP_EOF = 0x200;

    private static final Struct SCTP_SNDINFO = Struct.of("sctp_sndinfo", 16);
    private static final Struct.Field SID = SCTP_SNDINFO.field("snd_sid", 0, 2);
    private static final Struct.Field FLAGS = SCTP_SNDINFO.field("snd_flags", 2, 2);
    private static final Struct.Field PPID = SCTP_SNDINFO.field("snd_ppid", 4, 4);
    private static final Struct.Field CONTEXT = SCTP_SNDINFO.field("snd_context", 8, 4);
    private static final Struct.Field ASSOCID = SCTP_SNDINFO.field("snd_assoc_id", 12, 4);

    static final Shape<SctpSndinfo> SHAPE =
            Coded.struct(
                    SctpSndinfo.class,
                    SCTP_SNDINFO,
                    (value, to) -> {
                        SID.put(to, value.sid);
                        FLAGS.put(to, value.flags);
                        PPID.put(to, value.ppid);
                        CONTEXT.put(to, value.context);
                        ASSOCID.put(to, value.assocId);
                    },
                    from ->
                            new SctpSndinfo(
                                    SID.getInt(from),
                                    FLAGS.getInt(from),
                                    PPID.get(from),
                                    CONTEXT.get(from),
                                    ASSOCID.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public SctpSndinfo {
        Range.check("snd_sid", sid, 0xffff);
        Range.check("snd_flags", flags, 0xffff);
        Range.check("snd_ppid", ppid, 0xffff_ffffL);
        Range.check("snd_context", context, 0xffff_ffffL);
    }
}
