package soquete.option;

/// An option of a TCP connection that is put together by hand (`TCP_REPAIR_OPTIONS`), as CRIU
/// does.
///
/// @param code `TCPOPT_MSS` 2, `TCPOPT_WINDOW` 3, `TCPOPT_SACK_PERM` 4, `TCPOPT_TIMESTAMP` 8
/// @param value its value
public record TcpRepairOpt(long code, long value) {
    private static final Struct TCP_REPAIR_OPT = Struct.of("tcp_repair_opt", 8);
    private static final Struct.Field CODE = TCP_REPAIR_OPT.field("opt_code", 0, 4);
    private static final Struct.Field VALUE = TCP_REPAIR_OPT.field("opt_val", 4, 4);

    static final Shape<TcpRepairOpt[]> SHAPE =
            Coded.array(
                    TcpRepairOpt[].class,
                    TCP_REPAIR_OPT,
                    (value, to) -> {
                        CODE.put(to, value.code);
                        VALUE.put(to, value.value);
                    },
                    from -> new TcpRepairOpt(CODE.get(from), VALUE.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public TcpRepairOpt {
        Range.check("opt_code", code, 0xffff_ffffL);
        Range.check("opt_val", value, 0xffff_ffffL);
    }
}
