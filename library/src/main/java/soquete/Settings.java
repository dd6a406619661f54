package soquete;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.option.Option;

/// The part of [Socket] that reads and sets options. It is a class of its own only to keep the
/// files readable.
abstract sealed class Settings permits SendReceive {
    abstract Socket self();

    /// Reads an option.
    ///
    /// C: `int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)`
    ///
    /// @param option as [SolSocket#SO_RCVBUF]
    /// @param <T>    the type of its value
    /// @return the value
    /// @throws ErrnoException `ENOPROTOOPT`, `EOPNOTSUPP` this socket or kernel does not have it
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
    public <T> T get(Option<T> option) throws IOException {
        return OptionAccess.get(self(), option);
    }

    /// Sets an option.
    ///
    /// C: `int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t
    /// optlen)`
    ///
    /// @param option as [SolSocket#SO_REUSEADDR]
    /// @param value  its value
    /// @param <T>    the type of the value
    /// @throws ErrnoException `ENOPROTOOPT`, `EOPNOTSUPP` this socket or kernel does not have it,
    ///     or
    ///     it is read-only; `EINVAL` not this value, or not now; `EPERM` it needs a capability
    /// @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">setsockopt(2)</a>
    public <T> void set(Option<T> option, T value) throws IOException {
        OptionAccess.set(self(), option, value);
    }
}
