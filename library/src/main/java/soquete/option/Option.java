package soquete.option;

import java.net.SocketOption;

/// A socket option: a level, a number and the shape of its value, for getsockopt(2) and
/// setsockopt(2).
///
/// The named ones are constants in the class of their level: [SolSocket], [SolIp], [SolIpv6],
/// [SolTcp] and so on. An open set: any other option is one line,
/// `new Option<>("TCP_USER_TIMEOUT", 6, 18, Shape.INT)`; with [Shape#BYTES] its value is bytes.
///
/// @param <T>    the type of the value
/// @param name   the C name
/// @param level  the C level, as `SOL_SOCKET` (1)
/// @param number the C number within the level
/// @param shape  how the value lies in memory
/// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
public record Option<T>(String name, int level, int number, Shape<T> shape)
        implements SocketOption<T> {
    @Override
    public Class<T> type() {
        return shape.type();
    }

    /// Checks that a value is of the type of this option, which a raw `Option` does not.
    ///
    /// @param value a value
    /// @return the same
    /// @throws IllegalArgumentException if it is of another type, or out of a range that is certain
    public T check(T value) {
        if (!shape.type().isInstance(value)) {
            throw new IllegalArgumentException(
                    name
                            + " takes "
                            + shape.type().getSimpleName()
                            + ", and not "
                            + ((Object) value).getClass().getSimpleName());
        }
        return value;
    }

    /// The C name.
    @Override
    public String toString() {
        return name;
    }
}
