package soquete.option;

/// The value of `BT_SECURITY`.
///
/// @param level 0 SDP, 1 low, 2 medium, 3 high, 4 FIPS
/// @param keySize bytes of the key; 0 for any
public record BtSecurity(int level, int keySize) {
    private static final Struct BT_SECURITY = Struct.of("bt_security", 2);
    private static final Struct.Field LEVEL = BT_SECURITY.field("level", 0, 1);
    private static final Struct.Field KEYSIZE = BT_SECURITY.field("key_size", 1, 1);

    static final Shape<BtSecurity> SHAPE =
            Coded.struct(
                    BtSecurity.class,
                    BT_SECURITY,
                    (value, to) -> {
                        LEVEL.put(to, value.level);
                        KEYSIZE.put(to, value.keySize);
                    },
                    from -> new BtSecurity(LEVEL.getInt(from), KEYSIZE.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public BtSecurity {
        Range.check("level", level, 0xff);
        Range.check("key_size", keySize, 0xff);
    }
}
