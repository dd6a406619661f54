package soquete.ring;

import java.io.IOException;

/// What to do about each completion: [Ring#forEachCompletion].
@FunctionalInterface
public interface CompletionHandler {
    /// An operation came to a result. It may begin others.
    ///
    /// @param token    the operation; 0 for a message of another ring
    /// @param userData what the caller said about it
    /// @param result   what the system call would have answered: 0 or more, or `-errno`
    /// @param flags    what the static methods of [Completion] read
    /// @throws IOException ends the batch; what is left of it comes with the next one
    void completed(long token, long userData, int result, int flags) throws IOException;
}
