package soquete.option;

/// The value of `BT_SECURITY`.
///
/// @param level [#BT_SECURITY_SDP] to [#BT_SECURITY_FIPS]
/// @param keySize bytes of the key; 0 for any
public record BtSecurity(int level, int keySize) {
    /// A level: none, for service discovery.
    public static final int BT_SECURITY_SDP = 0;

    /// A level: no authentication.
    public static final int BT_SECURITY_LOW = 1;

    /// A level: encryption.
    public static final int BT_SECURITY_MEDIUM = 2;

    /// A level: encryption with an authenticated key.
    public static final int BT_SECURITY_HIGH = 3;

    /// A level: the same by approved algorithms; since Linux 3.15.
    public static final int BT_SECURITY_FIPS = 4;

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
