package soquete.option;

/// Which ICMP messages a raw socket does not receive, `ICMP_FILTER`: `struct icmp_filter`, raw(7).
///
/// @param blocked a bit for each type from 0 to 31; a set bit blocks. Other types pass
/// @see <a href="https://man7.org/linux/man-pages/man7/raw.7.html">raw(7)</a>
public record IcmpFilter(int blocked) {
    /// Everything passes.
    public static final IcmpFilter PASS_ALL = new IcmpFilter(0);

    private static final Struct ICMP_FILTER = Struct.of("icmp_filter", 4);
    private static final Struct.Field DATA = ICMP_FILTER.field("data", 0, 4);

    static final Shape<IcmpFilter> SHAPE =
            Coded.struct(
                    IcmpFilter.class,
                    ICMP_FILTER,
                    (value, to) -> DATA.put(to, value.blocked),
                    from -> new IcmpFilter(DATA.getInt(from)));

    /// Of the types below 32, these alone pass.
    ///
    /// @param types ICMP types, 0 to 31
    /// @return a filter
    /// @throws IllegalArgumentException if one is not in 0 to 31
    public static IcmpFilter passOnly(int... types) {
        int blocked = -1;
        for (int type : types) {
            Range.check("the ICMP type", type, 31);
            blocked &= ~(1 << type);
        }
        return new IcmpFilter(blocked);
    }

    /// Whether a message of a type passes.
    ///
    /// @param type 0 to 255
    /// @return true if it is received
    public boolean passes(int type) {
        return type > 31 || (blocked & 1 << type) == 0;
    }
}
