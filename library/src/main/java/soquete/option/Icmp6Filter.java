package soquete.option;

import java.nio.ByteBuffer;

/// Which ICMPv6 messages a raw socket does not receive, `ICMPV6_FILTER`: `struct icmp6_filter`.
///
/// @param a a bit for each type from 0 to 63; a set bit blocks
/// @param b those from 64 to 127
/// @param c those from 128 to 191
/// @param d those from 192 to 255
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3542#section-3.2">RFC 3542, 3.2</a>
public record Icmp6Filter(long a, long b, long c, long d) {
    /// Everything passes.
    public static final Icmp6Filter PASS_ALL = new Icmp6Filter(0, 0, 0, 0);

    /// Nothing passes.
    public static final Icmp6Filter BLOCK_ALL = new Icmp6Filter(-1, -1, -1, -1);

    private static final Struct ICMP6_FILTER = Struct.of("icmp6_filter", 32);
    private static final Struct.Field DATA = ICMP6_FILTER.field("data", 0, 32);

    static final Shape<Icmp6Filter> SHAPE =
            Coded.struct(
                    Icmp6Filter.class,
                    ICMP6_FILTER,
                    (value, to) -> {
                        put(to, 0, value.a);
                        put(to, 8, value.b);
                        put(to, 16, value.c);
                        put(to, 24, value.d);
                    },
                    from ->
                            new Icmp6Filter(
                                    get(from, 0), get(from, 8), get(from, 16), get(from, 24)));

    /// These types alone pass.
    ///
    /// @param types ICMPv6 types, 0 to 255
    /// @return a filter
    /// @throws IllegalArgumentException if one is not in 0 to 255
    public static Icmp6Filter passOnly(int... types) {
        long[] words = {-1, -1, -1, -1};
        for (int type : types) {
            Range.check("the ICMPv6 type", type, 255);
            words[type >> 6] &= ~(1L << type);
        }
        return new Icmp6Filter(words[0], words[1], words[2], words[3]);
    }

    /// Whether a message of a type passes.
    ///
    /// @param type 0 to 255
    /// @return true if it is received
    public boolean passes(int type) {
        long[] words = {a, b, c, d};
        return (words[type >> 6 & 3] & 1L << type) == 0;
    }

    private static void put(ByteBuffer to, int at, long word) {
        to.putInt(DATA.offset() + at, (int) word);
        to.putInt(DATA.offset() + at + Integer.BYTES, (int) (word >>> Integer.SIZE));
    }

    private static long get(ByteBuffer from, int at) {
        long low = from.getInt(DATA.offset() + at) & 0xffff_ffffL;
        return (long) from.getInt(DATA.offset() + at + Integer.BYTES) << Integer.SIZE | low;
    }
}
