package soquete.option;

/// The value of `SO_LINGER`: `struct linger`, socket(7).
///
/// Off (the default): close(2) returns at once and the kernel delivers what is queued. On with 0
/// seconds: close resets the connection and throws away what is queued. On with seconds: close
/// blocks its thread, in the kernel, until the peer has acknowledged everything or the time is up.
///
/// @param on      `l_onoff`
/// @param seconds `l_linger`, 0 to 65535
public record Linger(boolean on, int seconds) {
    /// The default: close without waiting, deliver in the background.
    public static final Linger OFF = new Linger(false, 0);

    /// Close by a reset (RST).
    public static final Linger RESET = new Linger(true, 0);

    private static final Struct LINGER = Struct.of("linger", 8);
    private static final Struct.Field ON = LINGER.field("l_onoff", 0, 4);
    private static final Struct.Field SECONDS = LINGER.field("l_linger", 4, 4);

    static final Shape<Linger> SHAPE =
            Coded.struct(
                    Linger.class,
                    LINGER,
                    (value, to) -> SECONDS.put(ON.put(to, value.on ? 1 : 0), value.seconds),
                    from -> new Linger(ON.get(from) != 0, SECONDS.getInt(from)));

    /// Checks the seconds.
    ///
    /// @throws IllegalArgumentException if `seconds` is not in 0 to 65535
    public Linger {
        if (seconds < 0 || seconds > 0xffff) {
            throw new IllegalArgumentException(
                    "SO_LINGER of " + seconds + " seconds is not in 0 to 65535");
        }
    }
}
