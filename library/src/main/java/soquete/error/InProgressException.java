package soquete.error;

import org.jspecify.annotations.Nullable;

/// A connect is already under way on the socket (`EINPROGRESS`, `EALREADY`).
public final class InProgressException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    InProgressException(String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
