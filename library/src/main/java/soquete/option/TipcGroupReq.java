package soquete.option;

/// The value of `TIPC_GROUP_JOIN`.
///
/// @param type the service type of the group
/// @param instance the member
/// @param scope `TIPC_CLUSTER_SCOPE` 2 or `TIPC_NODE_SCOPE` 3
/// @param flags `TIPC_GROUP_LOOPBACK` 1, `TIPC_GROUP_MEMBER_EVTS` 2
/// @see <a href="https://docs.kernel.org/networking/tipc.html">tipc</a>
public record TipcGroupReq(long type, long instance, long scope, long flags) {
    /// A flag: receive what this socket sends to the group.
    public static final long TIPC_GROUP_LOOPBACK = 0x1;

    /// A flag: receive an empty message when a member comes or goes.
    public static final long TIPC_GROUP_MEMBER_EVTS = 0x2;

    private static final Struct TIPC_GROUP_REQ = Struct.of("tipc_group_req", 16);
    private static final Struct.Field TYPE = TIPC_GROUP_REQ.field("type", 0, 4);
    private static final Struct.Field INSTANCE = TIPC_GROUP_REQ.field("instance", 4, 4);
    private static final Struct.Field SCOPE = TIPC_GROUP_REQ.field("scope", 8, 4);
    private static final Struct.Field FLAGS = TIPC_GROUP_REQ.field("flags", 12, 4);

    static final Shape<TipcGroupReq> SHAPE =
            Coded.struct(
                    TipcGroupReq.class,
                    TIPC_GROUP_REQ,
                    (value, to) -> {
                        TYPE.put(to, value.type);
                        INSTANCE.put(to, value.instance);
                        SCOPE.put(to, value.scope);
                        FLAGS.put(to, value.flags);
                    },
                    from ->
                            new TipcGroupReq(
                                    TYPE.get(from),
                                    INSTANCE.get(from),
                                    SCOPE.get(from),
                                    FLAGS.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public TipcGroupReq {
        Range.check("type", type, 0xffff_ffffL);
        Range.check("instance", instance, 0xffff_ffffL);
        Range.check("scope", scope, 0xffff_ffffL);
        Range.check("flags", flags, 0xffff_ffffL);
    }
}
