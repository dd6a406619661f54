package soquete;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/// Something with a descriptor that select(2), poll(2) and epoll(7) can wait for: a [Socket], an
/// [OwnedFd], an epoll, or a bare number ([#of]).
///
/// Any thread may call anything at any time.
public interface Pollable {
    /// A descriptor whose life is the caller's own business. Two with the same number are equal.
    ///
    /// @param fd an open descriptor
    /// @return a view of it, which neither owns nor closes it
    /// @throws IllegalArgumentException if the number is negative
    static Pollable of(int fd) {
        return new BareFd(fd);
    }

    /// Whether the descriptor has not been closed through this object.
    ///
    /// @return true while open; always true of a bare number
    boolean isOpen();

    /// Does something with the descriptor's number, which stays this object's until that has ended,
    /// whoever closes it meanwhile: the last one out closes. So what is done must be short: it must
    /// not wait, and not close.
    ///
    /// @param <T>  what comes of it
    /// @param call what to do with the number
    /// @return what the call returned
    /// @throws ClosedChannelException if this is closed
    /// @throws IOException as the call throws
    <T extends @Nullable Object> T withFd(FdCall<T> call) throws IOException;
}
