package soquete.error;

import org.jspecify.annotations.Nullable;

/// The peer did not answer within the kernel's own time (`ETIMEDOUT`); Soquete's deadlines end in
/// [DeadlineException].
public final class ConnectionTimedOutException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    ConnectionTimedOutException(
            String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
