package soquete;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Something that is done with the number of a descriptor, within [Pollable#withFd].
///
/// @param <T> what comes of it
@FunctionalInterface
public interface FdCall<T extends @Nullable Object> {
    /// Uses the number, and does not keep it.
    ///
    /// @param fd an open descriptor
    /// @return what comes of it
    /// @throws IOException as the call likes
    T call(int fd) throws IOException;
}
