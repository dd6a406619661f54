package soquete.error;

import org.jspecify.annotations.Nullable;

/// The connection was given up on this side (`ECONNABORTED`).
public final class ConnectionAbortedException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    ConnectionAbortedException(
            String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
