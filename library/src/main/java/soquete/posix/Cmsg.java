package soquete.posix;

/// Sizes of control data, by the names of cmsg(3).
///
/// @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">cmsg(3)</a>
public final class Cmsg {
    private Cmsg() {}

    /// The bytes of a control message without padding behind it: exactly enough room for one.
    ///
    /// C: `size_t CMSG_LEN(size_t length)`
    ///
    /// @param length bytes of the payload
    /// @return 16 more
    /// @throws IllegalArgumentException if it is negative, or the result exceeds an `int`
    @SuppressWarnings("MethodName") // the C name
    public static int CMSG_LEN(int length) {
        return checked(soquete.sys.Cmsg.len(length), length);
    }

    /// The bytes of a control message with the padding behind it: room for one of several. For an
    /// odd number of descriptors it has room for one more.
    ///
    /// C: `size_t CMSG_SPACE(size_t length)`
    ///
    /// @param length bytes of the payload
    /// @return 16 more, rounded up to a multiple of 8
    /// @throws IllegalArgumentException if it is negative, or the result exceeds an `int`
    @SuppressWarnings("MethodName") // the C name
    public static int CMSG_SPACE(int length) {
        return checked(soquete.sys.Cmsg.space(length), length);
    }

    private static int checked(long result, int length) {
        if (length < 0 || result > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("no payload has " + length + " bytes");
        }
        return (int) result;
    }
}
