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
