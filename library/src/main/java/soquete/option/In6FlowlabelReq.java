package soquete.option;

import soquete.endpoint.Inet6Endpoint;

/// A request about a flow label, `IPV6_FLOWLABEL_MGR`: `struct in6_flowlabel_req`. The port does
/// not
/// count.
///
/// @param destination the address the label is for
/// @param label       the label, 20 bits
/// @param action      `IPV6_FL_A_GET` 0, `IPV6_FL_A_PUT` 1, `IPV6_FL_A_RENEW` 2
/// @param share       who may use it, `IPV6_FL_S_*`
/// @param flags       `IPV6_FL_F_*`
/// @param expires     seconds after which it expires
/// @param linger      seconds that it is kept after the last use
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6437">RFC 6437</a>
public record In6FlowlabelReq(
        Inet6Endpoint destination,
        int label,
        int action,
        int share,
        int flags,
        int expires,
        int linger) {
    private static final Struct IN6_FLOWLABEL_REQ = Struct.of("in6_flowlabel_req", 32);
    private static final Struct.Field DST = IN6_FLOWLABEL_REQ.field("flr_dst", 0, 16);
    private static final Struct.Field LABEL = IN6_FLOWLABEL_REQ.field("flr_label", 16, 4);
    private static final Struct.Field ACTION = IN6_FLOWLABEL_REQ.field("flr_action", 20, 1);
    private static final Struct.Field SHARE = IN6_FLOWLABEL_REQ.field("flr_share", 21, 1);
    private static final Struct.Field FLAGS = IN6_FLOWLABEL_REQ.field("flr_flags", 22, 2);
    private static final Struct.Field EXPIRES = IN6_FLOWLABEL_REQ.field("flr_expires", 24, 2);
    private static final Struct.Field LINGER = IN6_FLOWLABEL_REQ.field("flr_linger", 26, 2);

    static final Shape<In6FlowlabelReq> SHAPE =
            Coded.struct(
                    In6FlowlabelReq.class,
                    IN6_FLOWLABEL_REQ,
                    (value, to) -> {
                        InetBytes.putAddress(to, DST.offset(), value.destination);
                        LABEL.putNet(to, value.label);
                        ACTION.put(to, value.action);
                        SHARE.put(to, value.share);
                        FLAGS.put(to, value.flags);
                        EXPIRES.put(to, value.expires);
                        LINGER.put(to, value.linger);
                    },
                    from ->
                            new In6FlowlabelReq(
                                    InetBytes.address6(from, DST.offset(), 0, 0, 0),
                                    LABEL.getNet(from),
                                    ACTION.getInt(from),
                                    SHARE.getInt(from),
                                    FLAGS.getInt(from),
                                    EXPIRES.getInt(from),
                                    LINGER.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public In6FlowlabelReq {
        Range.check("flr_label", label, 0xfffff);
        Range.check("flr_action", action, 0xff);
        Range.check("flr_share", share, 0xff);
        Range.check("flr_flags", flags, 0xffff);
        Range.check("flr_expires", expires, 0xffff);
        Range.check("flr_linger", linger, 0xffff);
    }
}
