package soquete.option;

/// The value of `SO_TIMESTAMPING`: `struct so_timestamping`. Kernels before Linux 5.14 read the
/// flags
/// alone.
///
/// @param flags   what is stamped and reported
/// @param bindPhc the clock of the device with [TimestampingFlags#SOF_TIMESTAMPING_BIND_PHC], or 0
/// @see <a href="https://docs.kernel.org/networking/timestamping.html">Timestamping</a>
public record Timestamping(TimestampingFlags flags, int bindPhc) {
    private static final Struct SO_TIMESTAMPING = Struct.of("so_timestamping", 8);
    private static final Struct.Field FLAGS = SO_TIMESTAMPING.field("flags", 0, 4);
    private static final Struct.Field BIND_PHC = SO_TIMESTAMPING.field("bind_phc", 4, 4);

    static final Shape<Timestamping> SHAPE =
            Coded.bytes(
                    Timestamping.class,
                    SO_TIMESTAMPING.size(),
                    Passing.VALUE,
                    value ->
                            BIND_PHC.put(
                                            FLAGS.put(SO_TIMESTAMPING.blank(), value.flags.bits()),
                                            value.bindPhc)
                                    .array(),
                    bytes ->
                            bytes.length == 4
                                    ? of(new TimestampingFlags(Shape.INT.decode(bytes)))
                                    : new Timestamping(
                                            new TimestampingFlags(
                                                    FLAGS.getInt(SO_TIMESTAMPING.wrap(bytes))),
                                            BIND_PHC.getInt(SO_TIMESTAMPING.wrap(bytes))));

    /// Flags without a clock.
    ///
    /// @param flags what is stamped and reported
    /// @return the value
    public static Timestamping of(TimestampingFlags flags) {
        return new Timestamping(flags, 0);
    }
}
